"""Finds entries of every kind by their words, a page at a time and newest first.

There is no full-text index: it would keep words that were deleted. So rare words read whole
tables, and a search that nobody wants any more is broken off.
"""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.checkins import BRIEFLY
from lupus_journal.storage import files
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.medicines import MEDICINES
from lupus_journal.storage.registry import KINDS
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.records import Record, Value
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.ports import Records
    from lupus_journal.services.search import Place

STEPS_BETWEEN_LOOKS = 20_000
"""After how many of SQLite's steps a search looks whether it is still wanted."""


class Source(NamedTuple):
    """A table to look in: what it is read with, the day of an entry, and the texts of a row."""

    table: str
    tables: str
    day: str
    texts: str
    condition: str = "TRUE"


FIGURES = """
    (SELECT group_concat(figure(symptom, value) || ' ' || site || ' ' || symptoms.note, ' ')
     FROM symptoms WHERE checkin = checkins.id AND symptoms.deleted_at IS NULL)
"""
SOURCES = (
    Source(
        "symptoms",
        "symptoms",
        'symptoms."on"',
        "'symptom', figure(symptom, value), site, symptoms.note",
        # The sign keeps SQLite from the index by check-in, which would have every day sorted.
        "+checkin IS NULL",
    ),
    Source(
        "fluids", "fluids", 'fluids."on"', "'drink', ml || ' ml', printf('%,d', ml), fluids.note"
    ),
    Source(
        "checkins",
        "checkins",
        'checkins."on"',
        f"'check-in', iif(too_tired, 'too tired', ''), checkins.note, {FIGURES}",
    ),
    Source(
        "lab_results",
        "lab_reports JOIN lab_results ON lab_results.report = lab_reports.id",
        'lab_reports."on"',
        "'lab', code, name, printed, unit, flag, method, laboratory, lab_results.note",
    ),
    Source(
        "infusions",
        "infusions JOIN courses ON courses.id = infusions.course",
        INFUSIONS.dated_by.replace("recorded_at", "infusions.recorded_at"),
        "'infusion', medicine, 'dose ' || dose, status, place, nurse, lot, reason_note, "
        "infusions.note",
    ),
    Source("courses", "courses", "courses.start", "'course', medicine, brand, prescriber, note"),
    Source("medicines", "medicines", MEDICINES.dated_by, "'medicine', name, end_reason, note"),
    Source(
        "dose_periods",
        "dose_periods JOIN medicines ON medicines.id = dose_periods.medicine",
        "dose_periods.first_on",
        "'medicine', name, amount, unit, timing, dose_periods.note",
    ),
    Source("answers", "answers", 'answers."on"', "'reminder', answer, 'dose ' || dose, note"),
)
"""The tables that the diary shows, each with what its rows say there."""


class SqlSearch:
    """The words of one journal."""

    def __init__(self, path: str, records: Records, symptom: Callable[[str], Symptom]) -> None:
        self._path = path
        self._records = records
        self._figure = lru_cache(maxsize=4096)(_in_words(symptom))

    def page(
        self,
        words: Sequence[str],
        before: Place | None,
        count: int,
        is_wanted: Callable[[], bool],
    ) -> list[Record]:
        """The newest entries before a place that have all words in them, whatever their kind."""
        with files.reading(self._path) as db:
            self._teach(db, words, is_wanted)
            try:
                found = [
                    row
                    for source in SOURCES
                    for row in _rows(db, source, bool(words), before, count)
                ]
            except sqlite3.OperationalError:
                if is_wanted():
                    raise
                return []
        if not is_wanted():
            return []
        found.sort(key=lambda row: (row["day"], row["id"]), reverse=True)
        return self._as_records([dict(row) for row in found[:count]])

    def figures(self, checkins: Sequence[str]) -> dict[str, list[SymptomScore]]:
        """The figures of some check-ins, by the check-in's id."""
        found: dict[str, list[SymptomScore]] = {}
        marks = ", ".join("?" * len(checkins))
        query = f"SELECT * FROM symptoms WHERE deleted_at IS NULL AND checkin IN ({marks})"
        with files.reading(self._path) as db:
            rows = db.execute(query, tuple(checkins)).fetchall() if checkins else []
        for row in rows:
            found.setdefault(row["checkin"], []).append(SYMPTOMS.entry(dict(row)).fact)
        return found

    def _teach(
        self, db: sqlite3.Connection, words: Sequence[str], is_wanted: Callable[[], bool]
    ) -> None:
        """Give a connection the functions that the queries call, and a way to be broken off."""

        def has_words(*texts: Value) -> bool:
            text = " ".join([str(text) for text in texts if text]).casefold()
            return all(word in text for word in words)

        db.create_function("has_words", -1, has_words)
        db.create_function("figure", 2, self._figure)
        db.set_progress_handler(lambda: not is_wanted(), STEPS_BETWEEN_LOOKS)

    def _as_records(self, rows: Sequence[dict[str, Value]]) -> list[Record]:
        """Rows of any tables as records, in their order."""
        by_table: dict[str, list[dict[str, Value]]] = {}
        for row in rows:
            by_table.setdefault(str(row["source"]), []).append(row)
        records = {
            record.id: record
            for table, own in by_table.items()
            for record in self._records.records(table, [KINDS[table].entry(row) for row in own])
        }
        return [records[str(row["id"])] for row in rows]


def _rows(
    db: sqlite3.Connection, source: Source, has_words: bool, before: Place | None, count: int
) -> list[sqlite3.Row]:
    """The newest rows of one table before a place."""
    table, day = source.table, source.day
    conditions = [f"{table}.deleted_at IS NULL", source.condition]
    values: list[Value] = []
    if before is not None:
        # The second says what the first does, in the words that an index is looked for with.
        conditions += [f"({day}, {table}.id) < (?, ?)", f"{day} <= ?"]
        values += [before.on.isoformat(), before.id, before.on.isoformat()]
    if has_words:
        conditions.append(f"has_words({source.texts})")
    query = (
        f"SELECT {table}.*, {day} AS day, '{table}' AS source FROM {source.tables} "
        f"WHERE {' AND '.join(conditions)} ORDER BY {day} DESC, {table}.id DESC LIMIT ?"
    )
    return db.execute(query, (*values, count)).fetchall()


def _in_words(symptom: Callable[[str], Symptom]) -> Callable[[str, str], str]:
    def figure(symptom_id: str, value: str) -> str:
        about = symptom(symptom_id)
        answer = about.scale.written(Decimal(value))
        brief = BRIEFLY.get(symptom_id, "")
        return f"{about.label} {brief} {answer} {about.domain} {about.group}"

    return figure
