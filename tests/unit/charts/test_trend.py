from __future__ import annotations

import sys
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from lupus_journal.charts.drawing import Drawing, Ink, Tint
from lupus_journal.charts.lines import line_rows
from lupus_journal.charts.marks import marks_of
from lupus_journal.charts.trend import chart_of, draw_trend
from lupus_journal.domain.trends import Point, Trend, TrendForm

DRAWINGS = Path(__file__).parents[2] / "data" / "charts"
START = date(2025, 1, 6)


def result(
    day: int,
    printed: str,
    number: str | None = "",
    *,
    series: str = "Northside",
    limits: tuple[int | None, int | None] = (None, None),
) -> Point:
    """A result so many days after the first; its number is what was printed unless it is given."""
    low, high = (None if limit is None else Decimal(limit) for limit in limits)
    comparator = printed[0] if printed[0] in "<>" else ""
    figure = printed.removeprefix(comparator) if number == "" else number
    return Point(
        on=START + timedelta(days=day),
        printed=printed,
        entry_id=f"{day}",
        number=None if figure is None else Decimal(figure),
        comparator=comparator,
        series=series,
        range_low=low,
        range_high=high,
    )


def c3(*points: Point, infusions: tuple[int, ...] = (), unit: str = "mg/dL") -> Trend:
    days = tuple(START + timedelta(days=day) for day in infusions)
    return Trend(code="C3", name="Complement C3", unit=unit, points=points, infusions=days)


def complement_over_a_year() -> Trend:
    """Monthly infusions, a summer without bloods, and another laboratory since December."""
    north = [(0, "58"), (36, "64"), (64, "61"), (92, "79"), (239, "88"), (273, "93"), (301, "90")]
    river = [(343, "104"), (378, "99"), (420, "118")]
    return c3(
        *(result(day, printed, limits=(75, 175)) for day, printed in north),
        *(result(day, printed, series="Riverside", limits=(83, 200)) for day, printed in river),
        infusions=tuple(range(14, 430, 28)),
    )


def antibodies_falling_below_the_limit() -> Trend:
    """Anti-dsDNA from above the assay's limit to below it, with a sample that could not be used."""
    printed = [">300", "240", "181", "96", "44", "QNS", "21", "<10", "<10", "14", "<10", "26", "38"]
    points = [
        result(35 * n, text, None if text == "QNS" else "", limits=(None, 30))
        for n, text in enumerate(printed)
    ]
    return Trend(
        code="DSDNA",
        name="Anti-dsDNA",
        unit="[IU]/mL",
        points=tuple(points),
        infusions=tuple(START + timedelta(days=28 + 28 * n) for n in range(12)),
    )


def dipstick_protein() -> Trend:
    ranks = {"3+": "4", "2+": "3", "1+": "2", "trace": "1", "neg": "0"}
    printed = ["3+", "2+", "2+", "1+", "trace", "neg", "neg"]
    return Trend(
        code="UPRO",
        name="Dipstick protein",
        unit="",
        points=tuple(result(30 * n, text, ranks[text]) for n, text in enumerate(printed)),
        form=TrendForm.STRIP,
    )


def cells(drawing: Drawing) -> list[list[tuple[str, Ink, Tint]]]:
    """Each cell of a drawing of narrow characters."""
    return [
        [(glyph, span.ink, span.tint) for span in row for glyph in span.text]
        for row in drawing.rows
    ]


def places(drawing: Drawing, glyph: str, ink: Ink) -> list[tuple[int, int]]:
    """The (column, row) of each cell that shows a glyph in an ink, from left to right."""
    return sorted(
        (column, row)
        for row, line in enumerate(cells(drawing))
        for column, cell in enumerate(line)
        if cell[:2] == (glyph, ink) and 1 <= row < drawing.height - 2
    )


def tinted_rows(drawing: Drawing, column: int, tint: Tint) -> set[int]:
    return {row for row, line in enumerate(cells(drawing)) if line[column][2] is tint}


def tick_row(drawing: Drawing, label: str) -> int:
    lines = drawing.plain().splitlines()
    return next(row for row, line in enumerate(lines) if line.strip().startswith(f"{label} ┤"))


