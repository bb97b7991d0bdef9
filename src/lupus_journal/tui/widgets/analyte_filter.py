"""A line to type words into that narrow a list of tests."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.widgets import Input

from lupus_journal.domain.text import shown


class AnalyteFilter(Input):
    """The words; the arrow down leads to what they leave of the list."""

    BINDINGS: ClassVar = [Binding("down", "submit", show=False)]

    def __init__(self) -> None:
        super().__init__(placeholder="C3, complement, casts", compact=True)

    def validate_value(self, value: str) -> str:
        """Pasted text must not steer the terminal."""
        return shown(value)
