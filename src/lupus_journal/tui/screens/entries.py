"""What screens that list entries have in common: the chosen one is opened, edited or deleted."""

from __future__ import annotations

from typing import ClassVar

from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen


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

    def edit_entry(self, entry_id: str) -> None:
        """Open an entry's fields to be typed anew."""

    def delete_entry(self, entry_id: str) -> None:
        """Ask, naming the entry, and delete it softly."""
