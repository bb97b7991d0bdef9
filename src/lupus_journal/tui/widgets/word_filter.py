"""A line to type words into that narrow a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from lupus_journal.domain.text import shown

if TYPE_CHECKING:
    from textual import events

CLOSE = " × "


class WordFilter(Input):
    """The words; the arrow down leads to what they leave of the list, × and Esc to the whole list."""

    BINDINGS: ClassVar = [
        Binding("down", "submit", show=False),
        Binding("escape", "close", "Close", tooltip="Show the whole list again"),
    ]

    class Closed(Message):
        """The whole list is to be shown again."""

    def __init__(self, hint: str) -> None:
        super().__init__(placeholder=hint, compact=True)

    def validate_value(self, value: str) -> str:
        """Pasted text must not steer the terminal."""
        return shown(value)

    def render_line(self, y: int) -> Strip:
        """The words, and at the right end a sign that gives them up."""
        style = self.get_component_rich_style("input--placeholder")
        words = super().render_line(y).adjust_cell_length(max(0, self._room), self.rich_style)
        return Strip.join([words, Strip([Segment(CLOSE, style)])])

    def on_click(self, event: events.Click) -> None:
        """The sign at the right end gives the words up."""
        place = event.get_content_offset(self)
        if place is not None and place.x >= self._room:
            self.action_close()

    def on_blur(self) -> None:
        """Without words, the line is there only while somebody is about to type some."""
        if not self.value and self.app.app_focus:
            self.display = False

    @property
    def _room(self) -> int:
        """How many cells the words have."""
        return self.scrollable_content_region.width - len(CLOSE)

    def action_close(self) -> None:
        """Give the words up."""
        self.post_message(self.Closed())
