"""An app in which the newest action can be taken back, on every screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import App

if TYPE_CHECKING:
    from datetime import datetime

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.newest import NewestAction


class UndoingApp(App[None]):
    """Takes back at once what was done since it was opened, and asks about what is older."""

    opened_at: datetime

    def __init__(self) -> None:
        super().__init__()
        self._undoing = asyncio.Lock()

    async def whole_journal(self) -> Journal:
        """The whole journal, as soon as it is open."""
        raise NotImplementedError

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something."""
        raise NotImplementedError

    def reload(self) -> None:
        """Have the screen that is shown read the journal again."""
        raise NotImplementedError

    @work
    async def action_undo(self) -> None:
        """Take back the newest action, or ask whether to; a key pressed twice takes back two."""
        async with self._undoing:
            journal = await self.whole_journal()
            newest = await asyncio.to_thread(journal.newest.action)
            if newest is None or newest.at >= self.opened_at or await self._is_meant(newest):
                undone = await asyncio.to_thread(
                    journal.entries.undo, newest.action if newest else None
                )
                self.tell(undone.words)
                self.reload()

    async def _is_meant(self, newest: NewestAction) -> bool:
        from lupus_journal.tui.dialogs.confirm import ConfirmDialog

        return await self.push_screen_wait(ConfirmDialog(newest.question, yes="Take it back"))
