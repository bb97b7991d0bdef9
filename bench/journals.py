"""Journals of any size, written by the program's own writer."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.domain.lab_values import Form, LabValue
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.reference_ranges import ReferenceRange
from lupus_journal.storage import files, schema
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.symptoms import SYMPTOMS
from lupus_journal.storage.writing import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lupus_journal.domain.records import Value

AUTHOR = "patient"
LAST = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
APART = timedelta(minutes=10)
ROWS_AN_ACTION = 1_000
SYMPTOM_IDS = ("fatigue", "pain", "sleep", "joint_pain")


def fill(path: str, rows: int) -> None:
    """Make a journal of so many drinks and symptom figures, ten minutes apart up to March 2026."""
    schema.create(path)
    chance = random.Random(rows)
    moments = (LAST - APART * back for back in reversed(range(rows)))
    with files.connected(path) as db:
        # Nobody minds losing a made-up journal, and a million rows should not take the day.
        db.execute("PRAGMA synchronous = OFF")
        for first in range(0, rows, ROWS_AN_ACTION):
            with writing(db, _name(LAST, chance), LAST, AUTHOR) as action:
                for _ in range(min(ROWS_AN_ACTION, rows - first)):
                    action.insert(*_row(next(moments), chance))


def fill_results(path: str, results: int) -> None:
    """Add so many results of one analyte to a journal, a day apart, each in a report of its own."""
    chance = random.Random(results)
    with files.connected(path) as db:
        db.execute("PRAGMA synchronous = OFF")
        for first in range(0, results, ROWS_AN_ACTION):
            with writing(db, _name(LAST, chance), LAST, AUTHOR) as action:
                for back in range(first, min(first + ROWS_AN_ACTION, results)):
                    moment = LAST - timedelta(days=back)
                    for table, row in _printed(moment, chance):
                        action.insert(table, row)


def _printed(moment: datetime, chance: random.Random) -> Iterator[tuple[str, dict[str, Value]]]:
    """A report of complement C3, and what it prints."""
    name, figure = _name(moment, chance), Decimal(chance.randrange(60, 160))
    report = Entry(id=name, fact=LabReport(moment.date()), recorded_at=moment, author=AUTHOR)
    yield LAB_REPORTS.table, LAB_REPORTS.row(report)
    result = LabResult(
        report=name,
        code="C3",
        name="C3",
        value=LabValue(printed=str(figure), form=Form.NUMERIC, number=figure, unit="mg/dL"),
        range=ReferenceRange(low=Decimal(75), high=Decimal(175), text="75-175"),
        canonical=figure / 100,
        canonical_unit="g/L",
    )
    yield (
        LAB_RESULTS.table,
        LAB_RESULTS.row(
            Entry(id=_name(moment, chance), fact=result, recorded_at=moment, author=AUTHOR)
        ),
    )


def _row(moment: datetime, chance: random.Random) -> tuple[str, dict[str, Value]]:
    entry_id, day = _name(moment, chance), moment.date()
    if chance.random() < 0.25:
        drink = Fluid(on=day, at=moment, ml=chance.randrange(100, 600, 50))
        return FLUIDS.table, FLUIDS.row(
            Entry(id=entry_id, fact=drink, recorded_at=moment, author=AUTHOR)
        )
    score = SymptomScore(
        on=day,
        at=moment,
        symptom=chance.choice(SYMPTOM_IDS),
        value=Decimal(chance.randrange(11)),
    )
    return SYMPTOMS.table, SYMPTOMS.row(
        Entry(id=entry_id, fact=score, recorded_at=moment, author=AUTHOR)
    )


def _name(moment: datetime, chance: random.Random) -> str:
    return ulid(moment, chance.randbytes(RANDOM_BYTES))