@pytest.mark.parametrize(
    ("name", "trend", "size", "ascii_only"),
    [
        ("c3_78x18", complement_over_a_year(), (78, 18), False),
        ("dsdna_78x18", antibodies_falling_below_the_limit(), (78, 18), False),
        ("dsdna_60x14_ascii", antibodies_falling_below_the_limit(), (60, 14), True),
        ("dipstick_60x14", dipstick_protein(), (60, 14), False),
    ],
)
def test_the_charts_that_were_looked_at_are_still_drawn(
    name: str, trend: Trend, size: tuple[int, int], ascii_only: bool
) -> None:
    drawing = draw_trend(trend, *size, ascii_only=ascii_only)
    assert drawing.plain() + "\n" == (DRAWINGS / f"{name}.txt").read_text(encoding="utf-8")


def test_each_result_is_marked_and_a_higher_one_stands_higher() -> None:
    marks = places(draw_trend(c3(result(0, "50"), result(30, "100")), 78, 18), "●", Ink.POINT)
    [(first_column, first_row), (last_column, last_row)] = marks
    assert first_column < last_column
    assert first_row > last_row


def test_a_result_on_a_tick_stands_in_its_row() -> None:
    drawing = draw_trend(c3(result(0, "40"), result(30, "100"), result(60, "80")), 78, 18)
    rows = [row for _, row in places(drawing, "●", Ink.POINT)]
    assert rows == [tick_row(drawing, label) for label in ("40", "100", "80")]


def test_marks_sit_on_their_line() -> None:
    drawing = draw_trend(c3(*(result(7 * n, str(60 + 9 * (n % 4))) for n in range(9))), 110, 30)
    grid = cells(drawing)
    for column, row in places(drawing, "●", Ink.POINT)[1:]:
        before = [grid[r][column - 1][1] for r in (row - 1, row, row + 1)]
        assert Ink.LINE in before


def test_the_labs_own_range_tints_its_rows_under_its_results() -> None:
    drawing = draw_trend(
        c3(result(0, "40", limits=(60, 80)), result(30, "100", limits=(60, 80))), 78, 18
    )
    [(first, _), (last, _)] = places(drawing, "●", Ink.POINT)
    rows = set(range(tick_row(drawing, "80"), tick_row(drawing, "60") + 1))
    assert tinted_rows(drawing, first, Tint.BAND) == rows
    assert tinted_rows(drawing, last, Tint.BAND) == rows
    assert tinted_rows(drawing, first - 1, Tint.BAND) == set()


def test_a_range_open_above_tints_up_to_the_top() -> None:
    drawing = draw_trend(
        c3(result(0, "50", limits=(60, None)), result(30, "90", limits=(60, None))), 78, 18
    )
    rows = tinted_rows(drawing, 40, Tint.BAND)
    assert rows == set(range(1, tick_row(drawing, "60") + 1))


def test_a_range_is_seen_without_colour() -> None:
    drawing = draw_trend(
        c3(result(0, "40", limits=(60, 80)), result(30, "100", limits=(60, 80))), 78, 18
    )
    edges = {row for _, row in places(drawing, "┄", Ink.BAND)}
    assert edges == {tick_row(drawing, "60"), tick_row(drawing, "80")}
    assert "that lab's range 60–80" in drawing.plain()


def test_infusions_stand_on_the_axis_and_tint_their_columns() -> None:
    drawing = draw_trend(c3(result(0, "50"), result(60, "60"), infusions=(0, 30, 60)), 78, 18)
    marks = places(drawing, "▲", Ink.INFUSION)
    assert len(marks) == 3
    points = places(drawing, "●", Ink.POINT)
    assert [marks[0][0], marks[2][0]] == [column for column, _ in points]
    for column, floor in marks:
        assert tinted_rows(drawing, column, Tint.INFUSION) == set(range(1, floor))


def test_a_result_of_an_infusion_day_is_drawn_over_the_infusion() -> None:
    drawing = draw_trend(c3(result(0, "50"), result(60, "60"), infusions=(0,)), 78, 18)
    [(column, row), _] = places(drawing, "●", Ink.POINT)
    assert cells(drawing)[row][column] == ("●", Ink.POINT, Tint.INFUSION)


