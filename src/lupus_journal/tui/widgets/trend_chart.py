"""A lab trend on the screen, drawn by the routine that the command line uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from lupus_journal.charts.drawing import Ink, Tint
from lupus_journal.charts.trend import chart_of

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from lupus_journal.charts.drawing import Span
    from lupus_journal.charts.trend import Chart
    from lupus_journal.domain.trends import Point, Trend

CURSOR_LINE, ASCII_CURSOR_LINE = "│", "|"


class TrendChart(Widget, can_focus=True):
    """One analyte's results over time, with a cursor on one of them.

    It is drawn when the trend or the size changes; the cursor is laid over what is drawn.
    """

    COMPONENT_CLASSES: ClassVar = {
        *(f"trend-chart--{ink.value}" for ink in Ink),
        *(f"trend-chart--{tint.value}-tint" for tint in Tint if tint is not Tint.NONE),
        "trend-chart--cursor",
    }

    BINDINGS: ClassVar = [
        Binding("up,k", "screen.analyte(-1)", show=False),
        Binding("down,j", "screen.analyte(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    trend: reactive[Trend | None] = reactive(None, repaint=False)
    cursor: reactive[Point | None] = reactive(None, repaint=False)
    """The result that the cursor is on."""

    ascii_only: reactive[bool] = reactive(False, repaint=False)

    class Pointed(Message):
        """A click beside a result."""

        def __init__(self, point: Point) -> None:
            super().__init__()
            self.point = point

    class Chosen(Message):
        """Enter was pressed on the chart."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._strips: list[Strip] = []

    def watch_trend(self) -> None:
        """Draw it, without a cursor."""
        self.set_reactive(TrendChart.cursor, None)
        self._redraw()

    def watch_cursor(self, before: Point | None, now: Point | None) -> None:
        """Redraw the columns that the cursor left and came to."""
        for column in {self._column(before), self._column(now)} - {None}:
            self.refresh(Region(column or 0, 0, 1, self.size.height))

    def watch_ascii_only(self) -> None:
        """Draw with other characters."""
        self._redraw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Tell which result lies nearest."""
        if self._chart is not None and (point := self._chart.nearest(event.x, event.y)):
            self.post_message(self.Pointed(point))

    def action_choose(self) -> None:
        """Tell that the result under the cursor is chosen."""
        self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        """One row of the drawing, with the cursor in it."""
        if y >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        column = self._column(self.cursor)
        if self._chart is None or column is None or y not in self._chart.plot_rows:
            return self._strips[y]
        return self._with_cursor(self._strips[y], column)

    def _column(self, point: Point | None) -> int | None:
        return None if point is None or self._chart is None else self._chart.column(point)

    def _with_cursor(self, strip: Strip, column: int) -> Strip:
        under = strip.crop(column, column + 1)
        line = ASCII_CURSOR_LINE if self.ascii_only else CURSOR_LINE
        style = self.get_component_rich_style("trend-chart--cursor", partial=True)
        text = under.text if under.text.strip() else line
        parts = [strip.crop(0, column), Strip([Segment(text, self.rich_style + style)], 1)]
        return Strip.join([*parts, strip.crop(column + 1)])

    def _redraw(self) -> None:
        width, height = self.size
        if self.trend is None or not (width and height):
            self._chart = None
        else:
            self._chart = chart_of(self.trend, width, height, ascii_only=self.ascii_only)
        self._paint()

    def _paint(self) -> None:
        """Give the drawing the theme's colours."""
        rows = self._chart.drawing.rows if self._chart else ()
        styles: dict[tuple[Ink, Tint], Style] = {}
        self._strips = [self._strip(row, styles) for row in rows]
        self.refresh()

    def _strip(self, row: tuple[Span, ...], styles: dict[tuple[Ink, Tint], Style]) -> Strip:
        segments = []
        for span in row:
            look = span.ink, span.tint
            if look not in styles:
                styles[look] = self._style_of(span)
            segments.append(Segment(span.text, styles[look]))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _style_of(self, span: Span) -> Style:
        style = self.get_component_rich_style(f"trend-chart--{span.ink.value}", partial=True)
        if span.tint is not Tint.NONE:
            tinted = f"trend-chart--{span.tint.value}-tint"
            style += self.get_component_rich_style(tinted, partial=True)
        return self.rich_style + style
