from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lupus_journal.domain.trend_words import (
    TwinRow,
    against_range,
    cycle_words,
    reading,
    sentence,
    text_twin,
    too_few,
    value,
)
from lupus_journal.domain.trends import Point, Trend, TrendForm

TODAY = date(2026, 3, 11)


def result(
    day: str,
    printed: str,
    number: str | None = None,
    comparator: str = "",
    *,
    series: str = "Northside",
    cycle_day: int | None = None,
    limits: tuple[int | None, int | None] = (75, 175),
) -> Point:
    low, high = (None if limit is None else Decimal(limit) for limit in limits)
    return Point(
        on=date.fromisoformat(day),
        printed=printed,
        entry_id=day,
        number=None if number is None else Decimal(number),
        comparator=comparator,
        series=series,
        cycle_day=cycle_day,
        range_low=low,
        range_high=high,
    )


def c3(*points: Point) -> Trend:
    return Trend(code="C3", name="Complement C3", unit="mg/dL", points=points)


def test_a_trend_is_told_in_one_sentence() -> None:
    trend = c3(
        result("2025-01-03", "58", "58"),
        result("2026-02-02", "66", "66"),
        result("2026-03-02", "71", "71", cycle_day=12),
    )
    assert sentence(trend, TODAY) == (
        "C3: 3 results from 3 Jan 2025 to 2 Mar 2026; latest 71 mg/dL on 2 Mar 2026, 9 days ago "
        "(12 days after the infusion of 18 Feb 2026), below that lab's range 75–175; the one before 66."
    )


def test_no_results_are_told_as_none() -> None:
    assert sentence(c3(), TODAY) == "C3: no results yet."


def test_one_result_is_told_alone() -> None:
    told = sentence(c3(result("2026-03-11", "80", "80")), TODAY)
    assert told == (
        "C3: 1 result; latest 80 mg/dL on 11 Mar 2026, today, within that lab's range 75–175."
    )


def test_the_one_before_from_another_laboratory_is_called_so() -> None:
    trend = c3(
        result("2026-02-02", "66", "66", series="Riverside"), result("2026-03-02", "71", "71")
    )
    assert sentence(trend, TODAY).endswith(
        "; the one before, 66, is another laboratory's or method's."
    )


@pytest.mark.parametrize(
    ("printed", "number", "comparator", "limits", "told"),
    [
        ("71", "71", "", (75, 175), "below that lab's range 75–175"),
        ("75", "75", "", (75, 175), "within that lab's range 75–175"),
        ("176", "176", "", (75, 175), "above that lab's range 75–175"),
        ("<75", "75", "<", (75, 175), "below that lab's range 75–175"),
        ("<=75", "75", "<=", (75, 175), "that lab's range 75–175"),
        ("<100", "100", "<", (75, 175), "that lab's range 75–175"),
        ("<10", "10", "<", (None, 30), "that lab's range up to 30"),
        (">300", "300", ">", (None, 30), "above that lab's range up to 30"),
        (">30", "30", ">", (None, 30), "above that lab's range up to 30"),
        (">60", "60", ">", (60, None), "that lab's range from 60"),
        ("0", "0", "", (0, 30), "within that lab's range 0–30"),
        ("QNS", None, "", (75, 175), "that lab's range 75–175"),
        ("71", "71", "", (None, None), ""),
    ],
)
def test_a_result_is_set_against_its_range_only_as_far_as_is_certain(
    printed: str,
    number: str | None,
    comparator: str,
    limits: tuple[int | None, int | None],
    told: str,
) -> None:
    assert against_range(result("2026-03-02", printed, number, comparator, limits=limits)) == told


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("71", "71 mg/dL"),
        ("< 0.5", "< 0.5 mg/dL"),
        ("1.2 H", "1.2 mg/dL H"),
        ("0,45 (L)", "0,45 mg/dL (L)"),
        ("12 mg/dL (L)", "12 mg/dL (L)"),
        ("1:640", "1:640"),
        ("see comment", "see comment"),
    ],
)
def test_a_unit_stands_behind_a_bare_figure_only(printed: str, shown: str) -> None:
    assert value(result("2026-03-02", printed, "1"), "mg/dL") == shown


def test_the_table_holds_every_result_as_printed() -> None:
    rows = text_twin(
        c3(
            result("2026-02-02", "QNS", series="Riverside", limits=(None, None)),
            result("2026-03-02", "71 L", "71", cycle_day=12),
        )
    )
    assert rows == (
        TwinRow(date(2026, 2, 2), "QNS", "", "Riverside", "", "listed, not drawn"),
        TwinRow(date(2026, 3, 2), "71 mg/dL L", "75–175", "Northside", "day 12", ""),
    )


def test_the_cursor_reads_one_result_with_its_day() -> None:
    trend = c3(
        result("2026-01-05", "pending", limits=(None, None)),
        result("2026-03-02", "71", "71", cycle_day=12),
    )
    assert [reading(trend, point) for point in trend.points] == [
        "5 Jan 2026: pending, Northside, listed, not drawn",
        "2 Mar 2026: 71 mg/dL, below that lab's range 75–175, Northside, "
        "12 days after the infusion of 18 Feb 2026",
    ]


@pytest.mark.parametrize(
    ("cycle_day", "words"),
    [
        (None, ""),
        (0, "on the day of an infusion"),
        (1, "1 day after the infusion of 1 Mar 2026"),
        (28, "28 days after the infusion of 2 Feb 2026"),
    ],
)
def test_a_result_is_so_many_days_after_an_infusion(cycle_day: int | None, words: str) -> None:
    assert cycle_words(result("2026-03-02", "71", "71", cycle_day=cycle_day)) == words


def test_one_result_is_said_in_place_of_a_chart() -> None:
    trend = c3(result("2026-03-02", "71", "71", limits=(None, None)))
    assert too_few(trend, trend.points) == (
        "C3: 71 mg/dL, Northside on 2 Mar 2026. A chart needs two results with a figure."
    )


def test_what_steers_a_terminal_is_not_told() -> None:
    trend = Trend(
        code="C3\x1b[31m",
        name="C3",
        unit="mg\x07/dL",
        points=(result("2026-03-02", "7\x9b1", "71", series="North\x1b]0;x\x07side"),),
        form=TrendForm.NUMERIC,
    )
    words = sentence(trend, TODAY) + reading(trend, trend.points[0]) + repr(text_twin(trend))
    assert words.isprintable()
