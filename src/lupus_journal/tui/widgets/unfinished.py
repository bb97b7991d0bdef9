"""The one line that tells of a form that was left half-typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.tui.preferred import key_for

if TYPE_CHECKING:
    from textual.app import RenderResult


class UnfinishedLine(Widget):
    """What was left half-typed, and the key that continues it; a click does too."""

    words: reactive[str] = reactive("", layout=True)

    def render(self) -> RenderResult:
        """The line."""
        key = key_for(self, "continue")
        return Content.assemble(self.words, "  ", (f" {key} Continue ", "reverse"))

    async def on_click(self) -> None:
        """Continue it."""
        await self.run_action("screen.continue")
