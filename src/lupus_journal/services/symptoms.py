"""Symptoms, one figure at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.entries import Entry, Origin
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe


class SymptomService:
    """Logs how a symptom was."""

    def __init__(self, symptoms: Entries[SymptomScore], scribe: Scribe) -> None:
        self._symptoms = symptoms
        self._scribe = scribe

    def record(
        self, score: SymptomScore, *, note: str = "", origin: Origin | None = None
    ) -> Entry[SymptomScore]:
        """Keep one figure."""
        entry = self._scribe.entry(score, note=note, origin=origin)
        with self._scribe.action() as action:
            self._symptoms.add(action, entry)
        return entry
