"""The way from a panel that acts on the journal to the screen that it lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.widget import Widget


def desk_of(panel: Widget) -> ReadingScreen:
    """The screen of a panel, which asks, keeps and tells."""
    screen = panel.screen
    if not isinstance(screen, ReadingScreen):
        raise TypeError(f"{panel} belongs on a screen that reads the journal")
    return screen
