"""What the fields of entries are called where people read them."""

from __future__ import annotations

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.medicines import DosePeriod

LABELS = {
    "on": "Day",
    "at": "Time",
    "note": "Note",
    "private": "Private",
    "ml": "Millilitres",
    "symptom": "Symptom",
    "site": "Where",
    "too_tired": "Too tired",
    "code": "Test",
    "printed": "Result",
    "range_printed": "Range",
    "loinc": "LOINC",
    "dose": "Dose number",
    "planned_on": "Planned for",
    "planned_at": "Planned time",
    "given_on": "Given on",
    "reason_note": "In words",
    "arrived_at": "Arrived",
    "started_at": "Started",
    "ended_at": "Ended",
    "left_at": "Left",
    "weight_kg": "Weight (kg)",
    "access_attempts": "Attempts",
    "observed_minutes": "Observed (min)",
    "start": "Starts on",
    "ended_on": "Ended on",
    "end_reason": "Why it ended",
    "started_on": "Since",
    "first_on": "From",
    "last_on": "Until",
    "until": "Snoozed until",
}
"""What a column is called where its own name would puzzle."""
OF_KIND: dict[tuple[type, str], str] = {
    (SymptomScore, "value"): "Answer",
    (Infusion, "reason"): "Why not",
    (Course, "reason"): "Why",
    (Course, "rule"): "Counted",
    (DosePeriod, "timing"): "How often",
}
"""What a column of one kind of entry is called."""


def label(fact: object, column: str) -> str:
    """What a field of a fact is called: Millilitres, Given on, Range."""
    plainly = column.replace("_", " ").capitalize()
    return OF_KIND.get((type(fact), column)) or LABELS.get(column, plainly)


def in_sentence(name: str) -> str:
    """What a field is called in the midst of a sentence: millilitres, but LOINC."""
    return name.lower() if name[1:].islower() else name
