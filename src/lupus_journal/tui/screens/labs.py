"""Laboratory results by analyte, and the trend of the one that is chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.reactive import var
from textual.widgets import Footer, Static

from lupus_journal.domain.trend_words import sentence, text_twin
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.text import plain, plain_lines
from lupus_journal.tui.widgets.result_table import ResultTable, code_of
from lupus_journal.tui.widgets.top_line import TopLine
from lupus_journal.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from lupus_journal.domain.trends import Trend
    from lupus_journal.services.labs import Newest
    from lupus_journal.tui.dialogs.lab_result import LabResultDraft

NOTHING_YET = "No results yet. a adds the first, as the laboratory printed it."


class LabsScreen(ReadingScreen):
    """Labs."""

    CSS_PATH = "../styles/labs.tcss"
    BINDINGS: ClassVar = [
        bound("add", "add", "A result, as it is printed"),
        bound("table", "twin"),
        bound("earlier", "step(-1)", "Read result by result"),
    ]

    news: var[tuple[Newest, ...]] = var(())
    trend: var[Trend | None] = var(None)

    def compose(self) -> ComposeResult:
        """The analytes on the left, one of them drawn on the right."""
        top = TopLine("labs")
        top.day = self.today
        yield top
        yield Static(NOTHING_YET, id="empty", markup=False)
        with Horizontal(id="results"):
            yield ResultTable(self.today).data_bind(LabsScreen.news)
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
        journal = await self.whole()
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
        journal = await self.whole()
        self.trend = await asyncio.to_thread(journal.labs.trend, code)

    def watch_trend(self, trend: Trend | None) -> None:
        """Say in words what the chart shows."""
        if trend is None:
            return
        self.query_one("#sentence", Static).update(plain(sentence(trend, self.today)))
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

        journal = await self.whole()

        def keep(typed: LabResultDraft) -> str:
            fact = journal.labs.record(typed.report, typed.line).kept.result.fact
            return f"Logged {fact.code} {fact.value.printed}."

        self.ask(LabResultDialog(keep, self.today))


def _twin_lines(trend: Trend) -> Iterator[str]:
    """A line for every result, below a line for the series that it is of."""
    series = ""
    for row in text_twin(trend):
        if row.series != series:
            series = row.series
            yield series
        yield f"{row.on.isoformat()} {row.value:<12} {row.limits:<9} {row.cycle}"
