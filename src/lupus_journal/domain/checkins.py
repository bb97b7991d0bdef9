"""The moment of a check-in, and how each symptom was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from lupus_journal.domain.symptoms import Symptom

BLOOD_PRESSURE = "bp"

BRIEFLY = {"fatigue": "fatigue", "pain_overall": "pain", "sleep": "sleep", "global": "lupus"}
"""The figures of a check-in by short names, so that they fit in one row or sentence."""

NO_AND_WORST = ("none", "worst")
ENDS = {"sleep": ("very bad", "very good"), "global": ("not at all", "most")}
"""What 0 and 10 say of a symptom, where that is not none and worst."""


@dataclass(frozen=True, slots=True)
class SymptomScore:
    """How a symptom was on a day, on its own scale."""

    on: date
    at: datetime | None
    symptom: str
    value: Decimal
    site: str = ""
    checkin: str | None = None
    """The id of the check-in it was part of."""

    def __post_init__(self) -> None:
        if self.symptom == BLOOD_PRESSURE:
            raise InvalidEntry("Home blood pressure is not logged as a symptom.")
        if not self.value.is_finite() or self.value < 0:
            raise InvalidEntry(f"{self.value} is not an answer for {self.symptom}.")


@dataclass(frozen=True, slots=True)
class Checkin:
    """A moment at which somebody answered, or was too tired to."""

    on: date
    at: datetime | None
    too_tired: bool = False


def brief(symptom: Symptom) -> str:
    """What a symptom is called among others: pain, joint swelling."""
    return BRIEFLY.get(symptom.id) or symptom.label.lower()


def end_words(symptom: str) -> str:
    """What the ends of a scale from 0 to 10 say of a symptom: 0 none … 10 worst."""
    least, most = ENDS.get(symptom, NO_AND_WORST)
    return f"0 {least} … 10 {most}"
