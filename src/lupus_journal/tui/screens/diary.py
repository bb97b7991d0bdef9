"""A month, and what its days hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer

from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class DiaryScreen(ReadingScreen):
    """Diary."""

    def compose(self) -> ComposeResult:
        """A month, and what its days hold."""
        top = TopLine("diary")
        top.day = self.today
        yield top
        yield Footer(show_command_palette=False)

    def load(self) -> None:
        """Read again what is shown."""
