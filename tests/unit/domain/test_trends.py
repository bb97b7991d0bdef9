from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.trends import (
    Point,
    Stretch,
    Trend,
    TrendForm,
    band,
    decimated,
    longest_pause,
    segments,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = date(2025, 1, 6)


def result(
    day: int,
    number: str | None,
    *,
    comparator: str = "",
    series: str = "Northside",
    low: str | None = None,
    high: str | None = None,
) -> Point:
    """A result so many days after the first, printed as its comparator and number."""
    return Point(
        on=DAY + timedelta(days=day),
        printed="pending" if number is None else f"{comparator}{number}",
        entry_id=f"{day}-{series}",
        number=None if number is None else Decimal(number),
        comparator=comparator,
        series=series,
        range_low=None if low is None else Decimal(low),
        range_high=None if high is None else Decimal(high),
    )


def c3(*points: Point, form: TrendForm = TrendForm.NUMERIC) -> Trend:
    return Trend(code="C3", name="Complement C3", unit="mg/dL", points=points, form=form)


def figures(points: Sequence[Point], comparator: str) -> list[Decimal]:
    """The figures printed with a comparator, lowest first."""
    alike = [p for p in points if p.is_plottable and p.comparator == comparator]
    return sorted(point.number for point in alike if point.number is not None)


points = st.builds(
    Point,
    on=st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    printed=st.just("x"),
    entry_id=st.integers(0).map(str),
    number=st.none() | st.decimals(allow_nan=True, allow_infinity=True),
    comparator=st.sampled_from(["", "<", "<=", ">", ">="]),
    series=st.sampled_from(["Northside", "Riverside", "Riverside ELISA"]),
    range_low=st.none() | st.decimals(),
)
histories = st.lists(points, max_size=40, unique_by=lambda point: point.entry_id).map(
    lambda them: sorted(them, key=lambda point: point.on)
)


def test_monthly_results_of_one_laboratory_are_one_segment() -> None:
    monthly = [result(28 * n, "70") for n in range(5)]
    assert segments(monthly) == [tuple(monthly)]


def test_a_change_of_laboratory_starts_a_segment() -> None:
    old, new = result(0, "70"), result(28, "71", series="Riverside")
    assert segments([old, new]) == [(old,), (new,)]


def test_two_laboratories_that_take_turns_keep_a_segment_each() -> None:
    turns = [result(14 * n, "70", series="AB"[n % 2]) for n in range(6)]
    assert [{point.series for point in segment} for segment in segments(turns)] == [{"A"}, {"B"}]


def test_a_pause_of_61_days_is_a_gap_in_a_monthly_series_and_one_of_84_is_none() -> None:
    monthly = [result(28 * n, "70") for n in range(5)]
    assert longest_pause(monthly) == 84
    late, too_late = result(4 * 28 + 84, "70"), result(4 * 28 + 85, "70")
    assert len(segments([*monthly, late])) == 1
    assert len(segments([*monthly, too_late])) == 2


def test_weekly_results_bridge_two_months_all_the_same() -> None:
    assert longest_pause([result(7 * n, "70") for n in range(5)]) == 60


def test_a_gap_can_be_stated() -> None:
    assert len(segments([result(0, "70"), result(10, "71")], gap_days=9)) == 2


@given(histories)
def test_every_result_is_in_exactly_one_segment(history: list[Point]) -> None:
    shown = [point.entry_id for segment in segments(history) for point in segment]
    assert sorted(shown) == sorted(point.entry_id for point in history)


@given(histories, st.integers(0, 400))
def test_no_segment_spans_two_series_or_a_gap(history: list[Point], gap_days: int) -> None:
    for segment in segments(history, gap_days):
        assert len({point.series for point in segment}) == 1
        assert all((b.on - a.on).days <= gap_days for a, b in pairwise(segment))


def test_a_range_holds_until_the_next_result_prints_another() -> None:
    printed = [
        result(0, "70", low="75", high="175"),
        result(28, "71", low="75", high="175"),
        result(56, "72", low="83", high="200"),
    ]
    assert band(printed) == [
        Stretch(DAY, DAY + timedelta(days=55), Decimal(75), Decimal(175)),
        Stretch(DAY + timedelta(days=56), DAY + timedelta(days=56), Decimal(83), Decimal(200)),
    ]


def test_a_result_without_a_range_leaves_a_hole_in_the_band() -> None:
    printed = [result(0, "5", high="10"), result(28, "6"), result(56, "7", high="10")]
    assert [(s.first, s.last) for s in band(printed)] == [
        (DAY, DAY + timedelta(days=27)),
        (DAY + timedelta(days=56), DAY + timedelta(days=56)),
    ]


@given(histories)
def test_a_band_never_reaches_beyond_the_results(history: list[Point]) -> None:
    for stretch in band(history):
        assert history[0].on <= stretch.first <= stretch.last <= history[-1].on


@given(histories, st.integers(1, 20))
def test_thinning_keeps_the_lowest_and_the_highest_of_each_kind(
    history: list[Point], columns: int
) -> None:
    kept = decimated(history, columns)
    for comparator in ("", "<", "<=", ">", ">="):
        before, after = figures(history, comparator), figures(kept, comparator)
        assert [before[:1], before[-1:]] == [after[:1], after[-1:]]


@given(histories, st.integers(1, 20))
def test_thinning_keeps_the_order_and_invents_nothing(history: list[Point], columns: int) -> None:
    kept = decimated(history, columns)
    ids = [point.entry_id for point in history]
    assert [i for i in ids if i in {point.entry_id for point in kept}] == [p.entry_id for p in kept]
    # Each of six kinds: five comparators, and no figure at all.
    assert len(kept) <= max(2 * columns, 2 * 6 * columns)


def test_ten_thousand_results_are_thinned_to_two_a_column() -> None:
    daily = [result(n, str(50 + n % 97)) for n in range(10_000)]
    assert len(decimated(daily, 100)) == 200


def test_infinity_and_no_number_have_no_place_in_a_chart() -> None:
    odd = [result(0, text) for text in ("Infinity", "-Infinity", "NaN", "1e15")]
    assert not any(point.is_plottable or point.is_measured for point in odd)


def test_a_titre_of_zero_has_no_place_on_a_doubling_axis() -> None:
    trend = c3(result(0, "0"), form=TrendForm.TITRE)
    assert not trend.can_draw(trend.points[0])


def test_results_are_given_oldest_first() -> None:
    with pytest.raises(ValueError, match="oldest first"):
        c3(result(28, "70"), result(0, "71"))
