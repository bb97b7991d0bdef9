"""What screens that list entries have in common: the chosen one is opened, edited or deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work

from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.tui.dialogs.entry import Wished

R = TypeVar("R")


class EntryScreen(ReadingScreen):
    """A screen on which one of the journal's entries can be chosen."""

    BINDINGS: ClassVar = [
        bound("edit", "edit"),
        bound("delete", "delete"),
    ]

    def chosen_id(self) -> str | None:
        """The id of the entry that the cursor is on."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Show everything about the chosen entry."""
        if entry_id := self.chosen_id():
            self.open_entry(entry_id)

    def action_edit(self) -> None:
        """Change the chosen entry."""
        if entry_id := self.chosen_id():
            self.edit_entry(entry_id)

    def action_delete(self) -> None:
        """Delete the chosen entry, after asking."""
        if entry_id := self.chosen_id():
            self.delete_entry(entry_id)

    def open_entry(self, entry_id: str) -> None:
        """Show an entry with all its fields and its life."""
        self._open((entry_id,))

    @work(exclusive=True, group="entry")
    async def edit_entry(self, entry_id: str) -> None:
        """Open an entry's fields to be typed anew."""
        from lupus_journal.tui.dialogs.edit_entry import EditEntryDialog

        journal = await self.whole()
        form = await self._read(lambda: journal.forms.form(entry_id))
        if form is not None:
            self.ask(EditEntryDialog(partial(journal.forms.keep, form), form))

    @work(exclusive=True, group="entry")
    async def delete_entry(self, entry_id: str) -> None:
        """Ask, naming the entry, and delete it softly."""
        from lupus_journal.tui.dialogs.confirm import ConfirmDialog

        journal = await self.whole()
        question = await self._read(lambda: journal.pages.question(entry_id))
        if question is not None:
            self.app.push_screen(
                ConfirmDialog(question, "Delete", "Keep it"), partial(self._asked, entry_id)
            )

    @work(exclusive=True, group="entry")
    async def _open(self, trail: tuple[str, ...]) -> None:
        """Show the last entry of a trail; closing it leads back to the one before."""
        from lupus_journal.tui.dialogs.entry import EntryDialog

        journal = await self.whole()
        page = await self._read(lambda: journal.pages.page(trail[-1]))
        if page is not None:
            self.app.push_screen(EntryDialog(page), partial(self._opened, trail))

    def _opened(self, trail: tuple[str, ...], wished: Wished | None) -> None:
        """Do what was wished for on an entry's page."""
        match wished:
            case None if len(trail) > 1:
                self._open(trail[:-1])
            case ("open", entry_id):
                self._open((*trail, entry_id))
            case ("edit", entry_id):
                self.edit_entry(entry_id)
            case ("delete", entry_id):
                self.delete_entry(entry_id)

    def _asked(self, entry_id: str, is_meant: bool | None) -> None:
        if is_meant:
            self._delete(entry_id)

    @work
    async def _delete(self, entry_id: str) -> None:
        journal = await self.whole()
        await self.keep(lambda: journal.pages.delete(entry_id))

    async def _read(self, read: Callable[[], R]) -> R | None:
        """What is read about an entry, unless it is gone or something covers this screen."""
        try:
            found = await self.patiently(read, "Reading the entry")
        except JournalError as error:
            self.tell(str(error), is_error=True)
            self.load()
            return None
        return found if self.is_active else None
