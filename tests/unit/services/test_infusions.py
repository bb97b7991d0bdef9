from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.infusions import HoldReason, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.infusions import Dose, InfusionService

MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=date(2026, 1, 5),
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)


@pytest.fixture
def course(journal: Journal) -> Entry[Course]:
    """Every 28 days, the second dose given on 2 February: the third is tomorrow."""
    return journal.courses.add(MONTHLY, last_given=date(2026, 2, 2))


def the_next(journal: Journal, course: Entry[Course]) -> Dose:
    return journal.infusions.dose(course)


def test_the_earliest_open_dose(journal: Journal, course: Entry[Course]) -> None:
    dose = the_next(journal, course)
    assert (dose.number, dose.is_named, dose.entry) == (3, False, None)
    assert dose.planned is not None
    assert dose.planned.day == date(2026, 3, 2)


def test_what_was_booked_stays_beside_what_was_given(
    journal: Journal, course: Entry[Course]
) -> None:
    journal.infusions.plan(
        the_next(journal, course), date(2026, 3, 1), at=time(9, 30), place="Ward 3"
    )
    given = journal.infusions.give(
        the_next(journal, course), date(2026, 3, 1), weight_kg=Decimal(61)
    ).fact
    assert (given.status, given.given_on) == (InfusionStatus.GIVEN, date(2026, 3, 1))
    assert (given.planned_on, given.planned_at) == (date(2026, 3, 1), time(9, 30))
    assert (given.place, given.weight_kg) == ("Ward 3", Decimal(61))


def test_a_new_day_forgets_the_old_time_and_the_same_day_keeps_it(
    journal: Journal, course: Entry[Course]
) -> None:
    journal.infusions.plan(the_next(journal, course), date(2026, 3, 5), at=time(9, 30))
    same = journal.infusions.plan(the_next(journal, course), date(2026, 3, 5), confirmed=True)
    assert same.fact.planned_at == time(9, 30)
    moved = journal.infusions.move(the_next(journal, course), date(2026, 3, 6))
    assert moved.fact.planned_at is None


def test_a_dose_keeps_one_entry_whatever_becomes_of_it(
    journal: Journal, course: Entry[Course]
) -> None:
    held = journal.infusions.hold(the_next(journal, course), HoldReason.LABS, note="white cells")
    planned = journal.infusions.plan(the_next(journal, course), date(2026, 3, 9))
    cancelled = journal.infusions.cancel(the_next(journal, course), why="centre closed")
    assert held.id == planned.id == cancelled.id
    assert cancelled.note == "white cells"
    assert the_next(journal, course).number == 4


def decided(service: InfusionService, dose: Dose, how: str) -> None:
    match how:
        case "moved":
            service.move(dose, date(2026, 3, 5))
        case "held":
            service.hold(dose, HoldReason.LABS)
        case "missed":
            service.miss(dose)
        case "cancelled":
            service.cancel(dose)
        case _:
            service.give(dose, date(2026, 2, 3))


@pytest.mark.parametrize("how", ["moved", "held", "missed", "cancelled", "given"])
def test_what_is_settled_is_not_decided_again(
    journal: Journal, course: Entry[Course], how: str
) -> None:
    second = journal.infusions.dose(course, 2)
    with pytest.raises(InvalidEntry, match="already"):
        decided(journal.infusions, second, how)
    assert journal.infusions.dose(course, 2) == second


def test_a_number_beyond_the_plan_is_unknown(journal: Journal) -> None:
    six = Phase((0, 14, 28, 42, 56, 70))
    course = journal.courses.add(
        Course(
            regimen="cyc_eurolupus",
            medicine="cyclophosphamide",
            start=date(2026, 2, 2),
            phases=(six,),
        )
    )
    with pytest.raises(UnknownEntry, match="has 6 doses, so none is 7"):
        journal.infusions.dose(course, 7)


