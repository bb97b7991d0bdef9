"""A line to type words into that narrow a list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from lupus_journal.domain.text import shown


class WordFilter(Input):
    """The words; the arrow down leads to what they leave of the list."""

    BINDINGS: ClassVar = [
        Binding("down", "submit", show=False),
        Binding("escape", "close", show=False),
    ]

    class Closed(Message):
        """The whole list is to be shown again."""

    def __init__(self, hint: str) -> None:
        super().__init__(placeholder=hint, compact=True)

    def validate_value(self, value: str) -> str:
        """Pasted text must not steer the terminal."""
        return shown(value)

    def action_close(self) -> None:
        """Give the words up."""
        self.post_message(self.Closed())
