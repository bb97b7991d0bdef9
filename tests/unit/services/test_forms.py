from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.bootstrap import open_demo, open_journal
from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.day_reading import Leaning
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.occasions import Occasion
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.scales import Scale
from lupus_journal.reference.symptoms import find
from lupus_journal.services.clock import StoppedClock
from lupus_journal.services.field_texts import answer_text
from lupus_journal.services.fields import Asked
from lupus_journal.services.forms import FIGURE
from lupus_journal.services.lab_reading import LabLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.records import Record
    from lupus_journal.services.forms import Form, FormField

SUNDAY = date(2026, 3, 1)
MORNING = datetime(2026, 3, 1, 8, 20, 41, tzinfo=UTC)
MOST_OF_A_KIND = 6


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """The journal of the made-up patient: every kind of entry that the program keeps."""
    path = str(tmp_path_factory.mktemp("forms") / "demo.db")
    clock = StoppedClock(datetime(2026, 3, 1, 9, tzinfo=UTC))
    open_demo(clock).write(path)
    return open_journal(path, clock)


def some_of_each_kind(journal: Journal) -> list[Record]:
    found = []
    kinds = ("labs", "infusions", "courses", "checkins", "symptoms", "fluids", "medicines")
    for kind in kinds:
        records = journal.lists.listed(journal.lists.listing(kind))
        found += records[:: max(1, len(records) // MOST_OF_A_KIND)]
        found += [
            one for record in records[:MOST_OF_A_KIND] for one in journal.entries.belonging(record)
        ]
    return found


def field(form: Form, name: str) -> FormField:
    return next(one for one in form.fields if one.name == name)


def figure(form: Form, symptom: str) -> FormField:
    [name] = [one.name for one in form.figures if one.symptom.id == symptom]
    return field(form, f"{FIGURE}{name}")


def drink(journal: Journal) -> str:
    return journal.fluids.record(Fluid(SUNDAY, MORNING, 250)).id


def check_in(journal: Journal, note: str = "", **figures: int) -> str:
    answers = {name: Decimal(value) for name, value in figures.items()}
    return journal.checkins.record(Occasion(SUNDAY, MORNING), answers, note=note).id


def lab(journal: Journal) -> str:
    report = LabReport(date(2026, 2, 24), laboratory="City Hospital")
    line = LabLine(name="C3", printed="71", unit="mg/dL", range="75-175")
    return journal.labs.record(report, line).kept.result.id


def test_every_text_of_every_form_reads_back_as_what_the_entry_holds(lived_in: Journal) -> None:
    records = some_of_each_kind(lived_in)
    assert {record.table for record in records} >= {
        *("lab_results", "infusions", "courses", "checkins", "symptoms", "fluids"),
        *("medicines", "dose_periods"),
    }
    for record in records:
        form = lived_in.forms.form(record.id)
        typed = {one.name: one.text for one in form.fields if not one.name.startswith(FIGURE)}
        figures = [
            replace(one, typed=field(form, f"{FIGURE}{one.name}").text)
            for one in form.figures
            if one.kept
        ]
        after = lived_in.entries.edit(form.record, typed, figures or None)
        assert after == form.record, lived_in.entries.words(record)
        assert form.changed({one.name: one.text for one in form.fields}) == {}


@given(st.sampled_from(["fatigue", "nodes", "fever", "urine_dark", "stiffness"]), st.integers(0, 3))
def test_the_text_of_an_answer_is_read_as_the_same_answer(name: str, step: int) -> None:
    symptom = find(name)
    answer = Decimal(step)
    if symptom.scale is Scale.TEMPERATURE:
        answer += Decimal("36.75")
    elif symptom.scale is Scale.YES_NO:
        answer %= 2
    assert symptom.read(answer_text(symptom, answer)) == answer


def test_a_drink_is_corrected_and_the_sentence_says_how(journal: Journal) -> None:
    form = journal.forms.form(drink(journal))
    told = journal.forms.keep(form, {"ml": "300"})
    assert told == "Changed 250 ml: millilitres 250 → 300."
    assert fact(journal, form) == Fluid(SUNDAY, MORNING, 300)


def test_days_are_told_with_their_weekday_and_notes_only_that_they_changed(
    journal: Journal,
) -> None:
    form = journal.forms.form(drink(journal))
    told = journal.forms.keep(form, {"on": "2026-02-28", "note": "with the tablets"})
    assert told == "Changed 250 ml: day Sun 1 Mar 2026 → Sat 28 Feb 2026; note added."


def test_more_than_three_changes_are_counted(journal: Journal) -> None:
    form = journal.forms.form(lab(journal))
    texts = {"on": "2026-02-23", "printed": "72", "range": "80-170", "note": "x", "private": "yes"}
    told = journal.forms.keep(form, texts)
    assert told.endswith("; result 71 → 72; range 75-175 → 80-170; 2 more.")


def test_what_reads_as_it_did_is_not_called_a_change(journal: Journal) -> None:
    form = journal.forms.form(drink(journal))
    with pytest.raises(InvalidEntry, match="Nothing is different: 250 ml says so already"):
        journal.forms.keep(form, {"ml": "0.25l"})
    assert journal.entries.undo().words.startswith("250 ml of ")
    with pytest.raises(UnknownEntry, match="nothing left to undo"):
        journal.entries.undo()


def test_a_time_goes_along_to_another_day(journal: Journal) -> None:
    form = journal.forms.form(drink(journal))
    assert field(form, "at").text == "08:20"
    journal.forms.keep(form, {"on": "2026-02-27"})
    assert fact(journal, form) == Fluid(
        date(2026, 2, 27), datetime(2026, 2, 27, 8, 20, tzinfo=UTC), 250
    )


def test_a_time_that_is_typed_as_it_stands_keeps_its_seconds(journal: Journal) -> None:
    form = journal.forms.form(drink(journal))
    journal.forms.keep(form, {"at": "08:20", "ml": "300"})
    assert fact(journal, form).at == MORNING


def test_a_time_of_another_zone_is_offered_with_its_offset(journal: Journal) -> None:
    tokyo = datetime(2026, 3, 1, 8, 20, tzinfo=timezone(timedelta(hours=9)))
    form = journal.forms.form(journal.fluids.record(Fluid(SUNDAY, tokyo, 250)).id)
    assert field(form, "at").text == "2026-03-01T08:20+0900"
    journal.forms.keep(form, {"at": field(form, "at").text, "ml": "300"})
    assert fact(journal, form).at == tokyo


def test_a_night_of_the_day_before_is_offered_as_its_time(journal: Journal) -> None:
    night = datetime(2026, 3, 1, 1, 30, tzinfo=UTC)
    form = journal.forms.form(journal.fluids.record(Fluid(date(2026, 2, 28), night, 250)).id)
    assert field(form, "at").text == "01:30"


def test_at_night_a_drinks_today_is_the_day_before_and_a_results_is_not(
    journal_at: Callable[..., Journal],
) -> None:
    journal = journal_at("2026-03-02T02:00")
    kept = journal.forms.form(journal.fluids.record(Fluid(date(2026, 2, 27), None, 250)).id)
    assert kept.today == SUNDAY
    assert "→ Sun 1 Mar 2026" in journal.forms.keep(kept, {"on": "today"})
    assert journal.forms.form(lab(journal)).today == date(2026, 3, 2)


def test_the_figures_of_a_check_in_are_changed_with_it_as_one_action(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, fatigue=6, sleep=3))
    assert [one.text for one in form.fields if one.name.startswith(FIGURE)] == ["6", "", "3", ""]
    texts = {
        figure(form, "fatigue").name: "5",
        figure(form, "pain_overall").name: "4",
        figure(form, "sleep").name: "",
        "note": "after all",
    }
    told = journal.forms.keep(form, texts)
    assert told == (
        "Changed check-in: fatigue or exhaustion 6 → 5; overall pain nothing → 4; "
        "sleep quality 3 → nothing; 1 more."
    )
    assert figures(journal, form) == {"fatigue": "5", "pain_overall": "4"}
    assert journal.entries.live(form.record.id).entry.note == "after all"
    journal.entries.undo()
    assert figures(journal, form) == {"fatigue": "6", "sleep": "3"}
    assert journal.entries.live(form.record.id).entry.note == ""


def test_a_figure_that_cannot_be_leaves_the_whole_check_in_as_it_was(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, fatigue=6, sleep=3))
    texts = {figure(form, "fatigue").name: "5", figure(form, "sleep").name: "11", "note": "x"}
    with pytest.raises(InvalidEntry, match="outside 0-10 for sleep"):
        journal.forms.keep(form, texts)
    assert figures(journal, form) == {"fatigue": "6", "sleep": "3"}
    assert journal.entries.live(form.record.id).entry.note == ""


