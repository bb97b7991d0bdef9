"""Pages: an entry as people read it, with what belongs to it and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.days import written
from lupus_journal.domain.entries import Origin
from lupus_journal.domain.field_words import label
from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.record_words import (
    BELONGING,
    REFERENCES,
    against_range,
    begun,
    belongings,
    lab_value,
    own_fields,
    title,
    title_and_day,
    told,
)
from lupus_journal.domain.text import clean
from lupus_journal.services.fields import OCCASIONAL
from lupus_journal.services.life import life_of
from lupus_journal.services.scribe import PATIENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.entries import EntryService
    from lupus_journal.services.life import Deed
    from lupus_journal.services.reviews import ReviewService

ELSEWHERE = frozenset({"id", "kind", "on", "at", "author", "origin", "note"}) | REFERENCES
"""Fields that a page shows in places of their own."""
OF_ONE_DAY = ("checkins", "lab_reports")
"""Tables whose entries share their day with what belongs to them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field of an entry by its name, or a moment and what was done then."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something that belongs to an entry, in a few words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """Everything that the journal knows about an entry."""

    id: str
    title: str
    when: str
    lines: tuple[Line, ...]
    note: str
    parts_are: str
    """What belongs to it in a word, such as Figures."""
    parts: tuple[Part, ...]
    life: tuple[Line, ...]


class PageService:
    """Shows entries, and names them where they are deleted."""

    def __init__(
        self, entries: EntryService, reviews: ReviewService, symptom: Callable[[str], Symptom]
    ) -> None:
        self._entries = entries
        self._reviews = reviews
        self._symptom = symptom

    def page(self, entry_id: str) -> EntryPage:
        """The page of an entry that was not deleted."""
        record = self._entries.live(entry_id)
        parts = self._entries.belonging(record)
        if record.table not in OF_ONE_DAY:
            parts.sort(key=lambda part: part.on or date.max)
        return EntryPage(
            id=record.id,
            title=begun(record, title(record, self._symptom)),
            when=_when(record),
            lines=(*self._fields(record), *self._others(record)),
            note=clean(record.entry.note).strip("\n"),
            parts_are=_what(parts),
            parts=tuple(Part(one.id, self._part_words(record, one)) for one in parts),
            life=tuple(map(_told, life_of(record, self._entries, self._symptom))),
        )

    def question(self, entry_id: str) -> str:
        """Asks whether an entry is meant to be deleted, naming it and what goes along."""
        record = self._entries.live(entry_id)
        asked = f"Delete {title_and_day(record, self._symptom)}?"
        parts = self._entries.belonging(record)
        if not parts:
            return asked
        goes = "goes" if len(parts) == 1 else "go"
        return f"{asked}\nIts {belongings(parts)} {goes} with it."

    def delete(self, entry_id: str) -> str:
        """Delete an entry softly, with what belongs to it, and say so."""
        record = self._entries.live(entry_id)
        parts = self._entries.remove(record)
        along = f", with its {belongings(parts)}" if parts else ""
        return f"Deleted {title_and_day(record, self._symptom)}{along}."

    def _fields(self, record: Record) -> Iterator[Line]:
        """Every field that holds something, besides the day, the note and who wrote it."""
        fact = record.entry.fact
        if isinstance(fact, LabResult):
            yield from _result_lines(record, fact)
            return
        for name, value in own_fields(record).items():
            if name not in ELSEWHERE and value not in (None, "", False):
                yield Line(label(fact, name), self._told(record, name, value))

    def _part_words(self, record: Record, part: Record) -> str:
        words = title(part, self._symptom)
        return (
            words
            if record.table in OF_ONE_DAY or not part.on
            else f"{written(part.on):<15}  {words}"
        )

    def _told(self, record: Record, name: str, value: Any) -> str:
        fact = record.entry.fact
        if isinstance(fact, SymptomScore):
            symptom = self._symptom(fact.symptom)
            own = {"symptom": symptom.label, "value": symptom.scale.written(fact.value)}
            return own.get(name) or told(name, value)
        moment = getattr(fact, name, None)
        if isinstance(moment, datetime) and moment.date() == record.on:
            return f"{moment:%H:%M}"
        return told(name, value)

    def _others(self, record: Record) -> Iterator[Line]:
        """Who else had to do with an entry."""
        entry = record.entry
        if entry.author != PATIENT or entry.origin is not Origin.TYPED:
            yield Line("Entered", f"by {entry.author}, {entry.origin}")
        for one in self._reviews.seen(record):
            since = ", changed since" if one.changed_since else ""
            yield Line("Seen", f"by {one.by} on {written(one.on)}{since}")


def _told(deed: Deed) -> Line:
    local = deed.at.astimezone()
    return Line(f"{written(local.date())} {local:%H:%M}", deed.words)


def _when(record: Record) -> str:
    """The day of what happened on a day and, if that is known, its time."""
    reported = isinstance(record.entry.fact, LabResult) and record.parent
    fact = reported.fact if reported else record.entry.fact
    if not isinstance(fact, OCCASIONAL):
        return ""
    return f"{written(fact.on)} at {fact.at:%H:%M}" if fact.at else written(fact.on)


def _result_lines(record: Record, result: LabResult) -> Iterator[Line]:
    report = record.parent.fact if record.parent else None
    texts = {
        "Test": result.name,
        "Result": lab_value(result),
        "Range": against_range(result).removeprefix("range "),
        "Method": result.method,
        "Laboratory": report.laboratory if report else "",
        "LOINC": result.loinc,
        "Private": "yes" if record.entry.private else "",
    }
    yield from (Line(name, text) for name, text in texts.items() if text)


def _what(parts: Sequence[Record]) -> str:
    tables = {one.table for one in parts}
    return BELONGING[tables.pop()][True].capitalize() if len(tables) == 1 else "With it"
