from __future__ import annotations

from datetime import date, datetime

import pytest

from lupus_journal.domain.answers import Answer, Answered
from lupus_journal.domain.errors import InvalidEntry

DAY = date(2026, 3, 3)
EVENING = datetime.fromisoformat("2026-03-03T19:00:00+01:00")


def test_a_snooze_says_until_when() -> None:
    answer = Answer(
        course="c", dose=4, reminder="rem_week", answer=Answered.SNOOZED, on=DAY, until=EVENING
    )
    assert answer.until == EVENING


@pytest.mark.parametrize(
    ("answered", "until"),
    [(Answered.SNOOZED, None), (Answered.DONE, EVENING), (Answered.SKIPPED, EVENING)],
)
def test_only_a_snooze_waits(answered: Answered, until: datetime | None) -> None:
    with pytest.raises(InvalidEntry, match="belongs to a snooze"):
        Answer(course="c", dose=4, reminder="rem_week", answer=answered, on=DAY, until=until)
