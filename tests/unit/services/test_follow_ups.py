from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.answers import Answered
from lupus_journal.domain.courses import Course
from lupus_journal.domain.dose_page import Line
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase
from lupus_journal.services.clock import clock_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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


def told(journal: Journal, dose: Dose) -> list[str]:
    return [line.words for line in journal.follow_ups.after(dose)]


def test_a_check_in_of_the_morning_is_no_answer_to_what_is_ticked_off_later(
    journal: Journal, journal_at: Callable[..., Journal], dose: Dose
) -> None:
    journal.checkins.record(journal.person.right_now(), {"fatigue": Decimal(6)})
    evening = journal_at("2026-03-01T18:00")
    tick(evening, "rem_post_24h")
    assert told(evening, dose) == ["Sun 1 Mar 2026: ticked off"]


def test_what_a_caregiver_ticks_off_is_not_answered_by_the_patients_check_in(
    journal: Journal, journal_at: Callable[..., Journal], dose: Dose
) -> None:
    journal.checkins.record(journal.person.right_now(), {"fatigue": Decimal(6)})
    tick(journal_at("2026-03-01T09:01", "Ana"), "rem_post_24h")
    assert told(journal, dose) == ["Sun 1 Mar 2026: ticked off"]


@pytest.fixture
def new_york() -> Iterator[None]:
    """Where clocks go forward on 8 March 2026."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this machine cannot be changed")
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("new_york")
def test_the_day_of_an_answer_stays_when_the_clocks_change(tmp_path: Path) -> None:
    path = str(tmp_path / "journal.db")
    # The day before ends at 04:00; an hour ahead, the same moment would be half past four.
    night = open_journal(path, clock_from("2026-03-02T03:30"))
    course = night.courses.add(MONTHLY)
    night.infusions.give(night.infusions.dose(course), START)
    tick(night, "rem_post_24h")
    in_summer = open_journal(path, clock_from("2026-03-09T12:00"))
    assert told(in_summer, in_summer.infusions.dose(course, 1)) == ["Sun 1 Mar 2026: ticked off"]


def test_answers_stand_in_the_order_in_which_they_were_given(
    journal: Journal, journal_at: Callable[..., Journal], dose: Dose
) -> None:
    tick(journal, "rem_post_24h")
    later = journal_at("2026-03-03T18:00")
    later.checkins.log_bad_day(later.person.right_now())
    tick(later, "rem_post_72h")
    assert told(later, dose) == [
        "Sun 1 Mar 2026: ticked off",
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
