"""The line on top of a screen: the screens there are, which one this is, whose, and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

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

    from lupus_journal.tui.app import JournalApp

SCREENS = ("today", "infusions", "diary", "labs", "me")
"""The screens by the ids of the actions that lead to them."""
SAYS_WHOSE = "today"
"""The screen that has a line of its own for whose journal it is."""


class TopLine(Widget):
    """The screens on the left, each a click away; on the right the day, and whose it is."""

    day: reactive[date | None] = reactive(None)

    def __init__(self, screen: str, day: date | None = None) -> None:
        super().__init__()
        self._current = screen
        self.set_reactive(TopLine.day, day)

    def render(self) -> RenderResult:
        """The line; where it is narrow, the day gives way, and then all but the screens do."""
        tabs = self._tabs()
        parts = [(label, "bold reverse" if name == self._current else "") for name, label in tabs]
        width = sum(len(label) for label, _ in parts)
        whose = self._whose()
        day = f"{written(self.day)} " if self.day else ""
        room = self.size.width - width - len(whose)
        day = day if len(day) < room else ""
        if room - len(day) < 0:
            return Content.assemble(*parts)
        return Content.assemble(*parts, " " * (room - len(day)), (whose, "bold"), day)

    def _whose(self) -> str:
        """Whose journal it is, where it is not one's own and the screen does not say it."""
        whose = "" if self._current == SAYS_WHOSE else cast("JournalApp", self.app).whose
        return f"{whose} " if whose else ""

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
