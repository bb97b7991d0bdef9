"""Writes the journal of a made-up patient, whole before it gets its name."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.person import Person
from lupus_journal.domain.reviews import Review
from lupus_journal.storage import files, schema
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.faults import reaching
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.keeping import Keeping
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.medicines import DOSE_PERIODS, MEDICINES
from lupus_journal.storage.person import PERSON
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.reviews import REVIEWS
from lupus_journal.storage.schema_version import NEWEST
from lupus_journal.storage.symptoms import SYMPTOMS
from lupus_journal.storage.writing import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.demo.deeds import Deed

KEEPING: dict[type, Keeping[Any]] = {
    Checkin: Keeping(CHECKINS),
    Course: Keeping(COURSES),
    DosePeriod: Keeping(DOSE_PERIODS),
    Fluid: Keeping(FLUIDS),
    Infusion: Keeping(INFUSIONS),
    LabReport: Keeping(LAB_REPORTS),
    LabResult: Keeping(LAB_RESULTS),
    Medicine: Keeping(MEDICINES),
    Person: Keeping(PERSON),
    Review: Keeping(REVIEWS),
    SymptomScore: Keeping(SYMPTOMS),
}


class SqlDemoStore:
    """Demos as journal files."""

    def is_there(self, path: str) -> bool:
        """Whether something lies at a path."""
        return os.path.lexists(path)

    def person(self, path: str) -> Entry[Person] | None:
        """The person of the journal that lies at a path."""
        files.version_of(path, NEWEST)
        return next(iter(QuickStore(path).entries(PERSON).between()), None)

    def write(self, path: str, deeds: Sequence[Deed], *, replace: bool) -> bool:
        """Write a journal whole before it gets its name; `False` if the name was taken."""
        with files.unfinished(path) as new:
            schema.migrate(new)
            _fill(new, deeds)
            if replace:
                _remove(path)
            return files.put_in_place(new, path)


def _remove(path: str) -> None:
    with reaching(path), suppress(FileNotFoundError):
        os.unlink(path)


def _fill(path: str, deeds: Sequence[Deed]) -> None:
    with files.connected(path) as db:
        # Nothing is lost if power fails before the file has its name: nothing waits for the disk.
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = MEMORY")
        for deed in deeds:
            _do(db, deed)


def _do(db: sqlite3.Connection, deed: Deed) -> None:
    stamp = deed.at.astimezone(UTC)
    with writing(db, deed.id, stamp, deed.author) as action:
        for entry in deed.added:
            KEEPING[type(entry.fact)].add(action, entry)
        for entry in deed.changed:
            KEEPING[type(entry.fact)].change(action, entry, stamp)
