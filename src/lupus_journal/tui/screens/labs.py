"""Laboratory results by analyte, and all results of the one that is chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from lupus_journal.domain.days import dated
from lupus_journal.domain.lab_words import understood
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.entries import EntryScreen
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.analyte_list import AnalyteList
from lupus_journal.tui.widgets.key_footer import KeyFooter
from lupus_journal.tui.widgets.no_results import NoResults
from lupus_journal.tui.widgets.result_panel import ResultPanel
from lupus_journal.tui.widgets.rows import Rows
from lupus_journal.tui.widgets.top_line import TopLine
from lupus_journal.tui.widgets.trend_chart import TrendChart
from lupus_journal.tui.widgets.word_filter import WordFilter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import ComposeResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.labs import Cumulative, LabService, Newest
    from lupus_journal.tui.app import JournalApp
    from lupus_journal.tui.dialogs.lab_report import LabReportDraft
    from lupus_journal.tui.dialogs.lab_result import LabResultDraft


NARROW, WIDE, TALL = 76, 110, 30


class LabsScreen(EntryScreen):
    """Labs."""

    CSS_PATH = "../styles/labs.tcss"
    AUTO_FOCUS = "AnalyteList"
    BINDINGS: ClassVar = [
        bound("check-in", "check_in", show=False),
        bound("add", "add", "A result, as it is printed"),
        bound("report", "report"),
        bound("table", "table"),
        bound("filter", "filter", "Only the tests whose name has the words you type"),
        bound("earlier", "step(-1)", show=False),
        bound("later-result", "step(1)", show=False),
        Binding("escape", "back", "Back", show=False),
    ]

    words: var[str] = var("", init=False)
    """What the analytes are filtered by."""

    def __init__(self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]]) -> None:
        super().__init__(quick, whole)
        self._news: tuple[Newest, ...] = ()
        self._results: dict[str, Cumulative] = {}
        self._wanted = ""
        """The analyte of what was just kept, to which the cursor goes."""

    def compose(self) -> ComposeResult:
        """The analytes on the left, all about one of them on the right."""
        yield TopLine("labs", self.today)
        yield NoResults()
        with Horizontal(id="results"):
            with Vertical(id="analytes"):
                yield WordFilter("C3, complement, casts")
                yield AnalyteList(self.today)
            yield ResultPanel(self.today)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the results."""
        self._loop = asyncio.get_running_loop()
        self.query_one(NoResults).display = False
        self.query_one(WordFilter).display = False
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Show list and results beside each other where there is room, and the chart's list too."""
        width, height = event.size
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height >= TALL, "-tall")

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Read the newest results again, and those of the chosen analyte."""
        journal, read_at = await self.whole(), self.quick.clock.now()
        self._news = tuple(await asyncio.to_thread(journal.labs.latest))
        self._results.clear()
        self.query_one(ResultPanel).ascii_only = self._ascii_only
        self.query_one(NoResults).display = not self._news
        self.query_one("#results").display = bool(self._news)
        self._list()
        if self._news and self.focused is None:
            self.query_one(AnalyteList).focus()
        await asyncio.to_thread(self.quick.lab_news.look, read_at)

    def chosen_id(self) -> str | None:
        """The result under the cursor, or the newest of the analyte."""
        result = self.query_one(ResultPanel).result
        return result.result.id if result else None

    def watch_words(self) -> None:
        """List fewer or more of the analytes."""
        self._list()

    def _list(self) -> None:
        analytes = self.query_one(AnalyteList)
        analytes.show(tuple(one for one in self._news if one.goes_by(self.words)), self._wanted)
        found = f"{analytes.count} of {len(self._news)}" if self.words else ""
        self.query_one("#analytes").border_subtitle = plain(found)
        self._wanted = ""
        self._show()

    @on(Rows.Moved, "AnalyteList")
    def _show(self) -> None:
        """Show all about the analyte under the cursor."""
        if (chosen := self.query_one(AnalyteList).chosen) is not None:
            self._show_results(chosen.code)

    @work(exclusive=True, group="results")
    async def _show_results(self, code: str) -> None:
        if code not in self._results:
            journal = await self.whole()
            self._results[code] = await asyncio.to_thread(journal.labs.cumulative, code)
        self.query_one(ResultPanel).show(self._results[code])

    @on(Rows.Clicked, "AnalyteList")
    def _analyte_clicked(self) -> None:
        if self.has_class("-narrow"):
            self._go_inside()

    @on(Rows.Chosen, "AnalyteList")
    @on(TrendChart.Chosen)
    def _entered(self) -> None:
        """First into the results of an analyte, to its newest; then into that one."""
        panel = self.query_one(ResultPanel)
        if self.has_class("-narrow") and not self.has_class("-inside"):
            self._go_inside()
        elif panel.chosen is None:
            panel.chosen = 0
            panel.focus_inside()
        else:
            self.action_open()

    @on(Rows.Chosen, "ResultList")
    def _result_entered(self, message: Rows.Chosen) -> None:
        self.query_one(ResultPanel).chosen = message.rows.cursor
        self.action_open()

    def _go_inside(self) -> None:
        """Where there is no room beside them, the results take the analytes' place."""
        self.add_class("-inside")
        self.query_one(ResultPanel).focus_inside()

    @on(WordFilter.Closed)
    def action_back(self) -> None:
        """One step back out: of the filter, of a result, of an analyte."""
        words, panel = self.query_one(WordFilter), self.query_one(ResultPanel)
        if words.display and (words.has_focus or panel.chosen is None):
            words.value, words.display = "", False
        elif panel.chosen is not None:
            panel.chosen = None
            if self.has_class("-narrow"):
                return
        self.remove_class("-inside")
        self.query_one(AnalyteList).focus()

    def action_filter(self) -> None:
        """Type words that the names of the tests have to have."""
        self.remove_class("-inside")
        words = self.query_one(WordFilter)
        words.display = True
        words.focus()

    @on(WordFilter.Changed)
    def _filtered(self, message: WordFilter.Changed) -> None:
        self.words = message.value

    @on(WordFilter.Submitted)
    def _filter_typed(self, message: WordFilter.Submitted) -> None:
        message.input.display = bool(message.value)
        self.query_one(AnalyteList).focus()

    def action_table(self) -> None:
        """Show all results as a list, or the chart again."""
        self.query_one(ResultPanel).toggle_list()

    def action_step(self, by: int) -> None:
        """Read the result before or after the one under the cursor."""
        self.query_one(ResultPanel).step(by)

    def action_analyte(self, by: int) -> None:
        """Go to another analyte without leaving its results."""
        self.query_one(AnalyteList).action_move(by)

    def action_add(self) -> None:
        """Ask for a result, and keep it."""
        from lupus_journal.tui.dialogs.lab_result import LabResultDialog

        self.ask(LabResultDialog(self._keep_result, self.today, self.whole))

    def action_report(self) -> None:
        """Ask for a whole report, and keep it."""
        from lupus_journal.tui.dialogs.lab_report import LabReportDialog

        self.ask(LabReportDialog(self._keep_report, self.today, self.whole))

    def _keep_result(self, typed: LabResultDraft) -> str:
        fact = self._labs().record(typed.report, typed.line).kept.result.fact
        self._wanted = fact.code
        return f"Logged {understood(fact)}, of {dated(typed.report.on)}."

    def _keep_report(self, typed: LabReportDraft) -> str:
        kept = self._labs().record_report(typed.report, typed.lines)
        self._wanted = kept[0].kept.result.fact.code
        count = "1 result" if len(kept) == 1 else f"{len(kept)} results"
        laboratory = f" from {typed.report.laboratory}" if typed.report.laboratory else ""
        return f"Logged {count} of {dated(typed.report.on)}{laboratory}."

    def _labs(self) -> LabService:
        """The service, for a thread that may have to wait until the journal is open."""
        return asyncio.run_coroutine_threadsafe(self._whole_journal(), self._loop).result().labs

    async def _whole_journal(self) -> Journal:
        return await self.whole()

    @property
    def _ascii_only(self) -> bool:
        return cast("JournalApp", self.app).preferences.ascii_only
