"""The weeks of a month, and how its figures are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.diary import brief, last_of_month, moved, shade, weeks_of
from lupus_journal.domain.scales import Scale

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_march_2026_begins_on_a_sunday_so_its_first_week_is_mostly_february() -> None:
    first = weeks_of(date(2026, 3, 17))[0]
    assert first[0] == date(2026, 2, 23)
    assert first[-1] == date(2026, 3, 1)


@given(DAYS)
def test_the_weeks_of_a_month_hold_each_of_its_days_once(day: date) -> None:
    weeks = weeks_of(day)
    own = [one for week in weeks for one in week if one.month == day.month]
    assert own == [day.replace(day=number) for number in range(1, last_of_month(day).day + 1)]
    assert all(week[0].weekday() == 0 for week in weeks)


@given(DAYS, st.integers(-400, 400), st.integers(-40, 40))
def test_moving_never_leaves_the_years_that_are_kept(day: date, days: int, months: int) -> None:
    assert 1900 <= moved(day, days=days, months=months).year <= 2199


def test_a_month_on_from_the_31st_is_the_months_last_day() -> None:
    assert moved(date(2026, 1, 31), months=1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("figure", "expected"), [("0", 0), ("1", 1), ("3", 1), ("4", 2), ("6", 2), ("7", 3), ("10", 3)]
)
def test_figures_of_ten_are_shaded_as_none_mild_moderate_and_severe(
    figure: str, expected: int
) -> None:
    assert shade(Scale.RATING, Decimal(figure)) == expected


@pytest.mark.parametrize(
    ("scale", "value", "expected"),
    [
        (Scale.RATING, "10", "10"),
        (Scale.SEVERITY, "2", "2"),
        (Scale.YES_NO, "1", "yes"),
        (Scale.MINUTES, "120", "120"),
        (Scale.TEMPERATURE, "38.1", "38.1"),
        (Scale.KILOGRAMS, "2.5", "2.5"),
    ],
)
def test_a_figure_of_any_scale_fits_into_a_day_of_the_month(
    scale: Scale, value: str, expected: str
) -> None:
    assert brief(scale, Decimal(value)) == expected
