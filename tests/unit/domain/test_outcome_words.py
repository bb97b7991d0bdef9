from __future__ import annotations

from datetime import date, time

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.outcome_words import outcome_words
from lupus_journal.domain.phases import Phase

TODAY = date(2026, 3, 1)
MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=date(2026, 2, 2),
    phases=(Phase((0,), every=Interval.read("28d")),),
)
FIRST = Infusion(course="c", dose=1, status=InfusionStatus.GIVEN, given_on=date(2026, 2, 2))


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (
            Infusion(course="c", dose=2, status=InfusionStatus.GIVEN, given_on=date(2026, 2, 20)),
            " recorded for Fri 20 Feb 2026, 10 days early; next: Fri 20 Mar 2026 (in 19 days)",
        ),
        (
            Infusion(course="c", dose=2, planned_on=date(2026, 3, 6), planned_at=time(9, 30)),
            " booked for Fri 6 Mar 2026 at 09:30 (in 5 days), 4 days late",
        ),
        (
            Infusion(course="c", dose=2, status=InfusionStatus.MOVED, planned_on=date(2026, 3, 3)),
            " moved to Tue 3 Mar 2026 (in 2 days), on plan",
        ),
        (
            Infusion(
                course="c",
                dose=2,
                status=InfusionStatus.HELD,
                reason=HoldReason.LABS,
                planned_on=date(2026, 3, 2),
            ),
            ", planned for Mon 2 Mar 2026, is held: labs",
        ),
        (
            Infusion(course="c", dose=2, status=InfusionStatus.CANCELLED),
            " is recorded as cancelled; next: Mon 30 Mar 2026 (in 29 days)",
        ),
    ],
)
def test_what_is_told_once_it_is_recorded(second: Infusion, words: str) -> None:
    assert outcome_words(MONTHLY, {1: FIRST, 2: second}, 2, TODAY) == words
