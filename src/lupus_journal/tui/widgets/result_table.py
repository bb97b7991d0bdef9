"""The newest result of every analyte, beside the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import DataTable

from lupus_journal.domain.days import short
from lupus_journal.tui.text import cell

if TYPE_CHECKING:
    from datetime import date

    from rich.text import Text

    from lupus_journal.domain.labs import ReportedResult
    from lupus_journal.services.labs import Newest


COLUMNS = (("Test", 7), ("", 1), ("Newest", 11), ("Day", 8), ("Before", 7))
"""Each column and its width; the first four fit the narrowest list."""


class ResultTable(DataTable["Text"]):
    """One row an analyte; the cursor chooses whose trend is shown."""

    BINDINGS: ClassVar = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding(
            "left,h", "screen.step(-1)", "Earlier", show=False, tooltip="Read the result before"
        ),
        Binding("right,l", "screen.step(1)", "Later", show=False, tooltip="Read the result after"),
    ]

    news: reactive[tuple[Newest, ...]] = reactive(())

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def on_mount(self) -> None:
        """Name the columns."""
        self.cursor_type = "row"
        for name, width in COLUMNS:
            self.add_column(name, width=width)
        self.watch_news()

    def watch_news(self) -> None:
        """Fill the rows, with the cursor on the analyte it was on."""
        if not self.columns:
            return
        row = self.cursor_row
        self.clear()
        for one in self.news:
            self.add_row(*_cells(one, self._today), key=code_of(one))
        self.move_cursor(row=min(row, max(0, len(self.news) - 1)))


def code_of(news: Newest) -> str:
    """The analyte that a row is about."""
    return news.result.result.fact.code


def _cells(news: Newest, today: date) -> tuple[Text, ...]:
    newest = news.result.result.fact
    return (
        cell(newest.code),
        cell(newest.flag, "bold"),
        cell(_printed(news.result)),
        cell(_dated(news.result.report.fact.on, today)),
        cell(news.previous.result.fact.value.printed if news.previous else ""),
    )


def _dated(day: date, today: date) -> str:
    """A day of this year, or the month of an earlier one."""
    return short(day) if day.year == today.year else f"{short(day).partition(' ')[2]} {day.year}"


def _printed(reported: ReportedResult) -> str:
    value = reported.result.fact.value
    unit = "" if value.unit and value.unit in value.printed else value.unit
    return f"{value.printed} {unit}".strip()
