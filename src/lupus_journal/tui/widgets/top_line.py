"""The line on top of a screen: the screens there are, which one this is, and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import written
from lupus_journal.tui.keymap import ACTIONS
from lupus_journal.tui.preferred import key_for

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import RenderResult

SCREENS = ("today", "infusions", "diary", "labs", "me")
"""The screens by the ids of the actions that lead to them."""


class TopLine(Widget):
    """The screens on the left, each a click away, and the day on the right."""

    day: reactive[date | None] = reactive(None)

    def __init__(self, screen: str, day: date | None = None) -> None:
        super().__init__()
        self._current = screen
        self.set_reactive(TopLine.day, day)

    def render(self) -> RenderResult:
        """The line; where it is narrow, the day gives way, and then the names do."""
        tabs = self._tabs()
        parts = [(label, "bold reverse" if name == self._current else "") for name, label in tabs]
        width = sum(len(label) for label, _ in parts)
        day = f"{written(self.day)} " if self.day else ""
        room = self.size.width - width - len(day)
        return Content.assemble(*parts, (" " * room + day, "") if room > 0 else ("", ""))

    def on_click(self, event: events.Click) -> None:
        """Go to the screen whose name was clicked."""
        start = 0
        for name, label in self._tabs():
            if start <= event.x < start + len(label):
                self.app.call_later(self.app.run_action, f"app.go('{name}')")
            start += len(label)

    def _tabs(self) -> list[tuple[str, str]]:
        """Each screen's name and how the line has it."""
        keys = {name: key_for(self, name) for name in SCREENS}
        full = [(name, f" {key} {ACTIONS[name].label} ") for name, key in keys.items()]
        if sum(len(label) for _, label in full) <= self.size.width:
            return full
        return [
            (name, f" {key} {ACTIONS[name].label} " if name == self._current else f" {key} ")
            for name, key in keys.items()
        ]
