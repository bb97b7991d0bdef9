"""The newest action: what undo would take back, before anything is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.undo_words import TakenBack, deed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.ports import History, Records
    from lupus_journal.services.scribe import Scribe


@dataclass(frozen=True, slots=True)
class NewestAction:
    """The newest action of whoever acts, and what it did, in words."""

    action: str
    at: datetime
    words: str

    @property
    def question(self) -> str:
        """Whether to take it back, asked with its day and time."""
        at = self.at.astimezone()
        return f"The newest is from {written(at.date())} at {at:%H:%M}: {self.words}. Take it back?"


class NewestService:
    """Looks up what undo would take back."""

    def __init__(
        self,
        records: Records,
        history: History,
        scribe: Scribe,
        symptom: Callable[[str], Symptom],
    ) -> None:
        self._records = records
        self._history = history
        self._scribe = scribe
        self._symptom = symptom

    def action(self) -> NewestAction | None:
        """The newest action; without one there is nothing to undo."""
        changes = self._history.newest(self._scribe.author)
        if not changes:
            return None
        parts = [
            TakenBack(change, self._records.get(change.table, change.entry)) for change in changes
        ]
        return NewestAction(changes[0].action, changes[0].at, deed(parts, self._symptom))
