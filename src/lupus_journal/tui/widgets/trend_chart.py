"""A lab trend on the screen, drawn by the routine that the command line uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from lupus_journal.charts.drawing import Drawing, Ink, Tint
from lupus_journal.charts.trend import draw_trend

if TYPE_CHECKING:
    from datetime import date

    from rich.style import Style

    from lupus_journal.charts.drawing import Span
    from lupus_journal.domain.trends import Trend


class TrendChart(Widget):
    """One analyte's results over time, with a cursor that reads them."""

    COMPONENT_CLASSES: ClassVar = {
        *(f"trend-chart--{ink.value}" for ink in Ink),
        *(f"trend-chart--{tint.value}-tint" for tint in Tint if tint is not Tint.NONE),
    }

    trend: reactive[Trend | None] = reactive(None)
    cursor: reactive[int | None] = reactive(None)
    """Which result the cursor is on, counted from the oldest."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only
        self._drawn: Drawing | None = None

    def watch_trend(self) -> None:
        """Begin without a cursor."""
        self.set_reactive(TrendChart.cursor, None)
        self._redraw()

    def watch_cursor(self) -> None:
        """Read the result under the cursor."""
        self._redraw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._redraw()

    def step(self, by: int) -> None:
        """Move the cursor to an earlier or a later result, from the newest at first."""
        if self.trend is None or not self.trend.points:
            return
        last = len(self.trend.points) - 1
        self.cursor = last if self.cursor is None else max(0, min(last, self.cursor + by))

    def render_line(self, y: int) -> Strip:
        """One row of the drawing, in the theme's colours."""
        if self._drawn is None or y >= self._drawn.height:
            return Strip.blank(self.size.width, self.rich_style)
        segments = [Segment(span.text, self._style_of(span)) for span in self._drawn.rows[y]]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _style_of(self, span: Span) -> Style:
        style = self.get_component_rich_style(f"trend-chart--{span.ink.value}", partial=True)
        if span.tint is not Tint.NONE:
            tinted = f"trend-chart--{span.tint.value}-tint"
            style += self.get_component_rich_style(tinted, partial=True)
        return self.rich_style + style

    def _redraw(self) -> None:
        self._drawn = self._draw()
        self.refresh()

    def _draw(self) -> Drawing | None:
        width, height = self.size
        if self.trend is None or not (width and height):
            return None
        return draw_trend(
            self.trend, width, height, ascii_only=self._ascii_only, cursor=self._day()
        )

    def _day(self) -> date | None:
        if self.trend is None or self.cursor is None:
            return None
        return self.trend.points[self.cursor].on
