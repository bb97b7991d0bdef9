"""A line to type words into that narrow a timeline."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from lupus_journal.domain.text import shown


class TimelineFilter(Input):
    """The words; the arrow down leads to the doses that have them."""

    BINDINGS: ClassVar = [
        Binding("down", "submit", show=False),
        Binding("escape", "close", show=False),
    ]

    class Closed(Message):
        """Every dose is to be shown again."""

    def __init__(self) -> None:
        super().__init__(placeholder="held, antibiotics, 2025", compact=True)

    def validate_value(self, value: str) -> str:
        """Pasted text must not steer the terminal."""
        return shown(value)

    def action_close(self) -> None:
        """Give the words up."""
        self.post_message(self.Closed())
