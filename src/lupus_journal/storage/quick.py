"""The fast lane: the same ports as the SQLModel lane, on the standard library's sqlite3."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from lupus_journal.storage import files
from lupus_journal.storage.keeping import Keeping
from lupus_journal.storage.writing import Writing, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.records import Value
    from lupus_journal.storage.kinds import Kind

F = TypeVar("F")


class QuickStore:
    """One journal file, opened for each call and closed with it."""

    def __init__(self, path: str) -> None:
        self.path = path

    @contextmanager
    def action(self, action_id: str, at: datetime, author: str) -> Iterator[Writing]:
        """An action that is kept when the block ends, and taken back if it raises."""
        with files.connected(self.path) as db, writing(db, action_id, at, author) as action:
            yield action

    def moment(self) -> AbstractContextManager[None]:
        """A block that reads one moment of the journal, and writes nothing."""
        return files.one_moment(self.path)

    def entries(self, kind: Kind[F]) -> QuickEntries[F]:
        """The entries of one kind."""
        return QuickEntries(self.path, kind)


class QuickEntries(Keeping[F], Generic[F]):
    """The live entries of one kind."""

    def __init__(self, path: str, kind: Kind[F]) -> None:
        super().__init__(kind)
        self._path = path

    def get(self, entry_id: str) -> Entry[F] | None:
        """The entry of that id, unless it was deleted."""
        found = self._select(["id = ?"], [entry_id])
        return found[0] if found else None

    def between(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        newest: int | None = None,
        **values: str | int,
    ) -> list[Entry[F]]:
        """Entries of a span of days, both ends included, whose columns hold these values.

        The newest day comes first.
        """
        # With its table's name, a column that is not there is an error and not a text of its own.
        table = self._kind.table
        wanted: dict[str, Value] = {f'"{table}"."{n}" = ?': value for n, value in values.items()}
        if first is not None:
            wanted[f"{self._kind.dated_by} >= ?"] = first.isoformat()
        if last is not None:
            wanted[f"{self._kind.dated_by} <= ?"] = last.isoformat()
        return self._select(list(wanted), list(wanted.values()), newest)

    def matching(self, *, newest: int | None = None, **values: str | int) -> list[Entry[F]]:
        """Entries whose columns hold these values, the newest day first."""
        return self.between(None, None, newest=newest, **values)

    def _select(
        self, conditions: list[str], values: list[Value], newest: int | None = None
    ) -> list[Entry[F]]:
        where = " AND ".join(["deleted_at IS NULL", *conditions])
        query = (
            f'SELECT * FROM "{self._kind.table}" WHERE {where} '
            # Ids of one millisecond are in no order; rows are, as they were kept.
            f"ORDER BY {self._kind.dated_by} DESC, rowid DESC"
        )
        if newest is not None:
            query += " LIMIT ?"
            values = [*values, newest]
        with files.reading(self._path) as db:
            return [self._kind.entry(row) for row in db.execute(query, values)]
