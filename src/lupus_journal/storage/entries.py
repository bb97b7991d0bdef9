"""The SQLModel lane: the ports that the fast lane has, and every other question to the journal."""

from __future__ import annotations

from contextlib import closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from sqlalchemy import event, literal_column
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, col, create_engine, select

from lupus_journal.storage import files
from lupus_journal.storage.faults import in_plain_words
from lupus_journal.storage.keeping import Keeping
from lupus_journal.storage.tables import ROWS
from lupus_journal.storage.writing import Writing, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Engine

    from lupus_journal.domain.entries import Entry
    from lupus_journal.storage.kinds import Kind

F = TypeVar("F")


def engine_for(path: str) -> Engine:
    """An engine on one journal file that opens it for each call and keeps values out of errors."""
    engine = create_engine(
        "sqlite://", creator=lambda: files.connect(path), poolclass=NullPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The connection leaves transactions to us, and a read sees one moment only inside of one.
    connection.exec_driver_sql("BEGIN")


class SqlStore:
    """One journal file through SQLModel."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._engine = engine_for(path)

    @contextmanager
    def action(self, action_id: str, at: datetime, author: str) -> Iterator[Writing]:
        """An action that is kept when the block ends, and taken back if it raises."""
        with in_plain_words(self.path), closing(self._engine.raw_connection()) as raw:
            db = cast("sqlite3.Connection", raw.driver_connection)
            with writing(db, action_id, at, author) as action:
                yield action

    def moment(self) -> AbstractContextManager[None]:
        """A block that reads; each of its questions sees a moment of its own on this lane."""
        return nullcontext()

    def entries(self, kind: Kind[F]) -> SqlEntries[F]:
        """The entries of one kind."""
        return SqlEntries(self, kind)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that sees one moment of the journal, for the length of a block."""
        with in_plain_words(self.path), Session(self._engine) as session:
            try:
                yield session
            except DBAPIError as error:
                raise error.orig or error from None


class SqlEntries(Keeping[F], Generic[F]):
    """The live entries of one kind."""

    def __init__(self, store: SqlStore, kind: Kind[F]) -> None:
        super().__init__(kind)
        self._store = store
        self._row = ROWS[kind.table]
        self._dated_by: ColumnElement[str] = literal_column(kind.dated_by)

    def get(self, entry_id: str) -> Entry[F] | None:
        """The entry of that id, unless it was deleted."""
        found = self._select(col(self._row.id) == entry_id)
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
        conditions = [getattr(self._row, name) == value for name, value in values.items()]
        if first is not None:
            conditions.append(self._dated_by >= first.isoformat())
        if last is not None:
            conditions.append(self._dated_by <= last.isoformat())
        return self._select(*conditions, newest=newest)

    def matching(self, *, newest: int | None = None, **values: str | int) -> list[Entry[F]]:
        """Entries whose columns hold these values, the newest day first."""
        return self.between(None, None, newest=newest, **values)

    def _select(
        self, *conditions: ColumnElement[bool], newest: int | None = None
    ) -> list[Entry[F]]:
        query = (
            select(self._row)
            .where(col(self._row.deleted_at).is_(None), *conditions)
            # Ids of one millisecond are in no order; rows are, as they were kept.
            .order_by(self._dated_by.desc(), literal_column("rowid").desc())
            .limit(newest)
        )
        with self._store.session() as session:
            return [self._kind.entry(row.model_dump()) for row in session.exec(query)]