def test_an_infusion_beyond_the_days_shown_is_left_out() -> None:
    drawing = draw_trend(c3(result(0, "50"), result(60, "60"), infusions=(-9, 90)), 78, 18)
    assert "▲" not in drawing.plain()


def line_columns(drawing: Drawing) -> set[int]:
    return {c for line in cells(drawing) for c, cell in enumerate(line) if cell[1] is Ink.LINE}


def between_marks(drawing: Drawing, left: int, right: int) -> set[int]:
    """The columns with a line between two of the marks, counted from 0."""
    marks = [column for column, _ in places(drawing, "●", Ink.POINT)]
    return line_columns(drawing) & set(range(marks[left] + 1, marks[right]))


def test_no_line_crosses_a_gap() -> None:
    gap = c3(result(0, "50"), result(28, "60"), result(200, "70"), result(228, "80"))
    drawing = draw_trend(gap, 78, 18)
    assert between_marks(drawing, 0, 1)
    assert not between_marks(drawing, 1, 2)
    assert between_marks(drawing, 2, 3)


def test_no_line_crosses_a_result_that_could_not_be_read() -> None:
    drawing = draw_trend(c3(result(0, "50"), result(20, "QNS", None), result(40, "70")), 78, 18)
    assert not between_marks(drawing, 0, 1)
    assert "n = 2, 1 listed, not drawn" in drawing.plain()


def test_no_line_runs_from_one_laboratory_to_another_and_each_has_its_mark() -> None:
    drawing = draw_trend(c3(result(0, "50"), result(40, "70", series="Riverside")), 78, 18)
    assert not line_columns(drawing)
    assert len(places(drawing, "●", Ink.POINT)) == len(places(drawing, "◆", Ink.POINT)) == 1
    assert places(drawing, "┊", Ink.BREAK)
    assert "● Northside   ◆ Riverside" in drawing.plain()


def test_laboratories_that_take_turns_are_not_parted() -> None:
    turns = [result(14 * n, str(50 + n), series="AB"[n % 2]) for n in range(8)]
    drawing = draw_trend(c3(*turns), 78, 18)
    assert not places(drawing, "┊", Ink.BREAK)
    assert line_columns(drawing)


@pytest.mark.parametrize(("comparator", "mark"), [("<", "▽"), (">", "△")])
def test_a_censored_result_is_an_open_mark_at_its_limit_that_no_line_joins(
    comparator: str, mark: str
) -> None:
    trend = c3(result(0, "100"), result(30, f"{comparator}80"), result(60, "40"))
    drawing = draw_trend(trend, 78, 18)
    [(_, row)] = places(drawing, mark, Ink.CENSORED)
    assert row == tick_row(drawing, "80")
    assert not line_columns(drawing)


def test_titres_stand_one_dilution_apart() -> None:
    printed = [result(30 * n, f"1:{d}", str(d)) for n, d in enumerate((40, 80, 160, 320))]
    trend = Trend(code="ANA", name="ANA", unit="", points=tuple(printed), form=TrendForm.TITRE)
    drawing = draw_trend(trend, 78, 18)
    rows = [row for _, row in places(drawing, "●", Ink.POINT)]
    assert rows == [tick_row(drawing, f"1:{d}") for d in (40, 80, 160, 320)]
    steps = {lower - higher for lower, higher in pairwise(rows)}
    assert max(steps) - min(steps) <= 1


def test_a_strip_has_a_row_for_each_rank_and_no_line() -> None:
    drawing = draw_trend(dipstick_protein(), 60, 14)
    rows = [row for _, row in places(drawing, "●", Ink.POINT)]
    assert rows == [
        tick_row(drawing, word) for word in ("3+", "2+", "2+", "1+", "trace", "neg", "neg")
    ]
    assert not line_columns(drawing)


def test_a_result_is_found_where_it_is_drawn() -> None:
    trend = c3(result(0, "50"), result(30, "60"), result(60, "70"))
    chart = chart_of(trend, 78, 18)
    [_, (column, row), _] = places(chart.drawing, "●", Ink.POINT)
    assert chart.column(trend.points[1]) == column
    assert row in chart.plot_rows
    assert chart.nearest(column + 1, row) == trend.points[1]


