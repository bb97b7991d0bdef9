"""The line on top of a screen: where one is, and which day it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import written
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from datetime import date

    from textual.app import RenderResult


class TopLine(Widget):
    """The screen's name on the left, the day on the right."""

    day: reactive[date | None] = reactive(None)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_of_screen = name

    def render(self) -> RenderResult:
        """Both ends of the line."""
        left = f" Lupus Journal · {self._name_of_screen}"
        right = f"{written(self.day)} " if self.day else ""
        return plain(left + right.rjust(max(1, self.size.width - len(left))))
