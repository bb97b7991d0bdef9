"""Asks for a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget


class NoteDialog(Dialog[str]):
    """A note of any length; Enter begins a new line, ctrl+s saves."""

    TITLE = "Note · ctrl+s saves"
    FORM = "note"

    def fields(self) -> Iterator[Widget]:
        """A place for several lines."""
        yield TextArea(id="note", tab_behavior="focus")

    def read(self) -> str:
        """The note."""
        note = self.query_one("#note", TextArea).text
        if not note.strip():
            raise InvalidEntry("The note is still empty.")
        return note
