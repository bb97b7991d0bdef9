"""One analyte: the chart of its results, what it says in words, and the list of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from lupus_journal.domain.trend_words import newest_sentence, not_trended, reading
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.result_list import ResultList
from lupus_journal.tui.widgets.rows import Rows
from lupus_journal.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from lupus_journal.domain.labs import ReportedResult
    from lupus_journal.domain.trends import Point
    from lupus_journal.services.labs import Cumulative


class ResultPanel(Vertical):
    """Chart, words and list, in which one and the same result is chosen.

    Where there is no room for both chart and list, one of them is shown.
    """

    shown: reactive[Cumulative | None] = reactive(None, repaint=False)
    chosen: reactive[int | None] = reactive(None, repaint=False)
    """The chosen result, counted from the newest; none is while the whole trend is told."""

    ascii_only: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def compose(self) -> ComposeResult:
        """The chart on top, the list below."""
        yield TrendChart().data_bind(ResultPanel.ascii_only)
        yield Static(id="words", markup=False)
        yield ResultList().data_bind(ResultPanel.ascii_only)

    @property
    def result(self) -> ReportedResult | None:
        """The chosen result, or the newest."""
        if self.shown is None or not self.shown.results:
            return None
        return self.shown.results[self.chosen or 0]

    def show(self, shown: Cumulative) -> None:
        """Show an analyte; what was chosen of the same one before stays so."""
        kept = self.result if self.chosen is not None else None
        self.shown = shown
        ids = [reported.result.id for reported in shown.results] if kept else []
        self.chosen = ids.index(kept.result.id) if kept and kept.result.id in ids else None

    def watch_shown(self, shown: Cumulative | None) -> None:
        """Draw the chart and fill the list."""
        self.set_reactive(ResultPanel.chosen, None)
        self.query_one(TrendChart).trend = shown.trend if shown else None
        self.query_one(ResultList).shown = shown
        had_focus = self.query_one(TrendChart).has_focus
        self.set_class(shown is not None and not shown.is_trended, "-untrended")
        if had_focus:
            self.call_after_refresh(self.focus_inside)
        self._say()

    def watch_chosen(self, chosen: int | None) -> None:
        """Put the cursor of chart and list on the result."""
        self.query_one(TrendChart).cursor = self._point()
        if chosen is not None:
            self.query_one(ResultList).cursor = chosen
        self._say()

    def validate_chosen(self, chosen: int | None) -> int | None:
        """What is chosen is one of the results."""
        if chosen is None or self.shown is None or not self.shown.results:
            return None
        return max(0, min(chosen, len(self.shown.results) - 1))

    def step(self, by: int) -> None:
        """Choose a later or an earlier result, from the newest at first."""
        self.chosen = 0 if self.chosen is None else self.chosen - by

    def toggle_list(self) -> None:
        """Show the list in place of the chart, or both again."""
        had_focus = self.has_focus_within
        self.toggle_class("-list")
        if had_focus:
            self.call_after_refresh(self.focus_inside)

    def focus_inside(self) -> None:
        """Give the keys to what is seen of the panel."""
        results, chart = self.query_one(ResultList), self.query_one(TrendChart)
        (results if results.display else chart).focus()

    @on(TrendChart.Pointed)
    def _pointed(self, message: TrendChart.Pointed) -> None:
        if self.shown is not None:
            self.chosen = (
                len(self.shown.trend.points) - 1 - self.shown.trend.points.index(message.point)
            )

    def on_mount(self) -> None:
        """Follow the list's cursor at once: by a message, the words would come a frame later."""
        self.watch(self.query_one(ResultList), "cursor", self._follow, init=False)

    def _follow(self, cursor: int) -> None:
        self.chosen = cursor

    @on(Rows.Moved)
    def _moved(self, message: Rows.Moved) -> None:
        message.stop()

    @on(Rows.Clicked)
    def _clicked(self, message: Rows.Clicked) -> None:
        message.stop()
        self.chosen = message.rows.cursor

    def _point(self) -> Point | None:
        if self.shown is None or self.chosen is None:
            return None
        return self.shown.trend.points[-1 - self.chosen]

    def _say(self) -> None:
        """Tell the chosen result, or else the whole trend."""
        # The words keep their room whatever they say, so nothing else has to be laid out anew.
        self.query_one("#words", Static).update(plain(self._words()), layout=False)

    def _words(self) -> str:
        shown, point = self.shown, self._point()
        if shown is None:
            return ""
        if point is not None and self.result is not None:
            words, laboratory = reading(shown.trend, point), self.result.report.fact.laboratory
            return words if not laboratory or laboratory in words else f"{words}; {laboratory}"
        if not shown.is_trended:
            return not_trended(shown.trend.called)
        return newest_sentence(shown.trend, self._today)
