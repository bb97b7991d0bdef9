"""The ten-second check-in, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.occasions import Occasion
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe

ASKED = ("fatigue", "pain_overall", "sleep", "global")
"""The symptoms that a check-in asks for, in this order."""


class CheckinService:
    """Keeps a moment with its figures, its note, or that somebody was too tired for either."""

    def __init__(
        self, checkins: Entries[Checkin], symptoms: Entries[SymptomScore], scribe: Scribe
    ) -> None:
        self._checkins = checkins
        self._symptoms = symptoms
        self._scribe = scribe

    def record(
        self,
        when: Occasion,
        figures: Mapping[str, Decimal],
        *,
        note: str = "",
        too_tired: bool = False,
    ) -> Entry[Checkin]:
        """Keep a check-in and its figures together; a figure that was skipped stores nothing."""
        if not (figures or note.strip() or too_tired):
            raise InvalidEntry("Nothing was answered, so nothing was stored.")
        moment = Checkin(when.on, when.at, too_tired)
        entry = self._scribe.entry(moment, note=note, origin=when.origin)
        with self._scribe.action() as action:
            self._checkins.add(action, entry)
            for symptom, value in figures.items():
                score = SymptomScore(when.on, when.at, symptom, value, checkin=entry.id)
                self._symptoms.add(action, self._scribe.entry(score, origin=when.origin))
        return entry

    def log_bad_day(self, when: Occasion) -> bool:
        """Keep that a day is too much for details; answers whether that was not known yet."""
        if self.is_bad_day(when.on):
            return False
        self.record(when, {}, too_tired=True)
        return True

    def is_bad_day(self, day: date) -> bool:
        """Whether a day is known to be too much for details."""
        return any(entry.fact.too_tired for entry in self.moments_on(day))

    def last_figures(self, asked: Sequence[str] = ASKED) -> dict[str, SymptomScore]:
        """The newest figure of each symptom that was ever answered, to be shown as a ghost."""
        newest = (self._symptoms.matching(newest=1, symptom=symptom) for symptom in asked)
        return {entry.fact.symptom: entry.fact for found in newest for entry in found}

    def figures_on(self, day: date) -> list[Entry[SymptomScore]]:
        """Every figure of a day, the newest first."""
        return self._symptoms.between(day, day)

    def moments_on(self, day: date) -> list[Entry[Checkin]]:
        """Every check-in of a day, the newest first; notes lie with them."""
        return self._checkins.between(day, day)


def asked_place(symptom_id: str) -> int:
    """Where a check-in asks for a symptom; what it does not ask for comes last."""
    return ASKED.index(symptom_id) if symptom_id in ASKED else len(ASKED)
