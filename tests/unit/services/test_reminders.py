from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.courses import Course
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

WEEKLY = Course(
    regimen="custom",
    medicine="abatacept",
    start=date(2026, 3, 2),
    phases=(Phase((0,), every=Interval(7, IntervalUnit.DAYS)),),
)

ALSO_WEEKLY = replace(WEEKLY, medicine="tocilizumab")


@pytest.fixture
def two_courses(journal: Journal) -> Journal:
    """Two weekly courses on the same days."""
    journal.courses.add(WEEKLY, told_to_limit=ToldToLimit.NO)
    journal.courses.add(ALSO_WEEKLY)
    return journal


# Within 80 days a weekly course comes to its twelfth dose, whose ending is also the second's.
@pytest.mark.parametrize("within", [timedelta(), timedelta(days=5), timedelta(days=80)])
def test_every_ending_names_its_own_and_no_other(two_courses: Journal, within: timedelta) -> None:
    reminders = two_courses.reminders
    found = reminders.due(within)
    endings = reminders.endings(found, within)
    assert len(set(endings)) == len(endings) > 0
    assert within < timedelta(days=80) or {2, 12} <= {one.dose for one in found}
    answered = [reminders.answer(ending, Answered.SKIPPED).id for ending in endings[::-1]]
    assert answered == [one.id for one in reversed(found)]


def test_what_is_due_now_goes_before_what_comes(journal: Journal) -> None:
    journal.courses.add(WEEKLY, told_to_limit=ToldToLimit.NO)
    [ending] = journal.reminders.endings(journal.reminders.due())
    assert ending == "rem_hydrate_1"
    assert journal.reminders.answer(ending, Answered.DONE).on == date(2026, 3, 1)
    with pytest.raises(UnknownEntry, match="“rem_hydrate_1” could be "):
        journal.reminders.answer(ending, Answered.DONE)


def test_an_answer_is_undone_like_anything_else(journal: Journal) -> None:
    journal.courses.add(WEEKLY, told_to_limit=ToldToLimit.NO)
    before = journal.reminders.due()
    journal.reminders.answer("rem_hydrate_1", Answered.DONE)
    assert journal.reminders.due() == []
    journal.entries.undo()
    assert journal.reminders.due() == before


def test_a_snooze_counts_from_now(journal: Journal, journal_at: Callable[..., Journal]) -> None:
    journal.courses.add(WEEKLY, told_to_limit=ToldToLimit.NO)
    _, until = journal.reminders.snooze("rem_hydrate_1", timedelta(hours=2))
    assert f"{until:%H:%M}" == "11:00"
    assert journal_at("2026-03-01T10:59").reminders.due() == []
    assert len(journal_at("2026-03-01T11:00").reminders.due()) == 1


def test_the_next_infusion_of_all_courses(journal: Journal) -> None:
    assert journal.reminders.coming() == []
    journal.courses.add(WEEKLY)
    moved = journal.courses.add(ALSO_WEEKLY)
    journal.infusions.move(journal.infusions.dose(moved), date(2026, 3, 1))
    coming = journal.reminders.coming()
    assert coming[0][0].id == moved.id
    assert [dose.day for _, dose in coming] == [date(2026, 3, 1), date(2026, 3, 2)]
