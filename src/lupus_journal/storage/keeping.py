"""What both lanes do alike: hand an entry's row to the one writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from lupus_journal.storage.writing import Writing

if TYPE_CHECKING:
    from datetime import datetime

    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.ports import Action
    from lupus_journal.storage.kinds import Kind

F = TypeVar("F")

FIXED = ("id", "recorded_at", "changed_at", "deleted_at", "author")
"""Columns that no edit changes."""


class Keeping(Generic[F]):
    """Adds, changes and removes the entries of one kind."""

    def __init__(self, kind: Kind[F]) -> None:
        self._kind = kind

    def add(self, action: Action, entry: Entry[F]) -> None:
        """Keep a new entry."""
        _writing(action).insert(self._kind.table, self._kind.row(entry))

    def change(self, action: Action, entry: Entry[F], changed_at: datetime) -> None:
        """Keep an entry's new state, and what it was before; refuse it if it is out of date."""
        row = self._kind.row(entry)
        stated = {name: value for name, value in row.items() if name not in FIXED}
        _writing(action).edit(
            self._kind.table, entry.id, stated, read_at=entry.changed_at, changed_at=changed_at
        )

    def remove(self, action: Action, entry_id: str, deleted_at: datetime) -> None:
        """Delete an entry softly."""
        _writing(action).delete(self._kind.table, entry_id, deleted_at)


def _writing(action: Action) -> Writing:
    if not isinstance(action, Writing):
        raise TypeError(f"{type(action).__name__} was not opened by this store")
    return action