def test_of_two_results_of_a_day_the_nearer_one_is_found() -> None:
    trend = c3(result(0, "50"), result(30, "60"), result(30, "90"), result(60, "70"))
    chart = chart_of(trend, 78, 18)
    [(column, high), (_, low)] = sorted(places(chart.drawing, "●", Ink.POINT)[1:3])
    low, high = max(low, high), min(low, high)
    assert chart.nearest(column, low) == trend.points[1]
    assert chart.nearest(column, high) == trend.points[2]


@pytest.mark.parametrize("column", [0, 30, 77])
def test_every_column_has_a_nearest_result(column: int) -> None:
    trend = c3(result(0, "50"), result(300, "60"))
    assert chart_of(trend, 78, 18).nearest(column, 9) in trend.points


def test_nothing_can_be_pointed_at_where_nothing_is_drawn() -> None:
    trend = c3(result(0, "50"))
    chart = chart_of(trend, 78, 18)
    assert (chart.nearest(10, 5), chart.column(trend.points[0])) == (None, None)
    assert not chart.plot_rows


def test_a_list_marks_results_as_the_chart_does() -> None:
    trend = c3(result(0, "<50"), result(30, "60"), result(60, "70", series="Riverside"))
    marks = marks_of(trend)
    assert [marks.of(point)[0] for point in trend.points] == ["▽", "●", "◆"]


def test_a_window_shows_its_own_results_only() -> None:
    trend = c3(*(result(30 * n, str(50 + n)) for n in range(12)))
    window = START + timedelta(days=60), START + timedelta(days=150)
    assert "n = 4" in draw_trend(trend, 78, 18, window=window).plain()


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((), "C3: no results to draw."),
        (
            (result(0, "71"),),
            "C3: 71 mg/dL, Northside on 6 Jan 2025. A chart needs two results with a figure.",
        ),
    ],
)
def test_fewer_than_two_figures_are_said_not_drawn(points: tuple[Point, ...], said: str) -> None:
    assert " ".join(draw_trend(c3(*points), 78, 18).plain().split()) == said


def test_too_little_room_is_said() -> None:
    drawing = draw_trend(complement_over_a_year(), 29, 18)
    assert "needs at least 30 by 8" in " ".join(drawing.plain().split())


def test_all_results_equal_have_a_chart() -> None:
    drawing = draw_trend(c3(*(result(10 * n, "71") for n in range(5))), 78, 18)
    assert len({row for _, row in places(drawing, "●", Ink.POINT)}) == 1


def test_two_results_of_one_day_share_a_column() -> None:
    marks = places(draw_trend(c3(result(0, "50"), result(0, "90")), 78, 18), "●", Ink.POINT)
    assert len(marks) == 2
    assert len({column for column, _ in marks}) == 1


def test_many_results_are_a_line_without_marks() -> None:
    drawing = draw_trend(c3(*(result(n, str(50 + n % 40)) for n in range(10_000))), 78, 18)
    assert not places(drawing, "●", Ink.POINT)
    assert line_columns(drawing)


def test_nothing_of_one_chart_is_left_in_the_next() -> None:
    first, second = complement_over_a_year(), dipstick_protein()
    alone = draw_trend(c3(result(0, "50"), result(30, "60")), 78, 18)
    for trend in (first, second):
        draw_trend(trend, 110, 30)
    line_rows.cache_clear()
    assert draw_trend(c3(result(0, "50"), result(30, "60")), 78, 18) == alone


def test_plotext_is_not_loaded_for_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plotext", None)
    assert "no results" in draw_trend(c3(), 78, 18).plain()


def test_a_wide_name_does_not_push_the_chart_aside() -> None:
    trend = Trend(
        code="C3", name="補体C3", unit="mg/dL", points=(result(0, "50"), result(30, "60"))
    )
    drawing = draw_trend(trend, 78, 18)
    title = "".join(span.text for span in drawing.rows[0])
    assert len(title) == 78 - len("補体")