class TestTimeline:
    def numbers(self, doses: list[Dose]) -> list[int]:
        return [dose.number for dose in doses]

    def test_what_is_on_record_and_the_next_doses(
        self, journal: Journal, course: Entry[Course]
    ) -> None:
        timeline = journal.infusions.on_record_and_ahead(course, ahead=2)
        assert self.numbers(timeline) == [2, 3, 4]

    def test_a_day_that_passed_unanswered_stays_in_it(
        self, journal_at: Callable[..., Journal], course: Entry[Course]
    ) -> None:
        later = journal_at("2026-04-15T09:00")
        timeline = later.infusions.on_record_and_ahead(course, ahead=1)
        assert self.numbers(timeline) == [2, 3, 4, 5]

    def test_a_dose_booked_far_ahead_is_not_cut_off(
        self, journal: Journal, course: Entry[Course]
    ) -> None:
        journal.infusions.plan(journal.infusions.dose(course, 6), date(2026, 6, 1))
        timeline = journal.infusions.on_record_and_ahead(course, ahead=1)
        assert self.numbers(timeline) == [2, 3, 4, 5, 6]

    def test_an_ended_course_shows_what_was(self, journal: Journal, course: Entry[Course]) -> None:
        ended = journal.courses.end(course, date(2026, 3, 1), "no effect")
        assert self.numbers(journal.infusions.on_record_and_ahead(ended)) == [2]

    def test_a_dose_that_was_passed_over_keeps_its_row(
        self, journal_at: Callable[..., Journal], course: Entry[Course]
    ) -> None:
        later = journal_at("2026-04-01T09:00")
        fourth = later.infusions.dose(course, 4)
        assert later.infusions.unanswered_before(fourth).startswith("Dose 3 was planned for Mon 2")
        later.infusions.give(fourth, date(2026, 3, 30))
        assert self.numbers(later.infusions.on_record_and_ahead(course, ahead=1)) == [2, 3, 4, 5]
        third = later.infusions.dose(course, 3)
        assert later.infusions.unanswered_before(third) == ""

    def test_only_the_open_dose_is_asked_about(
        self, journal_at: Callable[..., Journal], course: Entry[Course]
    ) -> None:
        later = journal_at("2026-05-15T09:00")
        later.infusions.give(later.infusions.dose(course, 5), date(2026, 4, 27))
        even_later = journal_at("2026-07-15T09:00")
        timeline = even_later.infusions.on_record_and_ahead(course, ahead=1)
        assert [dose.number for dose in timeline if dose.is_open] == [6]
        assert not even_later.infusions.dose(course, 3).is_open
        assert even_later.infusions.dose(course).is_open

    def test_an_open_dose_keeps_its_row_when_the_one_after_it_is_cancelled(
        self, journal: Journal
    ) -> None:
        course = journal.courses.add(replace(MONTHLY, start=date(2026, 3, 9)))
        journal.infusions.cancel(journal.infusions.dose(course, 2))
        timeline = journal.infusions.on_record_and_ahead(course, ahead=2)
        assert self.numbers(timeline) == [1, 2, 3]


@pytest.mark.parametrize("becomes", ["cancel", "miss"])
def test_a_booked_dose_is_still_awaited_when_a_later_one_is_not_given(
    journal_at: Callable[..., Journal], becomes: str
) -> None:
    journal = journal_at("2026-03-31T09:00")
    by_the_calendar = replace(MONTHLY, rule=AnchorRule.GRID)
    course = journal.courses.add(by_the_calendar, last_given=date(2026, 2, 2))
    journal.infusions.move(journal.infusions.dose(course, 3), date(2026, 4, 6))
    getattr(journal.infusions, becomes)(journal.infusions.dose(course, 4))
    assert journal.infusions.dose(course).number == 3
    on_the_day = journal_at("2026-04-06T09:00")
    assert "Infusion today" in [one.title for one in on_the_day.reminders.due()]
    on_the_day.infusions.give(on_the_day.infusions.dose(course), date(2026, 4, 6))
    assert on_the_day.infusions.dose(course).number == 5
