from __future__ import annotations

import pytest

from lupus_journal.domain.spacing import is_on_plan, lateness_words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "on plan"),
        (3, "on plan"),
        (-3, "on plan"),
        (4, "4 days late"),
        (5, "5 days late"),
        (-4, "4 days early"),
        (120, "120 days late"),
    ],
)
def test_three_days_either_way_are_on_plan(days: int, words: str) -> None:
    assert lateness_words(days) == words
    assert is_on_plan(days) is (words == "on plan")
