"""The month, the day and the search of the diary."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.entries import Origin
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.person import Person
from lupus_journal.services.lab_reading import LabLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

TODAY = date(2026, 3, 1)
FRIDAY = date(2026, 2, 27)
SIX = {"fatigue": Decimal(6)}


def belimumab(journal: Journal, start: date) -> Course:
    regimen = journal.regimens.find("belimumab_iv")
    course = Course(
        regimen=regimen.id, medicine=regimen.medicine, start=start, phases=regimen.phases
    )
    return journal.courses.add(course).fact


def test_what_is_logged_for_today_has_this_moment_and_was_typed(journal: Journal) -> None:
    entry = journal.diary.check_in(TODAY, SIX)
    assert entry.fact.at == journal.clock.now()
    assert entry.origin is Origin.TYPED


def test_what_is_logged_for_an_earlier_day_has_no_time_and_is_remembered_later(
    journal: Journal,
) -> None:
    checkin = journal.diary.check_in(FRIDAY, SIX)
    symptom = journal.diary.log_symptom(FRIDAY, "joint_pain", Decimal(4), site="left wrist")
    note = journal.diary.log_note(FRIDAY, "Slept till noon.")
    figure, _ = journal.checkins.figures_on(FRIDAY)[::-1]
    origins = (checkin.origin, symptom.origin, note.origin, figure.origin)
    assert set(origins) == {Origin.REMEMBERED}
    assert {checkin.fact.at, symptom.fact.at, note.fact.at, figure.fact.at} == {None}


def test_a_drink_may_have_a_time_on_an_earlier_day(journal: Journal) -> None:
    at = journal.diary.log_drink(FRIDAY, 250, "14:30").fact.at
    assert f"{at:%Y-%m-%d %H:%M}" == "2026-02-27 14:30"


def test_nothing_is_logged_for_a_day_that_has_not_come(journal: Journal) -> None:
    with pytest.raises(InvalidEntry, match=r"Mon 2 Mar 2026 has not come yet"):
        journal.diary.log_note(date(2026, 3, 2), "tomorrow")


def test_that_a_day_is_too_much_for_details_is_kept_once(journal: Journal) -> None:
    journal.diary.check_in(FRIDAY, {}, too_tired=True)
    with pytest.raises(InvalidEntry, match=r"logged for Fri 27 Feb 2026 already"):
        journal.diary.check_in(FRIDAY, {}, too_tired=True)
    journal.diary.check_in(FRIDAY, SIX, too_tired=True)
    assert len(journal.checkins.moments_on(FRIDAY)) == 2


def test_after_midnight_today_is_still_the_day_before(
    journal_at: Callable[..., Journal],
) -> None:
    journal = journal_at("2026-03-01T01:30")
    journal.person.become(Person(day_ends=time(4)))
    assert journal.diary.today() == date(2026, 2, 28)
    assert journal.diary.check_in(date(2026, 2, 28), SIX).origin is Origin.TYPED


def test_a_month_shows_the_last_figure_of_each_day_and_nothing_for_the_others(
    journal: Journal,
) -> None:
    at = journal.clock.now()
    for hour, value in ((20, 3), (8, 7)):
        when = at.replace(month=2, day=27, hour=hour)
        journal.symptoms.record(SymptomScore(FRIDAY, when, "fatigue", Decimal(value)))
    journal.diary.log_symptom(FRIDAY, "fatigue", Decimal(9))
    month = journal.diary.month(FRIDAY)
    assert month.figure("fatigue", FRIDAY) == 3
    assert month.figure("fatigue", date(2026, 2, 26)) is None
    assert month.figure("sleep", FRIDAY) is None


def test_without_times_the_figure_that_was_kept_last_is_the_days_last(journal: Journal) -> None:
    for value in (8, 2):
        journal.diary.log_symptom(FRIDAY, "fatigue", Decimal(value))
    assert journal.diary.month(FRIDAY).figure("fatigue", FRIDAY) == 2


def test_a_month_reaches_to_the_ends_of_its_first_and_last_week(journal: Journal) -> None:
    journal.diary.log_symptom(date(2026, 2, 23), "fatigue", Decimal(5))
    assert journal.diary.month(TODAY).figure("fatigue", date(2026, 2, 23)) == 5


def test_a_month_marks_what_else_its_days_hold(journal: Journal) -> None:
    journal.diary.log_note(FRIDAY, "A walk.")
    journal.diary.log_drink(TODAY, 250)
    report = LabReport(date(2026, 2, 24), laboratory="City Hospital")
    journal.labs.record(report, LabLine(name="C3", printed="71", unit="mg/dL"))
    month = journal.diary.month(TODAY)
    assert month.notes == {FRIDAY}
    assert month.drinks == {TODAY}
    assert month.labs == {date(2026, 2, 24)}


def test_a_deleted_figure_is_no_longer_in_the_month(journal: Journal) -> None:
    entry = journal.diary.log_symptom(FRIDAY, "fatigue", Decimal(8))
    journal.entries.remove(journal.entries.named(entry.id))
    assert journal.diary.month(FRIDAY).figures == {}


def test_given_and_planned_infusions_are_told_apart(journal: Journal) -> None:
    belimumab(journal, date(2026, 2, 24))
    [course, *_] = [treatment.course for treatment in journal.reminders.treatments()]
    journal.infusions.give(journal.infusions.dose(course, 1), date(2026, 2, 24))
    month = journal.diary.month(TODAY)
    assert month.given == {date(2026, 2, 24)}
    assert date(2026, 3, 10) in month.planned


def test_a_check_in_is_one_row_with_its_figures_in_the_order_they_are_asked(
    journal: Journal,
) -> None:
    figures = {"sleep": Decimal(7), "fatigue": Decimal(4), "global": Decimal(3)}
    journal.diary.check_in(TODAY, figures, note="Quiet day.")
    [row] = journal.days.on(TODAY)
    assert (row.kind, row.words) == ("Check-in", "fatigue 4, sleep 7, lupus 3")
    assert row.note == "Quiet day."


def test_a_note_alone_is_called_a_note(journal: Journal) -> None:
    journal.diary.log_note(TODAY, "Sun on the balcony.")
    [row] = journal.days.on(TODAY)
    assert (row.kind, row.words, row.note) == ("Note", "", "Sun on the balcony.")


def test_too_tired_is_said_with_or_without_figures(journal: Journal) -> None:
    journal.diary.check_in(FRIDAY, {}, too_tired=True)
    journal.diary.check_in(FRIDAY, SIX, too_tired=True)
    assert [row.words for row in journal.days.on(FRIDAY)] == [
        "too tired for details",
        "fatigue 6, too tired for more",
    ]


def test_a_day_begins_with_what_has_no_time_symptoms_by_organ_system(journal: Journal) -> None:
    journal.diary.log_drink(FRIDAY, 200, "08:00")
    journal.diary.log_symptom(FRIDAY, "headache", Decimal(3))
    journal.diary.log_symptom(FRIDAY, "joint_pain", Decimal(5))
    journal.diary.log_symptom(FRIDAY, "numb", Decimal(1))
    journal.labs.record(LabReport(FRIDAY), LabLine(name="C3", printed="71", unit="mg/dL"))
    rows = journal.days.on(FRIDAY)
    assert [row.kind for row in rows] == ["Lab", "Symptom", "Symptom", "Symptom", "Drink"]
    assert [row.system for row in rows if row.system] == [
        "brain, nerves and mood",
        "brain, nerves and mood",
        "joints and muscles",
    ]


def test_a_day_has_its_infusions_and_the_beginning_of_a_course(journal: Journal) -> None:
    belimumab(journal, FRIDAY)
    [course] = [treatment.course for treatment in journal.reminders.treatments()]
    journal.infusions.give(journal.infusions.dose(course, 1), FRIDAY)
    told = {row.kind: row.words for row in journal.days.on(FRIDAY)}
    assert told["Infusion"] == "belimumab dose 1, given"
    assert "belimumab" in told["Course"]


def test_a_figure_whose_check_in_is_of_another_day_has_a_row_of_its_own(journal: Journal) -> None:
    checkin = journal.diary.check_in(FRIDAY, SIX)
    stray = SymptomScore(TODAY, None, "headache", Decimal(2), checkin=checkin.id)
    journal.symptoms.record(stray)
    assert [row.words for row in journal.days.on(TODAY)] == ["headache 2"]


def test_the_search_shows_the_newest_first_and_a_check_in_once(journal: Journal) -> None:
    journal.diary.check_in(FRIDAY, {**SIX, "sleep": Decimal(4)})
    journal.diary.log_drink(TODAY, 250)
    page = journal.search.page()
    assert [row.words for row in page.entries] == ["250 ml", "fatigue 6, sleep 4"]
    assert page.next is None


def test_every_word_must_be_there_in_whatever_case_and_place(journal: Journal) -> None:
    journal.diary.log_symptom(FRIDAY, "joint_pain", Decimal(5), site="left wrist", note="ÄRGER")
    journal.diary.log_symptom(FRIDAY, "joint_pain", Decimal(2), site="right knee")
    found = journal.search.page("WRIST joint 5 ärger").entries
    assert [row.words for row in found] == ["joint pain 5, left wrist"]
    assert journal.search.page("wrist knee").entries == ()


@pytest.mark.parametrize("typed", ["100%", "a_b", "it's", '"', "[red]", "\\"])
def test_signs_that_mean_something_to_a_database_are_letters(journal: Journal, typed: str) -> None:
    journal.diary.log_note(FRIDAY, f"before {typed} after")
    journal.diary.log_note(FRIDAY, "100 axb its red")
    [found] = journal.search.page(typed).entries
    assert typed in found.note


def test_the_pages_of_a_search_hold_every_entry_once(journal: Journal) -> None:
    for number in range(25):
        journal.diary.log_drink(FRIDAY if number % 2 else TODAY, 100 + number)
    found, place = [], None
    while True:
        page = journal.search.page("drink", place, count=10)
        found += [row.words for row in page.entries]
        place = page.next
        if place is None:
            break
    assert len(found) == len(set(found)) == 25


def test_a_search_that_nobody_wants_any_more_answers_nothing(journal: Journal) -> None:
    journal.diary.log_note(FRIDAY, "A walk.")
    assert journal.search.page("walk", is_wanted=lambda: False).entries == ()
