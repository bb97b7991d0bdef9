"""An entry's life in words: each action that touched it, with what became of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import Checkin
from lupus_journal.domain.field_words import in_sentence, label
from lupus_journal.domain.record_words import deed_words, differences, done_to_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.entries import EntryService

LONGEST_DEED = 240
"""How much of one action is told; the entry itself shows its note whole."""


@dataclass(slots=True)
class Deed:
    """What somebody did to an entry in one action."""

    at: datetime
    author: str
    operation: str
    details: list[str]

    @property
    def words(self) -> str:
        """What was done, by whom: changed by patient: millilitres 250 → 300."""
        words = deed_words(self.operation, self.author, self.details)
        return words if len(words) <= LONGEST_DEED else f"{words[: LONGEST_DEED - 1]}…"


def life_of(record: Record, entries: EntryService, symptom: Callable[[str], Symptom]) -> list[Deed]:
    """What was done to an entry, and to the figures of a check-in, the oldest first."""
    deeds: dict[str, Deed] = {}
    for change in entries.life(record):
        details = differences(
            change.old, change.new, lambda name: in_sentence(label(record.entry.fact, name))
        )
        deed = deeds.setdefault(change.action, Deed(change.at, change.author, change.operation, []))
        deed.details += details
    for change, details in _done_to_figures(record, entries, symptom):
        if change.action in deeds or details:
            deed = deeds.setdefault(change.action, Deed(change.at, change.author, "edit", []))
            deed.details += details if deed.operation == "edit" else []
    return sorted(deeds.values(), key=lambda deed: deed.at)


def _done_to_figures(
    record: Record, entries: EntryService, symptom: Callable[[str], Symptom]
) -> Iterator[tuple[Change, list[str]]]:
    if not isinstance(record.entry.fact, Checkin):
        return
    for figure in entries.belonging(record, deleted=True):
        for change in entries.life(figure):
            yield change, list(done_to_figure(figure, change, symptom))
