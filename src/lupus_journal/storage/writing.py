"""The one writer: every insert, edit and delete, with what it takes to undo it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.days import stamp_from_text, stamp_to_text
from lupus_journal.domain.errors import InvalidEntry, JournalUnavailable, UnknownEntry
from lupus_journal.domain.identity import shown
from lupus_journal.storage.schema_version import NEWEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from lupus_journal.domain.records import Value

INSERT, EDIT, DELETE = "insert", "edit", "delete"
SHORTEST = timedelta(milliseconds=1)
"""How far apart two stamps can be."""


class Writing:
    """One action under way on a connection: its changes are kept together or not at all."""

    def __init__(self, db: sqlite3.Connection, action_id: str, at: datetime, author: str) -> None:
        self._db = db
        self.id = action_id
        self._at = stamp_to_text(at)
        self._author = author
        self._own: set[str] = set()
        """The entries that this action has touched, whose stamps nobody else can know."""

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Add a row."""
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        self._db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', tuple(row.values()))
        self._note(table, str(row["id"]), INSERT, None)

    def edit(
        self,
        table: str,
        entry_id: str,
        stated: Mapping[str, Value],
        *,
        read_at: datetime | None,
        changed_at: datetime,
    ) -> None:
        """Give a row new values; those that differ are kept as they were.

        `read_at` is the row's stamp when it was read: it is refused if it was changed since.
        """
        before = self._live(table, entry_id, ("changed_at", *stated))
        stamp = before["changed_at"]
        if entry_id not in self._own and stamp != (read_at and stamp_to_text(read_at)):
            raise InvalidEntry(
                f"The entry {shown(entry_id)} was changed meanwhile, so nothing was stored: "
                "look at it again and repeat your change."
            )
        if any(before[name] != value for name, value in stated.items()):
            after = {"changed_at": _later_than(stamp, changed_at), **stated}
            self._set(table, entry_id, after)
            old = {name: was for name, was in before.items() if after[name] != was}
            self._note(table, entry_id, EDIT, old)

    def delete(self, table: str, entry_id: str, deleted_at: datetime) -> None:
        """Delete a row softly: it stays, and is no longer shown."""
        self._live(table, entry_id, ("id",))
        self._set(table, entry_id, {"deleted_at": stamp_to_text(deleted_at)})
        self._note(table, entry_id, DELETE, None)

    def _live(self, table: str, entry_id: str, names: tuple[str, ...]) -> dict[str, Value]:
        """Values of a row that is there and was not deleted."""
        listed = ", ".join(f'"{name}"' for name in names)
        row = self._db.execute(
            f'SELECT {listed} FROM "{table}" WHERE id = ? AND deleted_at IS NULL', (entry_id,)
        ).fetchone()
        if row is None:
            raise UnknownEntry(
                f"The entry {shown(entry_id)} was deleted meanwhile, so nothing was stored."
            )
        return dict(zip(names, row, strict=True))

    def _set(self, table: str, entry_id: str, values: Mapping[str, Value]) -> None:
        assignments = ", ".join(f'"{name}" = ?' for name in values)
        self._db.execute(
            f'UPDATE "{table}" SET {assignments} WHERE id = ?', (*values.values(), entry_id)
        )

    def _note(
        self, table: str, entry_id: str, operation: str, old: Mapping[str, Value] | None
    ) -> None:
        self._db.execute(
            "INSERT INTO changes (action, at, author, table_name, entry, operation, old)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.id, self._at, self._author, table, entry_id, operation, _as_json(old)),
        )
        self._own.add(entry_id)


def _as_json(old: Mapping[str, Value] | None) -> str | None:
    if old is None:
        return None
    import json  # noqa: PLC0415 - only edits need it, and the fast lane mostly inserts

    return json.dumps(old, ensure_ascii=False, sort_keys=True)


def _later_than(stamp: Value, moment: datetime) -> str:
    """The moment as a stamp that differs from the one before it, even if the clock stood still."""
    if not isinstance(stamp, str):
        return stamp_to_text(moment)
    return max(stamp_to_text(moment), stamp_to_text(stamp_from_text(stamp) + SHORTEST))


@contextmanager
def writing(db: sqlite3.Connection, action_id: str, at: datetime, author: str) -> Iterator[Writing]:
    """One action in one transaction: committed at the end of the block, or rolled back."""
    with transaction(db):
        if db.execute("PRAGMA user_version").fetchone()[0] != NEWEST:
            raise JournalUnavailable(
                "This journal was meanwhile opened by another version of the program, so nothing "
                "was stored: start this one again."
            )
        yield Writing(db, action_id, at, author)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """What the block writes is kept whole, or not at all."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # Some faults end the transaction by themselves: then this does nothing.
        db.rollback()
        raise
