"""Laboratory results by analyte, and the trend of the one that is chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.reactive import var
from textual.widgets import Footer, Static

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.trend_words import sentence, text_twin
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.text import plain, plain_lines
from lupus_journal.tui.widgets.result_table import ResultTable, code_of
from lupus_journal.tui.widgets.top_line import TopLine
from lupus_journal.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import date

    from textual.app import ComposeResult

    from lupus_journal.bootstrap import Journal
    from lupus_journal.domain.trends import Trend
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.labs import Newest

NOTHING_YET = "No results yet. a adds the first, as the laboratory printed it."


class LabsScreen(ReadingScreen):
    """Labs."""

    CSS_PATH = "../styles/labs.tcss"
    BINDINGS: ClassVar = [
        Binding("a", "add", "Add", id="add-result", tooltip="A result, as it is printed"),
        Binding(
            "t", "twin", "Table", id="table", tooltip="The chart in words and figures, and back"
        ),
        Binding(
            "left", "step(-1)", "Read", key_display="←→", id="read", tooltip="Read result by result"
        ),
        Binding("escape", "app.show_today", "Back", show=False),
    ]

    news: var[tuple[Newest, ...]] = var(())
    trend: var[Trend | None] = var(None)

    def __init__(self, clock: Clock, whole: Callable[[], Awaitable[Journal]]) -> None:
        super().__init__()
        self._clock = clock
        self._whole = whole

    @property
    def _today(self) -> date:
        return self._clock.now().date()

    def compose(self) -> ComposeResult:
        """The analytes on the left, one of them drawn on the right."""
        top = TopLine("Labs")
        top.day = self._today
        yield top
        yield Static(NOTHING_YET, id="empty", markup=False)
        with Horizontal(id="results"):
            yield ResultTable(self._today).data_bind(LabsScreen.news)
            with Vertical():
                yield TrendChart().data_bind(LabsScreen.trend)
                with VerticalScroll(id="twin"):
                    yield Static(id="twin-text", markup=False)
                yield Static(id="sentence", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the results."""
        self.query_one("#twin").display = False
        self.query_one("#empty").display = False
        self.load()

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Read the newest results again."""
        journal = await self._whole()
        news = await asyncio.to_thread(journal.labs.latest)
        self.query_one("#empty").display = not news
        self.query_one("#results").display = bool(news)
        self.news = tuple(news)
        if news:
            self.query_one(ResultTable).focus()
            self._load_trend(code_of(self.news[self.query_one(ResultTable).cursor_row]))

    @on(ResultTable.RowHighlighted)
    def _analyte_chosen(self, message: ResultTable.RowHighlighted) -> None:
        if message.row_key.value:
            self._load_trend(message.row_key.value)

    @work(exclusive=True, group="trend")
    async def _load_trend(self, code: str) -> None:
        journal = await self._whole()
        self.trend = await asyncio.to_thread(journal.labs.trend, code)

    def watch_trend(self, trend: Trend | None) -> None:
        """Say in words what the chart shows."""
        if trend is None:
            return
        self.query_one("#sentence", Static).update(plain(sentence(trend, self._today)))
        self.query_one("#twin-text", Static).update(plain_lines("\n".join(_twin_lines(trend))))

    def action_twin(self) -> None:
        """Show the chart in words and figures, or the chart again."""
        chart, twin = self.query_one(TrendChart), self.query_one("#twin")
        chart.display, twin.display = twin.display, chart.display

    def action_step(self, by: int) -> None:
        """Read the result before or after the one under the cursor."""
        self.query_one(TrendChart).step(by)

    @work
    async def action_add(self) -> None:
        """Ask for a result, and keep it."""
        from lupus_journal.tui.dialogs.lab_result import LabResultDialog

        journal = await self._whole()
        typed, problem = None, ""
        while True:
            dialog = LabResultDialog(self._today, typed, problem)
            typed = await self.app.push_screen_wait(dialog)
            if typed is None:
                return
            try:
                recorded = await asyncio.to_thread(journal.labs.record, typed.report, typed.line)
                break
            except JournalError as error:
                # Asked again with all that was typed: nothing is lost over one wrong value.
                problem = str(error)
        fact = recorded.kept.result.fact
        self.notify(f"Logged {fact.code} {fact.value.printed}. u takes it back.", markup=False)
        self.load()


def _twin_lines(trend: Trend) -> Iterator[str]:
    """A line for every result, below a line for the series that it is of."""
    series = ""
    for row in text_twin(trend):
        if row.series != series:
            series = row.series
            yield series
        yield f"{row.on.isoformat()} {row.value:<12} {row.limits:<9} {row.cycle}"
