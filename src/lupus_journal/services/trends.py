"""Trends by name: of a laboratory value, or of a symptom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.schedule import cycle_day
from lupus_journal.domain.text import quoted
from lupus_journal.domain.trends import Point, Trend, TrendForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.labs import LabService
    from lupus_journal.services.ports import Entries

STRIPS = (Scale.SEVERITY, Scale.YES_NO)
"""Scales whose answers are words."""

UNITS = {Scale.MINUTES: "min", Scale.KILOGRAMS: "kg", Scale.TEMPERATURE: "°C"}


class TrendService:
    """Finds what a name means, and how it went."""

    def __init__(
        self,
        labs: LabService,
        symptoms: Entries[SymptomScore],
        symptom: Callable[[str], Symptom],
    ) -> None:
        self._labs = labs
        self._symptoms = symptoms
        self._symptom = symptom

    def of(self, name: str, first: date | None = None, last: date | None = None) -> Trend:
        """The trend of a laboratory value or a symptom, by whatever name it goes."""
        if self._labs.knows(name):
            return self._labs.trend(name, first, last)
        try:
            symptom = self._symptom(name)
        except UnknownEntry:
            raise UnknownEntry(
                f"Neither a lab value nor a symptom goes by {quoted(name)}: "
                "write a code such as C3, or a symptom such as fatigue."
            ) from None
        return self._of_symptom(symptom, first, last)

    def _of_symptom(self, symptom: Symptom, first: date | None, last: date | None) -> Trend:
        scores = self._symptoms.between(first, last, symptom=symptom.id)
        given = self._labs.given_days()
        return Trend(
            code=symptom.id,
            name=symptom.label,
            unit=UNITS.get(symptom.scale, ""),
            points=tuple(_point(entry, symptom, given) for entry in reversed(scores)),
            infusions=tuple(self._labs.given_days(first, last)),
            form=TrendForm.STRIP if symptom.scale in STRIPS else TrendForm.NUMERIC,
        )


def _point(entry: Entry[SymptomScore], symptom: Symptom, given_days: list[date]) -> Point:
    score = entry.fact
    return Point(
        on=score.on,
        printed=symptom.scale.written(score.value),
        entry_id=entry.id,
        number=score.value,
        cycle_day=cycle_day(score.on, given_days),
    )