def test_a_figure_added_later_is_of_the_check_ins_own_moment(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, fatigue=6))
    journal.forms.keep(form, {figure(form, "sleep").name: "4", "on": "2026-02-27"})
    moved = datetime(2026, 2, 27, 8, 20, tzinfo=UTC)
    facts = [one.entry.fact for one in journal.entries.belonging(form.record)]
    assert facts == [
        SymptomScore(date(2026, 2, 27), moved, name, Decimal(value), checkin=form.record.id)
        for name, value in (("fatigue", 6), ("sleep", 4))
    ]


def test_a_check_in_is_not_emptied_of_all_it_said(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, fatigue=6))
    with pytest.raises(InvalidEntry, match="Nothing would be left"):
        journal.forms.keep(form, {figure(form, "fatigue").name: " "})
    journal.forms.keep(form, {figure(form, "fatigue").name: "", "note": "only tired"})
    assert figures(journal, form) == {}


def test_a_form_that_is_older_than_its_entry_is_refused(journal: Journal) -> None:
    form = journal.forms.form(drink(journal))
    journal.forms.keep(form, {"ml": "300"})
    with pytest.raises(InvalidEntry, match="was changed meanwhile"):
        journal.forms.keep(form, {"ml": "200"})
    assert fact(journal, form).ml == 300


