"""The course as a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer

from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class InfusionsScreen(ReadingScreen):
    """Infusions."""

    def compose(self) -> ComposeResult:
        """The course as a timeline."""
        top = TopLine("infusions")
        top.day = self.today
        yield top
        yield Footer(show_command_palette=False)

    def load(self) -> None:
        """Read again what is shown."""
