"""The line that says whose journal this is, where it is not the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from textual.app import RenderResult

MADE_UP = "A made-up patient, not you."
ON_ITS_OWN = "“lupus-journal” opens your own journal."


class Banner(Widget):
    """What is open instead of the person's own journal, and the way back there."""

    def __init__(self, path: str, *, is_made_up: bool, has_own: bool) -> None:
        super().__init__()
        self._path = path
        self._is_made_up = is_made_up
        self._has_own = has_own

    def render(self) -> RenderResult:
        """What is open, and the key that leads back; a click does too."""
        words = (
            MADE_UP if self._is_made_up else f"Another journal, until you leave it: {self._path}"
        )
        if not self._has_own:
            return Content(f"{words} {ON_ITS_OWN}")
        key = key_for(self, "own-journal")
        return Content.assemble(plain(words), "  ", (f" {key} Back to my own ", "reverse"))

    async def on_click(self) -> None:
        """Go back, if there is where to."""
        await self.run_action("app.own_journal")
