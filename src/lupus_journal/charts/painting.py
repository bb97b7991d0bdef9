"""Painting a trend: each part of the chart, from what lies in front to what shows behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.charts.drawing import Ink, Tint, cells_of
from lupus_journal.charts.lines import line_rows
from lupus_journal.charts.runs import measured_runs, thinned_segments
from lupus_journal.domain.trends import TrendForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lupus_journal.charts.drawing import Canvas
    from lupus_journal.charts.view import View
    from lupus_journal.domain.trends import Point, Stretch


def paint_results(canvas: Canvas, view: View) -> None:
    """Draw the lines, then the results on them."""
    scene = view.scene
    shown = thinned_segments(view)
    runs = [run for segment in shown for run in measured_runs(scene, segment)]
    is_strip = scene.trend.form is TrendForm.STRIP
    if not is_strip:
        _paint_lines(canvas, view, [run for run in runs if len(run) > 1])
    # Marks in more than three of four columns would hide the line that joins them.
    is_dense = sum(map(len, runs)) * 4 > view.columns * 3 and not is_strip
    _paint_marks(canvas, view, (p for run in runs if not is_dense or len(run) == 1 for p in run))
    beyond = (point for segment in shown for point in segment if point.comparator)
    _paint_marks(canvas, view, filter(scene.trend.can_draw, beyond))


def paint_range_edges(canvas: Canvas, view: View) -> None:
    """Dot the limits of the laboratory's range wherever nothing else is drawn."""
    for stretch in view.scene.stretches:
        for edge in (stretch.low, stretch.high):
            row = view.floor if edge is None else view.row(edge)
            if view.top <= row < view.floor:
                for column in _columns_of(view, stretch):
                    canvas.put_under(column, row, view.scene.glyphs.range_edge, Ink.BAND)


def paint_changes(canvas: Canvas, view: View) -> None:
    """Draw a thin line where one series has ended for good and another begins."""
    for day in view.scene.changes:
        for row in range(view.top, view.floor):
            canvas.put_under(view.column(day), row, view.scene.glyphs.change, Ink.BREAK)


def paint_tints(canvas: Canvas, view: View) -> None:
    """Lay the laboratory's range and the infusions behind the plot."""
    for stretch in view.scene.stretches:
        canvas.tint(_columns_of(view, stretch), _rows_of(view, stretch), Tint.BAND)
    # Tints in more than two of five columns would run together and say nothing.
    if len(view.infusion_columns) * 5 <= view.columns * 2:
        for column in view.infusion_columns:
            canvas.tint(range(column, column + 1), range(view.top, view.floor), Tint.INFUSION)


def paint_axes(canvas: Canvas, view: View) -> None:
    """Draw both axes with their ticks and labels, and the infusions on the lower one."""
    glyphs, axis_column = view.scene.glyphs, view.left - 1
    for row in range(view.top, view.floor):
        canvas.put(axis_column, row, glyphs.upright, Ink.AXIS)
    for row, label in {view.row_at(tick.at): tick.label for tick in view.up.ticks}.items():
        canvas.put(axis_column, row, glyphs.upright_tick, Ink.AXIS)
        canvas.write(axis_column - 1 - cells_of(label), row, label, Ink.LABEL)
    canvas.write(axis_column, view.floor, glyphs.corner + glyphs.floor * view.columns, Ink.AXIS)
    _paint_days(canvas, view)
    for column in view.infusion_columns:
        canvas.put(column, view.floor, glyphs.infusion, Ink.INFUSION)


def _paint_days(canvas: Canvas, view: View) -> None:
    """Label the days along the floor, leaving out a label that would touch the one before."""
    free_from = 0
    for tick in view.across.ticks:
        column = view.column(tick.at)
        start = max(0, min(column - len(tick.label) // 2, canvas.width - len(tick.label)))
        if start >= free_from:
            canvas.put(column, view.floor, view.scene.glyphs.floor_tick, Ink.AXIS)
            free_from = canvas.write(start, view.floor + 1, tick.label, Ink.LABEL) + 2


def _paint_lines(canvas: Canvas, view: View, runs: Sequence[Sequence[Point]]) -> None:
    if not runs:
        return
    lines = tuple(tuple(view.place(point) for point in run) for run in runs)
    size, marker = (view.columns, view.rows), view.scene.glyphs.line_marker
    for row, text in enumerate(line_rows(lines, view.across, view.up, size, marker), view.top):
        for column, glyph in enumerate(text, view.left):
            if glyph != " ":
                canvas.put(column, row, glyph, Ink.LINE)


def _paint_marks(canvas: Canvas, view: View, points: Iterable[Point]) -> None:
    """Draw results as points, and what lies below or above a limit as an open mark at that limit."""
    for point in points:
        column, row = view.cell(point)
        canvas.put(column, row, *view.scene.marks.of(point))


def _columns_of(view: View, stretch: Stretch) -> range:
    first, last = view.column(stretch.first.toordinal()), view.column(stretch.last.toordinal())
    return range(max(first, view.left), min(last, view.left + view.columns - 1) + 1)


def _rows_of(view: View, stretch: Stretch) -> range:
    """The rows of the plot between a range's limits; open to the edge where it has none."""
    highest = view.top if stretch.high is None else view.row(stretch.high)
    lowest = view.floor - 1 if stretch.low is None else view.row(stretch.low)
    return range(max(highest, view.top), min(lowest + 1, view.floor))
