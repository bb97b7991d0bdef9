"""What the days of a month hold, one range of each table: no entry is read whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.storage import files

if TYPE_CHECKING:
    import sqlite3

# SQLite takes the other columns from the row that holds the maximum: the latest time of the day,
# or what was kept last where no time is known.
LAST_FIGURES = """
    SELECT "on", symptom, value, max(coalesce(at, '') || printf('%020d', rowid))
    FROM symptoms WHERE deleted_at IS NULL AND "on" BETWEEN ? AND ? GROUP BY symptom, "on"
"""
NOTES = """
    SELECT DISTINCT "on" FROM checkins
    WHERE deleted_at IS NULL AND note <> '' AND "on" BETWEEN ? AND ?
"""
LABS = 'SELECT DISTINCT "on" FROM lab_reports WHERE deleted_at IS NULL AND "on" BETWEEN ? AND ?'
DRINKS = 'SELECT DISTINCT "on" FROM fluids WHERE deleted_at IS NULL AND "on" BETWEEN ? AND ?'


class SqlDiary:
    """The days of one journal."""

    def __init__(self, path: str) -> None:
        self._path = path

    def figures(self, first: date, last: date) -> dict[str, dict[date, Decimal]]:
        """By symptom, the last figure of each day of a span that has one."""
        found: dict[str, dict[date, Decimal]] = {}
        for row in self._rows(LAST_FIGURES, first, last):
            day = date.fromisoformat(row["on"])
            found.setdefault(row["symptom"], {})[day] = Decimal(row["value"])
        return found

    def with_notes(self, first: date, last: date) -> frozenset[date]:
        """The days of a span that have a note."""
        return self._days(NOTES, first, last)

    def with_labs(self, first: date, last: date) -> frozenset[date]:
        """The days of a span that have laboratory results."""
        return self._days(LABS, first, last)

    def with_drinks(self, first: date, last: date) -> frozenset[date]:
        """The days of a span that have drinks."""
        return self._days(DRINKS, first, last)

    def _days(self, query: str, first: date, last: date) -> frozenset[date]:
        return frozenset(date.fromisoformat(row["on"]) for row in self._rows(query, first, last))

    def _rows(self, query: str, first: date, last: date) -> list[sqlite3.Row]:
        with files.reading(self._path) as db:
            return db.execute(query, (first.isoformat(), last.isoformat())).fetchall()
