from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.spans import read_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("30min", timedelta(minutes=30)),
        ("2h", timedelta(hours=2)),
        ("3d", timedelta(days=3)),
        ("1w", timedelta(days=7)),
        (" 2 H ", timedelta(hours=2)),
        ("0d", timedelta()),
        ("366d", timedelta(days=366)),
    ],
)
def test_a_span_as_people_type_it(text: str, span: timedelta) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["", "2", "h", "-2h", "2 months", "1.5h", "2h30", "٣d", "1d\n2d"])
def test_what_is_no_span_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NotUnderstood, match="write it as 30min, 2h or 3d"):
        read_span(text)


@pytest.mark.parametrize("text", ["367d", "53w", "999999w"])
def test_more_than_a_year_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry, match="more than a year"):
        read_span(text)


@given(st.integers(0, 366))
def test_days_are_whole_days(count: int) -> None:
    assert read_span(f"{count}d") == timedelta(days=count)
