"""Entries of every kind alike: found by the end of their id, with what they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel, col, func, select

from lupus_journal.domain import identity
from lupus_journal.domain.days import day_of
from lupus_journal.domain.labs import in_short
from lupus_journal.domain.person import Person
from lupus_journal.domain.records import Record
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.person import PERSON
from lupus_journal.storage.registry import KINDS
from lupus_journal.storage.tables import ROWS, ChangeRow, SymptomRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, time

    from sqlalchemy import ColumnElement

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.records import Value
    from lupus_journal.services.ports import Entries
    from lupus_journal.storage.entries import SqlStore

NAMELESS = frozenset({"person", "reviews"})
"""Tables whose entries nobody calls by their id."""
MOST_VALUES = 500
"""How many values one query may look for."""


class SqlRecords:
    """The entries of one journal, whatever their kind."""

    def __init__(self, store: SqlStore, short: Callable[[str], str] = lambda _: "") -> None:
        self._store = store
        self._short = short

    def entries(self, table: str) -> Entries[Any]:
        """The live entries of a table."""
        return self._store.entries(KINDS[table])

    def named(self, ending: str) -> list[Record]:
        """Every entry whose id ends like this, deleted ones too."""
        is_whole = len(ending) == identity.LENGTH
        ids = {table: col(row.id) for table, row in ROWS.items() if table not in NAMELESS}
        return [
            record
            for table, id_ in ids.items()
            # Only a whole id is found without reading the table from end to end.
            for record in self._found(table, id_ == ending if is_whole else id_.endswith(ending))
        ]

    def get(self, table: str, entry_id: str) -> Record | None:
        """One entry, deleted or not."""
        return next(iter(self._found(table, col(ROWS[table].id) == entry_id)), None)

    def belonging(self, record: Record, *, deleted: bool = False) -> list[Record]:
        """What belongs to an entry: a report's results, a course's infusions."""
        return [
            child
            for table, (column, parent) in _PARENTS.items()
            if parent == record.table
            for child in self._found(table, getattr(ROWS[table], column) == record.id)
            if deleted or child.entry.deleted_at is None
        ]

    def records(self, table: str, entries: Iterable[Entry[Any]]) -> list[Record]:
        """Entries of one table as records, each with what it belongs to."""
        kind = KINDS[table]
        if table == LAB_RESULTS.table:
            entries = [in_short(entry, self._short) for entry in entries]
        rows = [(entry, kind.row(entry)) for entry in entries]
        column, parent_table = _PARENTS.get(table, ("", ""))
        ids = {str(row[column]) for _, row in rows if row.get(column)}
        parents = self._by_id(parent_table, ids) if ids else {}
        found = [
            Record(table=table, entry=entry, row=row, parent=parents.get(str(row.get(column))))
            for entry, row in rows
        ]
        if table == CHECKINS.table:
            return self._with_notes(found)
        if all(record.on for record in found):
            return found
        day_ends = self._day_ends()
        return [replace(one, recorded_on=_own_day(one.entry, day_ends)) for one in found]

    def of_row(self, table: str, row: Mapping[str, Value]) -> Record:
        """A row that need not be in its table any more, as a record."""
        return self.records(table, [KINDS[table].entry(row)])[0]

    def latest_changes(self, entry_ids: Sequence[str]) -> dict[str, int]:
        """The number of the newest change to each entry that was not undone."""
        latest: dict[str, int] = {}
        with self._store.session() as session:
            for some in _batches(entry_ids):
                query = (
                    select(ChangeRow.entry, func.max(ChangeRow.seq))
                    .where(col(ChangeRow.entry).in_(some), col(ChangeRow.undone_at).is_(None))
                    .group_by(ChangeRow.entry)
                )
                latest.update({entry: int(seq or 0) for entry, seq in session.exec(query)})
        return latest

    def _with_notes(self, checkins: Sequence[Record]) -> list[Record]:
        """Check-ins, of which those with nothing but a note are known as one."""
        told = {one.id: one for one in checkins if one.entry.note and not one.entry.fact.too_tired}
        answered = {
            checkin
            for checkin, deleted_at in self._figures_of(list(told))
            if deleted_at is None or told[checkin].entry.deleted_at is not None
        }
        notes = told.keys() - answered
        return [replace(one, is_note=True) if one.id in notes else one for one in checkins]

    def _figures_of(self, checkins: Sequence[str]) -> Iterator[tuple[str, str | None]]:
        """The check-in of each figure, and when the figure was deleted."""
        with self._store.session() as session:
            for some in _batches(checkins):
                query = select(SymptomRow.checkin, SymptomRow.deleted_at).where(
                    col(SymptomRow.checkin).in_(some)
                )
                yield from ((str(checkin), deleted) for checkin, deleted in session.exec(query))

    def _day_ends(self) -> time:
        people = self._store.entries(PERSON).between()
        return people[0].fact.day_ends if people else Person().day_ends

    def _found(self, table: str, condition: ColumnElement[bool]) -> list[Record]:
        query = select(ROWS[table]).where(condition).order_by(col(ROWS[table].id))
        with self._store.session() as session:
            found = [KINDS[table].entry(row.model_dump()) for row in session.exec(query)]
        return self.records(table, found) if found else []

    def _by_id(self, table: str, ids: set[str]) -> dict[str, Entry[Any]]:
        found: dict[str, Entry[Any]] = {}
        with self._store.session() as session:
            for some in _batches(sorted(ids)):
                query = select(ROWS[table]).where(col(ROWS[table].id).in_(some))
                entries = (KINDS[table].entry(row.model_dump()) for row in session.exec(query))
                found.update({entry.id: entry for entry in entries})
        return found


def _own_day(entry: Entry[Any], day_ends: time) -> date:
    """The person's own day when an entry was recorded; SQL says it as `DAY_RECORDED`."""
    return day_of(entry.recorded_at.astimezone(), day_ends)


def _batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + MOST_VALUES] for start in range(0, len(ids), MOST_VALUES))


def _parents() -> dict[str, tuple[str, str]]:
    """Each table whose entries belong to another's, with the column that says so."""
    return {
        table: (key.parent.name, key.column.table.name)
        for table in ROWS
        for key in SQLModel.metadata.tables[table].foreign_keys
    }


_PARENTS = _parents()
