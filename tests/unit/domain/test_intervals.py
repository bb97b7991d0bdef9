from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.intervals import Interval, IntervalUnit

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
intervals = st.builds(Interval, st.integers(1, 120), st.sampled_from(IntervalUnit))


@pytest.mark.parametrize(
    ("typed", "every", "unit"),
    [
        ("24w", 24, IntervalUnit.WEEKS),
        ("28d", 28, IntervalUnit.DAYS),
        ("1mo", 1, IntervalUnit.MONTHS),
        ("6mo", 6, IntervalUnit.MONTHS),
        (" 6 Months ", 6, IntervalUnit.MONTHS),
        ("4 weeks", 4, IntervalUnit.WEEKS),
    ],
)
def test_an_interval_is_read_as_people_write_it(typed: str, every: int, unit: IntervalUnit) -> None:
    assert Interval.read(typed) == Interval(every, unit)


@pytest.mark.parametrize("typed", ["", "24", "w", "6m", "monthly", "-4w", "2.5w", "1y", "٤w"])
def test_what_is_no_interval_is_told_how_to_be_one(typed: str) -> None:
    with pytest.raises(NotUnderstood, match=r"write it as 28d, 24w or 1mo\.$"):
        Interval.read(typed)


@pytest.mark.parametrize("typed", ["0d", "0mo", "121mo", "999999999d"])
def test_an_interval_lasts_from_a_day_to_ten_years(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="between one day and ten years"):
        Interval.read(typed)


def test_a_monthly_interval_counted_from_the_31st_returns_to_it() -> None:
    monthly = Interval(1, IntervalUnit.MONTHS)
    start = date(2026, 1, 31)
    assert [monthly.after(start, count) for count in range(4)] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_half_a_year_in_months_is_not_half_a_year_in_weeks() -> None:
    start = date(2026, 1, 1)
    assert Interval.read("6mo").after(start) == date(2026, 7, 1)
    assert Interval.read("26w").after(start) == date(2026, 7, 2)


def test_an_interval_is_said_in_words() -> None:
    words = [Interval.read(text).words for text in ("24w", "1w", "28d", "1d", "6mo", "1mo")]
    assert words == ["24 weeks", "1 week", "28 days", "1 day", "6 months", "1 month"]


@given(interval=intervals)
def test_what_is_written_is_read_back(interval: Interval) -> None:
    assert Interval.read(str(interval)) == interval
    assert Interval.read(interval.words) == interval


@given(interval=intervals, start=days, count=st.integers(1, 20))
def test_later_repeats_fall_on_later_days(interval: Interval, start: date, count: int) -> None:
    here, there = interval.after(start, count), interval.after(start, count + 1)
    assert there - here >= timedelta(days=1)
    assert here - start >= timedelta(days=interval.shortest_days * count)
