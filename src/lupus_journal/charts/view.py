"""What a trend's chart spans: the results in view, the axes they lie on, and the room for them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from lupus_journal.charts.axes import Axis, day_axis, number_axis, rank_axis, titre_axis
from lupus_journal.charts.drawing import cells_of, fitted
from lupus_journal.charts.marks import Marks
from lupus_journal.domain.trends import TrendForm, band

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lupus_journal.charts.glyphs import Glyphs
    from lupus_journal.domain.trends import Point, Stretch, Trend

_COLUMNS_BESIDE = 2
_LONGEST_RANK = 12
_NO_TITRE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown of a trend, whatever the size of the chart."""

    trend: Trend
    points: tuple[Point, ...]
    """Every result of the days shown, with or without a figure."""
    drawable: tuple[Point, ...]
    marks: Marks
    stretches: tuple[Stretch, ...]
    infusions: tuple[date, ...]
    first: date
    last: date
    glyphs: Glyphs

    @property
    def series(self) -> tuple[str, ...]:
        """The series shown, by their first day."""
        return self.marks.series

    @property
    def changes(self) -> list[int]:
        """The days, as ordinals, before the first of a series that follows one that has ended."""
        days = [
            [point.on.toordinal() for point in self.drawable if point.series == series]
            for series in self.series
        ]
        return [new[0] - 1 for old, new in pairwise(days) if old[-1] < new[0]]


@dataclass(frozen=True, slots=True)
class View:
    """A scene's plot area: so many cells from a corner of the canvas, between two axes."""

    scene: Scene
    across: Axis
    up: Axis
    left: int
    top: int
    columns: int
    rows: int

    @property
    def floor(self) -> int:
        """The canvas row below the plot area."""
        return self.top + self.rows

    @property
    def infusion_columns(self) -> list[int]:
        """The canvas columns of the infusions shown."""
        return sorted({self.column(day.toordinal()) for day in self.scene.infusions})

    def column(self, ordinal: float) -> int:
        """The canvas column of a day."""
        return self.left + self.across.cell(ordinal, self.columns, self.scene.glyphs.dots[0])

    def row(self, figure: Decimal) -> int:
        """The canvas row of a figure."""
        return self.row_at(position(self.scene.trend, figure))

    def row_at(self, at: float) -> int:
        """The canvas row of a position on the upright axis."""
        return self.floor - 1 - self.up.cell(at, self.rows, self.scene.glyphs.dots[1])

    def place(self, point: Point) -> tuple[float, float]:
        """Where a drawable result lies on both axes."""
        return point.on.toordinal(), position(self.scene.trend, figure_of(point))

    def cell(self, point: Point) -> tuple[int, int]:
        """The canvas column and row of a drawable result."""
        return self.column(point.on.toordinal()), self.row(figure_of(point))

    def around(self, column: int) -> tuple[Point, ...]:
        """The drawable results of the columns beside one, or else those on both sides of them."""
        drawable, days_a_column = self.scene.drawable, self.across.span / self.columns
        middle = self.across.low + (column - self.left + 0.5) * days_a_column
        reach = _COLUMNS_BESIDE * days_a_column
        start = bisect_left(drawable, middle - reach, key=_ordinal)
        end = bisect_right(drawable, middle + reach, key=_ordinal)
        return drawable[start:end] or drawable[max(0, start - 1) : start + 1]


def scene_of(
    trend: Trend,
    points: tuple[Point, ...],
    drawable: tuple[Point, ...],
    glyphs: Glyphs,
    window: tuple[date, date] | None,
) -> Scene:
    """What is shown of a trend: the window's days, or those from its first result to its last."""
    first, last = window or (drawable[0].on, drawable[-1].on)
    infusions = tuple(day for day in trend.infusions if first <= day <= last)
    marks, stretches = Marks(drawable, glyphs), tuple(band(drawable))
    return Scene(trend, points, drawable, marks, stretches, infusions, first, last, glyphs)


def view_of(scene: Scene, *, width: int, top: int, rows: int) -> View:
    """The view of a scene in so many rows from a canvas row on."""
    up = _upright(scene, rows)
    left = max(cells_of(tick.label) for tick in up.ticks) + 2
    across = day_axis(scene.first, scene.last, width - left)
    return View(scene, across, up, left, top, width - left, rows)


def figure_of(point: Point) -> Decimal:
    """The figure of a drawable result."""
    if point.number is None:
        raise ValueError("a result without a figure has no place in a chart")
    return point.number


def _ordinal(point: Point) -> int:
    return point.on.toordinal()


def position(trend: Trend, figure: Decimal) -> float:
    """Where a figure lies on a trend's upright axis; titres double from step to step."""
    if trend.form is TrendForm.TITRE:
        return math.log2(max(figure, _NO_TITRE))
    return float(figure)


def _upright(scene: Scene, rows: int) -> Axis:
    figures = [figure_of(point) for point in scene.drawable]
    match scene.trend.form:
        case TrendForm.STRIP:
            return rank_axis(
                {
                    figure_of(point): fitted(scene.glyphs.words(point.printed), _LONGEST_RANK, "")
                    for point in scene.drawable
                }
            )
        case TrendForm.TITRE:
            return titre_axis(min(figures), max(figures), most_ticks=rows // 2)
        case TrendForm.NUMERIC:
            return number_axis(*_with_range(figures, scene.stretches), most_ticks=rows // 3 + 1)


def _with_range(figures: list[Decimal], stretches: Iterable[Stretch]) -> tuple[Decimal, Decimal]:
    """The lowest and highest figure an axis has to hold, the nearest range limits among them.

    A limit so far off that the results would lie flat is left out.
    """
    low, high = min(figures), max(figures)
    widest = 3 * max(high - low, abs(high) / 5)
    edges = {edge for stretch in stretches for edge in (stretch.low, stretch.high)}
    middle = (low + high) / 2
    for edge in sorted((e for e in edges if e is not None), key=lambda e: abs(e - middle)):
        if max(high, edge) - min(low, edge) <= widest:
            low, high = min(low, edge), max(high, edge)
    return low, high
