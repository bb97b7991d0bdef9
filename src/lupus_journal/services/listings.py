"""Lists of entries: of one kind, of one symptom, or of all that was logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.text import quoted
from lupus_journal.services.checkins import asked_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.ports import Records

LISTED = {
    "labs": "lab_results",
    "infusions": "infusions",
    "courses": "courses",
    "checkins": "checkins",
    "symptoms": "symptoms",
    "fluids": "fluids",
    "medicines": "medicines",
}
"""The kinds that are listed, each with its table; any symptom is one as well."""

ALL = "all"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list is of: its name, the tables it is read from, and the symptom if it is one."""

    name: str
    tables: tuple[str, ...]
    symptom: str = ""


class ListService:
    """Reads lists."""

    def __init__(self, records: Records, symptom: Callable[[str], Symptom]) -> None:
        self._records = records
        self._symptom = symptom

    def listing(self, kind: str | None) -> Listing:
        """What a typed kind means: one that is listed, all of them, or a symptom."""
        word = (kind or ALL).strip().lower()
        if word == ALL:
            return Listing("entries", tuple(LISTED.values()))
        for name in (word, f"{word}s"):
            if name in LISTED:
                return Listing(name, (LISTED[name],))
        try:
            symptom = self._symptom(kind or "")
        except UnknownEntry:
            raise UnknownEntry(
                f"There is no list of {quoted(kind or '')}: write {', '.join(LISTED)}, all, "
                "or a symptom such as fatigue."
            ) from None
        return Listing(symptom.id, ("symptoms",), symptom.id)

    def listed(
        self,
        listing: Listing,
        first: date | None = None,
        last: date | None = None,
        newest: int | None = None,
    ) -> list[Record]:
        """The entries of a list, the newest day first."""
        only = {"symptom": listing.symptom} if listing.symptom else {}
        found = [
            record
            for table in listing.tables
            for record in self._records.records(
                table,
                self._records.entries(table).between(first, last, newest=newest, **only),
            )
        ]
        # Sorting keeps what was recorded at one moment in the order in which it was read.
        found.sort(key=lambda record: (record.listed_on, record.entry.recorded_at), reverse=True)
        return found[:newest]

    def figures(self, checkins: Sequence[Record]) -> dict[str, list[Record]]:
        """The figures of each check-in, by its id, in the order in which they are asked for."""
        days = [record.listed_on for record in checkins]
        if not days:
            return {}
        scores = self._records.entries("symptoms").between(min(days), max(days))
        found: dict[str, list[Record]] = {record.id: [] for record in checkins}
        for record in sorted(self._records.records("symptoms", scores), key=_asked):
            if record.entry.fact.checkin in found:
                found[record.entry.fact.checkin].append(record)
        return found


def _asked(record: Record) -> tuple[int, str]:
    symptom = record.entry.fact.symptom
    return asked_place(symptom), record.id
