from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.occasions import Occasion
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.tapers import Dose, Step
from lupus_journal.services.lab_reading import LabLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.pages import EntryPage

SUNDAY = date(2026, 3, 1)
MORNING = datetime(2026, 3, 1, 8, 20, tzinfo=UTC)


def drink(journal: Journal) -> str:
    return journal.fluids.record(Fluid(SUNDAY, MORNING, 250)).id


def check_in(journal: Journal) -> str:
    answers = {"sleep": Decimal(3), "fatigue": Decimal(6)}
    return journal.checkins.record(Occasion(SUNDAY, MORNING), answers, note="rain").id


def lab(journal: Journal) -> str:
    report = LabReport(date(2026, 2, 24), laboratory="City Hospital")
    line = LabLine(name="C3", printed="71", unit="mg/dL", range="75-175")
    return journal.labs.record(report, line).kept.result.id


def course(journal: Journal) -> str:
    fact = Course(
        regimen="custom", medicine="Saphnelo", start=date(2026, 2, 1), phases=(Phase((0, 28)),)
    )
    kept = journal.courses.add(fact)
    journal.infusions.give(journal.infusions.dose(kept, 1), date(2026, 2, 1))
    journal.infusions.give(journal.infusions.dose(kept, 2), SUNDAY)
    return kept.id


def lines(page: EntryPage) -> dict[str, str]:
    return {line.name: line.text for line in page.lines}


def deeds(page: EntryPage) -> list[str]:
    return [line.text for line in page.life]


def test_a_result_is_shown_as_printed_beside_its_range(journal: Journal) -> None:
    page = journal.pages.page(lab(journal))
    assert (page.title, page.when) == ("C3 71 mg/dL (L)", "Tue 24 Feb 2026")
    shown = lines(page)
    assert shown["Result"] == "71 mg/dL"
    assert shown["Range"] == "below 75-175 (L)"
    assert shown["Laboratory"] == "City Hospital"


def test_a_check_in_has_its_figures_in_the_order_in_which_it_asks(journal: Journal) -> None:
    page = journal.pages.page(check_in(journal))
    assert (page.title, page.when, page.note) == ("Check-in", "Sun 1 Mar 2026 at 08:20", "rain")
    assert page.parts_are == "Figures"
    assert [part.words for part in page.parts] == ["fatigue or exhaustion 6", "sleep quality 3"]


def test_a_course_lists_its_infusions_with_their_days(journal: Journal) -> None:
    page = journal.pages.page(course(journal))
    assert page.title == "Course of Saphnelo"
    assert [part.words for part in page.parts] == [
        "Sun 1 Feb 2026   Saphnelo dose 1, given",
        "Sun 1 Mar 2026   Saphnelo dose 2, given",
    ]


def test_what_is_empty_is_not_shown(journal: Journal) -> None:
    assert lines(journal.pages.page(drink(journal))) == {"Millilitres": "250"}


def test_who_else_had_to_do_with_an_entry_is_named(journal_at: Callable[..., Journal]) -> None:
    entry_id = drink(journal_at("2026-03-01T09:00", author="Mia"))
    journal = journal_at("2026-03-01T10:00", author="Rosa")
    journal.reviews.see(journal.entries.live(entry_id))
    shown = lines(journal.pages.page(entry_id))
    assert shown["Entered"] == "by Mia, caregiver"
    assert shown["Seen"] == "by Rosa on Sun 1 Mar 2026"


def test_a_life_tells_each_action_once_with_what_became_of_the_figures(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal))
    fatigue, pain, sleep = (one.name for one in form.figures[:3])
    journal.forms.keep(
        form, {f"figure_{fatigue}": "5", f"figure_{pain}": "4", f"figure_{sleep}": "", "note": ""}
    )
    assert deeds(journal.pages.page(form.record.id)) == [
        "logged by patient",
        "changed by patient: note rain → nothing; fatigue or exhaustion 6 → 5; "
        "overall pain 4 added; sleep quality 3 removed",
    ]


def test_a_figure_changed_by_itself_is_part_of_its_check_ins_life(journal: Journal) -> None:
    entry_id = check_in(journal)
    fatigue = journal.entries.belonging(journal.entries.live(entry_id))[0]
    journal.entries.edit(fatigue, {"value": "7"})
    assert deeds(journal.pages.page(entry_id))[1:] == [
        "changed by patient: fatigue or exhaustion 6 → 7"
    ]


def test_a_long_note_is_whole_in_the_page_and_short_in_the_life(journal: Journal) -> None:
    entry_id = drink(journal)
    note = "slept badly " * 100_000
    journal.entries.edit(journal.entries.live(entry_id), {"note": note})
    page = journal.pages.page(entry_id)
    assert page.note == note
    assert deeds(page)[1].startswith("changed by patient: note nothing → slept badly")
    assert len(deeds(page)[1]) < 300


@pytest.mark.parametrize(
    ("made", "question"),
    [
        (lab, "Delete C3 71 mg/dL (L) of Tue 24 Feb 2026?"),
        (drink, "Delete 250 ml of Sun 1 Mar 2026?"),
        (check_in, "Delete the check-in of Sun 1 Mar 2026?\nIts 2 figures go with it."),
        (course, "Delete the course of Saphnelo from Sun 1 Feb 2026?\nIts 2 infusions go with it."),
    ],
)
def test_the_question_names_what_goes(
    journal: Journal, made: Callable[[Journal], str], question: str
) -> None:
    assert journal.pages.question(made(journal)) == question


def test_one_thing_that_goes_along_is_counted_as_one(journal: Journal) -> None:
    medicine = journal.medicines.add(
        Medicine(name="prednisone", started_on=SUNDAY),
        [Step(Dose(Decimal(5), "mg", "daily"), SUNDAY)],
    )
    assert journal.pages.question(medicine.id).endswith("\nIts dose goes with it.")


def test_deleting_is_one_action_that_undo_takes_back(journal: Journal) -> None:
    entry_id = check_in(journal)
    before = journal.pages.page(entry_id)
    words = "Deleted the check-in of Sun 1 Mar 2026, with its 2 figures."
    assert journal.pages.delete(entry_id) == words
    with pytest.raises(InvalidEntry, match="was deleted"):
        journal.pages.page(entry_id)
    journal.entries.undo()
    assert journal.pages.page(entry_id) == before
