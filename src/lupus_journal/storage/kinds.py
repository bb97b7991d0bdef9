"""How an entry of one kind lies in its table: written once, read by both lanes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from lupus_journal.domain.days import stamp_from_text, stamp_to_text
from lupus_journal.domain.entries import Entry, Origin
from lupus_journal.domain.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lupus_journal.domain.records import Value

F = TypeVar("F")

STAMPS = ("recorded_at", "changed_at", "deleted_at")
DAY_RECORDED = """date(recorded_at, 'localtime', '-' || coalesce(
    (SELECT day_ends FROM person WHERE person.deleted_at IS NULL), '04:00'))"""
"""What dates an entry that is about no day: the person's own day when it was recorded."""


class Kind(NamedTuple, Generic[F]):
    """A kind of entry: its table, the column or expression that dates it, and the row mapping."""

    table: str
    dated_by: str
    columns: Callable[[F], dict[str, Value]]
    fact: Callable[[Mapping[str, Value]], F]

    def row(self, entry: Entry[F]) -> dict[str, Value]:
        """The entry as the columns of its table."""
        return {
            "id": entry.id,
            **self.columns(entry.fact),
            "recorded_at": stamp_to_text(entry.recorded_at),
            "changed_at": stamp_to_text(entry.changed_at) if entry.changed_at else None,
            "deleted_at": stamp_to_text(entry.deleted_at) if entry.deleted_at else None,
            "author": entry.author,
            "origin": entry.origin.value,
            "private": int(entry.private),
            "note": entry.note,
        }

    def entry(self, row: Mapping[str, Value]) -> Entry[F]:
        """The entry that a row of the table holds."""
        try:
            return self._entry(row)
        except (ArithmeticError, LookupError, TypeError, ValueError, JournalError):
            # No version of the program writes such a row: as much damage as an unreadable page.
            raise sqlite3.DatabaseError(f"unreadable row in {self.table}") from None

    def _entry(self, row: Mapping[str, Value]) -> Entry[F]:
        recorded, changed, deleted = (row[name] for name in STAMPS)
        return Entry(
            id=str(row["id"]),
            fact=self.fact(row),
            recorded_at=stamp_from_text(str(recorded)),
            changed_at=stamp_from_text(str(changed)) if changed else None,
            deleted_at=stamp_from_text(str(deleted)) if deleted else None,
            author=str(row["author"]),
            origin=Origin(str(row["origin"])),
            note=str(row["note"]),
            private=bool(row["private"]),
        )
