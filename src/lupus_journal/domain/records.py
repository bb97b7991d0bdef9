"""Entries of every kind alike: what kind one is, the day it is about, and its fields by name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from lupus_journal.domain.answers import Answer
from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.numbers import as_json
from lupus_journal.domain.reviews import Review

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lupus_journal.domain.entries import Entry

Value: TypeAlias = str | int | float | None
"""What a column holds."""

KINDS = {
    "courses": "course",
    "infusions": "infusion",
    "answers": "answer",
    "fluids": "fluid",
    "checkins": "checkin",
    "medicines": "medicine",
    "dose_periods": "dose",
    "lab_reports": "report",
    "lab_results": "lab",
    "reviews": "review",
    "person": "person",
}
"""What an entry of a table is called; a symptom goes by its own id."""

NUMBERS = frozenset(
    {"number", "low", "high", "range_low", "range_high", "canonical", "value", "amount"}
    | {"weight_kg", "fever_line"}
)
"""Columns of exact numbers."""
YES_OR_NO = frozenset({"private", "too_tired", "range_exclusive"})
STRUCTURED = frozenset({"phases", "limits"})
"""Columns that hold JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry of any kind, with its columns as they are kept, and the entry it belongs to."""

    table: str
    entry: Entry[Any]
    row: Mapping[str, Value]
    parent: Entry[Any] | None = None
    recorded_on: date | None = None
    """The person's own day when it was recorded, known where that dates it."""
    is_note: bool = False
    """Whether it is a check-in that says nothing besides its note."""

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def kind(self) -> str:
        """What kind of entry it is, in one word."""
        fact = self.entry.fact
        return fact.symptom if isinstance(fact, SymptomScore) else KINDS[self.table]

    @property
    def on(self) -> date | None:
        """The day that the entry is about, if it is about one."""
        match self.entry.fact:
            case LabResult():
                return self.parent.fact.on if self.parent else None
            case Infusion() as infusion:
                return infusion.given_on or infusion.planned_on
            case Course() as course:
                return course.start
            case Medicine() as medicine:
                return medicine.started_on
            case DosePeriod() as period:
                return period.first_on
            case Fluid() | SymptomScore() | Checkin() | LabReport() | Answer() | Review() as fact:
                return fact.on
        return None

    @property
    def listed_on(self) -> date:
        """The day under which lists have the entry."""
        return self.on or self.recorded_on or self.entry.recorded_at.date()

    def stated(self) -> dict[str, Any]:
        """Every field by the name of its column, as JSON can hold it."""
        fields = {name: plain(name, value) for name, value in self.row.items()}
        at = fields.get("at", fields.get("started_at"))
        if isinstance(self.entry.fact, LabResult):
            fields["flag"] = self.entry.fact.flag
            if self.parent:
                at = self.parent.fact.at and self.parent.fact.at.isoformat(timespec="seconds")
                fields["laboratory"] = self.parent.fact.laboratory
        on = self.on.isoformat() if self.on else None
        return {"id": self.id, "kind": self.kind, **fields, "on": on, "at": at}


def plain(name: str, value: Value) -> Any:
    """What a column holds, as JSON can hold it: an exact number becomes a number without noise."""
    if value is None:
        return None
    if name in NUMBERS:
        return as_json(Decimal(str(value)))
    if name in YES_OR_NO:
        return bool(value)
    if name in STRUCTURED:
        import json  # noqa: PLC0415 - only a course has any

        return json.loads(str(value))
    return value
