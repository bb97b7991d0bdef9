from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.courses import Course
from lupus_journal.domain.dose_page import Line
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.infusions import Dose

START = date(2026, 2, 28)
MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=START,
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)


@pytest.fixture
def dose(journal: Journal) -> Dose:
    """Given the day before, on Saturday, 28 February."""
    course = journal.courses.add(MONTHLY)
    journal.infusions.give(journal.infusions.dose(course), START)
    return journal.infusions.dose(course, 1)


def tick(journal: Journal, reminder: str) -> None:
    [asked] = [one for one in journal.reminders.due() if one.reminder == reminder]
    journal.reminders.answer(asked.id, Answered.DONE)


def test_an_answer_says_what_its_check_in_said(journal: Journal, dose: Dose) -> None:
    figures = {"sleep": Decimal(3), "fatigue": Decimal(6)}
    journal.checkins.record(journal.person.right_now(), figures, note="a long day")
    tick(journal, "rem_post_24h")
    assert journal.follow_ups.after(dose) == (
        Line("follow-up", "Sun 1 Mar 2026: fatigue 6, sleep 3, “a long day”"),
    )


def test_answers_stand_in_the_order_in_which_they_were_given(
    journal: Journal, journal_at: Callable[..., Journal], dose: Dose
) -> None:
    tick(journal, "rem_post_24h")
    later = journal_at("2026-03-03T18:00")
    later.checkins.log_bad_day(later.person.right_now())
    tick(later, "rem_post_72h")
    assert [line.words for line in later.follow_ups.after(dose)] == [
        "Sun 1 Mar 2026: ticked off, without a check-in",
        "Tue 3 Mar 2026: too tired for details",
    ]


def test_what_was_put_off_or_is_of_another_dose_is_no_answer(journal: Journal, dose: Dose) -> None:
    [asked] = [one for one in journal.reminders.due() if one.reminder == "rem_post_24h"]
    until = journal.scribe.stamp()
    journal.reminders.answer(asked.id, Answered.SNOOZED, until)
    assert journal.follow_ups.after(dose) == ()
    tick(journal, "rem_post_24h")
    following = journal.infusions.dose(dose.course, 2)
    assert journal.follow_ups.after(following) == ()
    assert len(journal.follow_ups.after(dose)) == 1
