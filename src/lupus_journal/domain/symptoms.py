"""The symptoms that a person may report, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from lupus_journal.domain.scales import Scale


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
    group: str
    """The organ system in a patient's words."""
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
        return self.scale.read(text, of=self.label.lower())


def matching(symptoms: Iterable[Symptom], text: str) -> list[Symptom]:
    """The symptoms whose name, other names or id have a text in them, the nearest first."""
    typed = folded(text)
    found = [
        (near, symptom) for symptom in symptoms if (near := _nearness(symptom, typed)) is not None
    ]
    return [symptom for _, symptom in sorted(found, key=lambda pair: pair[0])]


def _nearness(symptom: Symptom, typed: str) -> tuple[int, int] | None:
    """How near a text comes to a symptom's best name: its place in the name, then which name."""
    places = [
        (_rank(folded(name).find(typed), folded(name)), order)
        for order, name in enumerate((symptom.label, *symptom.aliases, symptom.id))
        if typed in folded(name)
    ]
    return min(places, default=None)


def _rank(place: int, name: str) -> int:
    """A name's beginning is nearer than a word's beginning, and that than the midst of a word."""
    if place == 0:
        return 0
    return 1 if name[place - 1] == " " else 2
