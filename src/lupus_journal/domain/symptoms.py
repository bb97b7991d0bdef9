"""Symptoms a person reports, and the moment of a check-in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from lupus_journal.domain.scales import Scale

BLOOD_PRESSURE = "bp"


class Tier(StrEnum):
    """Which fixed red-flag text belongs to a symptom."""

    EMERGENCY = "A"
    RING_NOW = "A2"
    RING_TODAY = "B"


@dataclass(frozen=True, slots=True)
class RedFlag:
    """The text that a symptom points to, always or only when it is so."""

    tier: Tier
    when: str = ""


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something a person with lupus may notice, in plain words."""

    id: str
    label: str
    domain: str
    """The BILAG-2004 organ system, or the nearest thing to one."""

    scale: Scale
    aliases: tuple[str, ...] = ()
    sledai: str = ""
    """The SLEDAI descriptor that a clinician might count, with its weight."""

    topic_q: bool = False
    """Whether SLAQ asks about the same topic, in its own words."""

    site: bool = False
    """Whether it is worth asking where on the body it is."""

    flags: tuple[RedFlag, ...] = ()

    def read(self, text: str) -> Decimal:
        """The answer a text gives on the symptom's scale."""
        return self.scale.read(text, of=self.id)


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
