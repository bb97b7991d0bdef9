"""Asks for a file that holds a journal, and whether to restore it or to look into it."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.widgets import Label, Select

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.safekeeping import entries
from lupus_journal.tui.dialogs.confirm import ConfirmDialog
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import choice, field
from lupus_journal.tui.dialogs.restore import full_path
from lupus_journal.tui.screens.curtain import uncovered
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.content import Content
    from textual.widget import Widget


class Way(StrEnum):
    """What is to happen with the file."""

    RESTORE = "restore it into this journal"
    OPEN = "open it until I leave the app"


EXPLAINED = {
    Way.RESTORE: (
        "All of its entries are copied into {path}, in place of what is there now. "
        "The file itself stays as it is."
    ),
    Way.OPEN: (
        "Nothing is copied: what you then enter goes into that file. "
        "Your own journal stays at {path}, and opens again next time."
    ),
}


class Wanted(NamedTuple):
    """A file, and what is to happen with it."""

    path: str
    way: Way


class OpenJournalDialog(Dialog[Wanted]):
    """A path, a choice, and a sentence that says what the choice does."""

    TITLE = "Restore or open"
    ACCEPT = "Go on"

    def __init__(
        self, keep: Callable[[Wanted], str], entries_in: Callable[[str], int], own_path: str
    ) -> None:
        super().__init__(keep)
        self._entries_in = entries_in
        self._own_path = own_path

    def fields(self) -> Iterator[Widget]:
        """The file, and what to do with it."""
        yield field("File", "path", hint="~/backups/journal.db")
        ways = {way.name: way.value for way in Way}
        yield choice("And then", "way", ways, Way.RESTORE.name)
        yield Label(self._explained(Way.RESTORE), id="explained", classes="question")

    @on(Select.Changed, "#way")
    def _explain(self) -> None:
        self.query_one("#explained", Label).update(self._explained(self._way))

    def read(self) -> Wanted:
        """The file by its full path, and what is to happen with it."""
        typed = self.typed("path").strip()
        if not typed:
            raise InvalidEntry("Write the path of the file, such as ~/backups/journal.db.")
        return Wanted(full_path(typed), self._way)

    def answer(self, answer: Wanted) -> None:
        """Have it done; a restore says first how much there is in the file, and asks."""
        if answer.way is Way.OPEN:
            super().answer(answer)
        elif not self._is_keeping:
            self._ask_first(answer)

    @work(exclusive=True)
    async def _ask_first(self, wanted: Wanted) -> None:
        self.say_problem("Reading the file …")
        try:
            count = await asyncio.to_thread(self._entries_in, wanted.path)
        except JournalError as error:
            self.say_problem(str(error))
            return
        self.say_problem("")
        question = (
            f"Restore {entries(count)} from {wanted.path}? They take the place of what is in "
            f"{self._own_path}; that is kept as a backup."
        )
        await uncovered(self.app)
        if await self.app.push_screen_wait(ConfirmDialog(question, "Restore")):
            super().answer(wanted)

    def _explained(self, way: Way) -> Content:
        return plain(EXPLAINED[way].format(path=self._own_path))

    @property
    def _way(self) -> Way:
        return Way[self.chosen("way")]
