from __future__ import annotations

import pytest

from lupus_journal.domain.course_words import plan_words, what_follows
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.phases import Phase

MONTH, FOUR_WEEKS, HALF_A_YEAR = (Interval.read(text) for text in ("1mo", "28d", "24w"))


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ((Phase((0,), FOUR_WEEKS),), "every 28 days"),
        ((Phase((0,), MONTH, times=6),), "every month, 6 doses"),
        (
            (Phase((0, 14, 28)), Phase((0,), FOUR_WEEKS)),
            "days 0, 14 and 28, then every 28 days",
        ),
        ((Phase((0, 14), by_order=True),), "days 0 and 14, again once it is ordered"),
        ((Phase((0, 14), HALF_A_YEAR),), "days 0 and 14, again every 24 weeks"),
        ((Phase((0, 1, 2)),), "days 0, 1 and 2"),
        ((Phase((0,)),), "one dose"),
        ((Phase((0,), by_order=True),), "one dose, again once it is ordered"),
    ],
)
def test_a_plan_in_words(phases: tuple[Phase, ...], words: str) -> None:
    assert plan_words(phases) == words


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ((Phase((0,), FOUR_WEEKS),), None),
        ((Phase((0, 14), by_order=True),), "After that the plan waits for an order."),
        ((Phase((0, 14, 28)),), "The plan ends after 3 doses."),
        ((Phase((0,)),), "The plan ends after 1 dose."),
    ],
)
def test_what_comes_after_the_last_date(phases: tuple[Phase, ...], words: str | None) -> None:
    assert what_follows(phases) == words