def test_a_form_that_is_older_than_a_figure_is_refused(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, fatigue=6))
    [answer] = journal.entries.belonging(form.record)
    journal.entries.edit(answer, {"value": "7"})
    with pytest.raises(InvalidEntry, match="was changed meanwhile"):
        journal.forms.keep(form, {figure(form, "fatigue").name: "5"})
    assert figures(journal, form) == {"fatigue": "7"}


def test_a_draft_is_of_one_state_of_an_entry_and_of_its_figures(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, fatigue=6))
    assert journal.forms.form(form.record.id).about == form.about
    [answer] = journal.entries.belonging(form.record)
    journal.entries.edit(answer, {"value": "7"})
    assert journal.forms.form(form.record.id).about != form.about


def test_a_result_shows_its_reports_day_and_laboratory(journal: Journal) -> None:
    form = journal.forms.form(lab(journal))
    offered = {one.name: one.text for one in form.fields}
    assert offered == {
        "on": "2026-02-24",
        "at": "",
        "code": "C3",
        "printed": "71",
        "unit": "mg/dL",
        "range": "75-175",
        "method": "",
        "laboratory": "City Hospital",
        "note": "",
        "private": "no",
    }
    told = journal.forms.keep(form, {"laboratory": "Riverside Lab"})
    assert told == "Changed C3 71 mg/dL (L): laboratory City Hospital → Riverside Lab."


def test_a_planned_dose_turns_out_to_be_given(journal: Journal) -> None:
    course = journal.courses.add(
        Course(regimen="custom", medicine="Saphnelo", start=SUNDAY, phases=(Phase((0, 28)),))
    )
    dose = journal.infusions.dose(course, 1)
    held = journal.infusions.hold(dose, HoldReason.INFECTION)
    form = journal.forms.form(held.id)
    assert field(form, "given_on").leaning is Leaning.PAST
    assert field(form, "planned_on").leaning is Leaning.FUTURE
    assert field(form, "status").asked is Asked.CHOICE
    assert field(form, "reason").choices == tuple(map(str, HoldReason))
    journal.forms.keep(
        form, {"status": "given", "given_on": "today", "reason": "", "started_at": "08:30"}
    )
    infusion: Infusion = fact(journal, form)
    assert (infusion.status, infusion.given_on, infusion.reason) == (
        *(InfusionStatus.GIVEN, SUNDAY, None),
    )
    assert infusion.started_at == datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def test_a_given_day_takes_the_times_of_the_session_along(journal: Journal) -> None:
    course = journal.courses.add(
        Course(regimen="custom", medicine="Saphnelo", start=SUNDAY, phases=(Phase((0, 28)),))
    )
    given = journal.infusions.give(journal.infusions.dose(course, 1), SUNDAY)
    form = journal.forms.form(given.id)
    journal.forms.keep(form, {"started_at": "08:30", "ended_at": "08:50"})
    form = journal.forms.form(given.id)
    journal.forms.keep(form, {"given_on": "2026-02-27"})
    infusion: Infusion = fact(journal, form)
    assert infusion.started_at == datetime(2026, 2, 27, 8, 30, tzinfo=UTC)
    assert infusion.ended_at == datetime(2026, 2, 27, 8, 50, tzinfo=UTC)


def test_every_field_has_a_name_of_its_own_for_people(lived_in: Journal) -> None:
    for record in some_of_each_kind(lived_in):
        labels = [one.label for one in lived_in.forms.form(record.id).fields]
        assert len(set(labels)) == len(labels)
        assert not any("_" in label for label in labels)


def fact(journal: Journal, form: Form) -> Any:
    return journal.entries.live(form.record.id).entry.fact


def figures(journal: Journal, form: Form) -> dict[str, str]:
    answers = journal.entries.belonging(form.record)
    return {one.kind: str(one.entry.fact.value) for one in answers}
