"""The chart of one analyte, the same on the screen and on the command line.

It draws what was recorded and nothing between: no line crosses a gap, a change of laboratory or
method, or a result that only says “less than”.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from lupus_journal.charts import painting
from lupus_journal.charts.drawing import Canvas, Drawing, Ink, fitted
from lupus_journal.charts.glyphs import ASCII, UNICODE
from lupus_journal.charts.legend import legend_rows, title
from lupus_journal.charts.view import scene_of, view_of
from lupus_journal.domain.text import clean_line
from lupus_journal.domain.trend_words import too_few

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.charts.glyphs import Glyphs
    from lupus_journal.charts.legend import Piece
    from lupus_journal.charts.view import Scene, View
    from lupus_journal.domain.trends import Point, Trend

LEAST_WIDTH, LEAST_HEIGHT = 30, 8
_TWO_FOOT_ROWS_FROM = 14


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished drawing, and where on it the results lie; nowhere if it is only words."""

    drawing: Drawing
    view: View | None = None

    @property
    def plot_rows(self) -> range:
        """The rows between title and floor."""
        return range(self.view.top, self.view.floor) if self.view else range(0)

    def column(self, point: Point) -> int | None:
        """The column of a result's day, whether the result is drawn or only listed."""
        if self.view is None or not self.view.scene.first <= point.on <= self.view.scene.last:
            return None
        return self.view.column(point.on.toordinal())

    def nearest(self, column: int, row: int) -> Point | None:
        """The drawn result that lies nearest to a cell."""
        if self.view is None:
            return None
        cell = self.view.cell

        def apart(point: Point) -> int:
            its_column, its_row = cell(point)
            # A cell is twice as high as it is wide.
            return (its_column - column) ** 2 + (2 * (its_row - row)) ** 2

        return min(self.view.around(column), key=apart)


def draw_trend(
    trend: Trend,
    width: int,
    height: int,
    *,
    ascii_only: bool = False,
    window: tuple[date, date] | None = None,
) -> Drawing:
    """A trend's chart in so many terminal cells, or a sentence where there is nothing to chart."""
    return chart_of(trend, width, height, ascii_only=ascii_only, window=window).drawing


def chart_of(
    trend: Trend,
    width: int,
    height: int,
    *,
    ascii_only: bool = False,
    window: tuple[date, date] | None = None,
) -> Chart:
    """A trend's chart that can be pointed at; `window` shows the days from its first to its last."""
    glyphs = ASCII if ascii_only else UNICODE
    points = trend.between(*window) if window else trend.points
    drawable = tuple(point for point in points if trend.can_draw(point))
    if len(drawable) < 2:
        return Chart(_said(too_few(trend, points), width, height, glyphs))
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        least = f"{LEAST_WIDTH} by {LEAST_HEIGHT}"
        return Chart(_said(f"A chart needs at least {least} characters.", width, height, glyphs))
    return _charted(scene_of(trend, points, drawable, glyphs, window), width, height)


def _charted(scene: Scene, width: int, height: int) -> Chart:
    """Title on top; then the plot; then floor, days and legend."""
    foot_rows = 1 if height < _TWO_FOOT_ROWS_FROM else 2
    view = view_of(scene, width=width, top=1, rows=height - 3 - foot_rows)
    canvas = Canvas(width, height)
    painting.paint_results(canvas, view)
    painting.paint_range_edges(canvas, view)
    painting.paint_changes(canvas, view)
    painting.paint_tints(canvas, view)
    painting.paint_axes(canvas, view)
    unit = clean_line(scene.trend.unit)
    head: list[Piece] = [(unit + "   " if unit else "", Ink.LABEL), (title(scene), Ink.TITLE)]
    foot = legend_rows(scene, width, foot_rows)
    for row, pieces in ((0, head), *enumerate(foot, start=view.floor + 2)):
        _write(canvas, row, pieces, scene.glyphs)
    return Chart(canvas.drawing(), view)


def _write(canvas: Canvas, row: int, pieces: list[Piece], glyphs: Glyphs) -> None:
    column = 0
    for text, ink in pieces:
        words = fitted(glyphs.words(text), canvas.width - column, glyphs.ellipsis)
        column = canvas.write(column, row, words, ink)


def _said(words: str, width: int, height: int, glyphs: Glyphs) -> Drawing:
    """A drawing that is only words."""
    canvas = Canvas(width, height)
    for row, line in enumerate(wrap(glyphs.words(words), max(1, width))):
        canvas.write(0, row, line, Ink.LABEL)
    return canvas.drawing()
