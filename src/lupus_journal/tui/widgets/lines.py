"""Short lists of lines to choose from, and the columns that their lines are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lupus_journal.charts.drawing import cells_of, fitted
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.home_row_list import HomeRowList

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.geometry import Size

NARROWEST = 4


class Lines(HomeRowList):
    """A list without a frame."""

    OPENS_AT_ONCE: ClassVar = True
    """Whether the first click on a line opens it, or only puts the cursor there."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, compact=True)

    @property
    def chosen_id(self) -> str | None:
        """The id of the line that the cursor is on."""
        option = self.highlighted_option
        return option.id if option else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How high the list is."""
        # Textual folds lines into the width, and in a window a few cells wide there is none.
        return super().get_content_height(container, viewport, max(width, NARROWEST))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a line that it was not on, if that is all a click is to do."""
        place = event.style.meta.get("option")
        if not self.OPENS_AT_ONCE and place is not None and place != self.highlighted:
            event.prevent_default()
            if not self.options[place].disabled:
                self.highlighted = place


def column(text: str, cells: int, style: str = "") -> Content:
    """A text letter for letter, cut or filled up to so many cells."""
    shown = fitted(text, cells)
    return plain(shown + " " * (cells - cells_of(shown)), style)
