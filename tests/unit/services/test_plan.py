from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.infusions import HoldReason
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.entries import Entry

MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=date(2026, 3, 5),
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)


@pytest.fixture
def course(journal: Journal) -> Entry[Course]:
    """Every 28 days from Thursday on."""
    return journal.courses.add(MONTHLY, told_to_limit=ToldToLimit.NO)


def infusions(journal: Journal, last: date) -> list[date]:
    return [one.on for one in journal.plan.until(last) if one.kind == "infusion"]


@pytest.mark.usefixtures("course")
def test_the_last_day_is_included(journal: Journal) -> None:
    assert infusions(journal, date(2026, 4, 1)) == [date(2026, 3, 5)]
    assert infusions(journal, date(2026, 4, 2)) == [date(2026, 3, 5), date(2026, 4, 2)]


def test_a_dose_that_is_booked_before_a_moved_one_is_found(
    journal: Journal, course: Entry[Course]
) -> None:
    journal.infusions.plan(journal.infusions.dose(course, 2), date(2026, 3, 20))
    journal.infusions.move(journal.infusions.dose(course, 1), date(2026, 4, 20))
    assert infusions(journal, date(2026, 3, 31)) == [date(2026, 3, 20)]


@pytest.mark.usefixtures("course")
def test_each_reminder_falls_once(journal: Journal) -> None:
    found = [(one.course, one.dose, one.kind) for one in journal.plan.until(date(2027, 3, 1))]
    assert len(found) == len(set(found))
    assert {kind for *_, kind in found} == {
        "infusion",
        "rem_week",
        "rem_hydrate_1",
        "rem_hydrate_2",
    }


@pytest.mark.usefixtures("course")
def test_a_lead_up_that_began_before_today_is_not_ahead(journal: Journal) -> None:
    # A week before 5 March is 26 February.
    kinds = [one.kind for one in journal.plan.until(date(2026, 3, 10))]
    assert kinds == ["rem_hydrate_1", "infusion", "rem_hydrate_2"]


def test_follow_ups_of_what_was_given_are_in_it(journal: Journal) -> None:
    journal.courses.add(
        Course(
            regimen="anifrolumab_iv",
            medicine="anifrolumab",
            start=date(2026, 2, 28),
            phases=(Phase((0,)),),
        ),
        last_given=date(2026, 2, 28),
    )
    assert [(one.on, one.kind) for one in journal.plan.until(date(2026, 4, 1))] == [
        (date(2026, 3, 1), "rem_post"),
        (date(2026, 3, 3), "rem_post"),
        (date(2026, 3, 7), "rem_post"),
    ]


def test_a_course_without_a_next_day_says_why(journal: Journal, course: Entry[Course]) -> None:
    assert journal.plan.without_a_date() == []
    journal.infusions.hold(journal.infusions.dose(course), HoldReason.INFECTION)
    assert journal.plan.without_a_date() == [(course.id, "dose 1 is held and has no new date")]
