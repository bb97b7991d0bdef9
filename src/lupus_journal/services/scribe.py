"""Turns facts into entries, in somebody's name and at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, TypeVar

from lupus_journal.domain.entries import Entry, Origin
from lupus_journal.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from lupus_journal.services.clock import Clock
    from lupus_journal.services.ports import Action, Store

F = TypeVar("F")

PATIENT = "patient"
"""Who acts when nobody is named."""


def usual_origin(author: str) -> Origin:
    """How an entry comes in unless something else is said: by the patient, or for them."""
    return Origin.TYPED if author == PATIENT else Origin.CAREGIVER


class Scribe:
    """Writes in somebody's name: gives every entry its id, its stamp and its author."""

    def __init__(
        self, store: Store, clock: Clock, new_id: Callable[[datetime], str], author: str
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self.author = author

    def action(self) -> AbstractContextManager[Action]:
        """One thing that is done to the journal: kept at the end of the block, or not at all."""
        return self._store.action(self.name(), self.stamp(), self.author)

    def now(self) -> datetime:
        """The local date and time."""
        return self._clock.now()

    def today(self) -> date:
        """The calendar day."""
        return self._clock.now().date()

    def stamp(self) -> datetime:
        """This moment in UTC, for bookkeeping."""
        return self._clock.now().astimezone(UTC)

    def name(self) -> str:
        """A new id."""
        return self._new_id(self._clock.now())

    def entry(
        self, fact: F, *, note: str = "", origin: Origin | None = None, private: bool = False
    ) -> Entry[F]:
        """A fact as a new entry; one written for the patient is marked as a caregiver's.

        Only the patient remembers: what somebody else tells of a day that is over stays theirs.
        """
        if origin is None or (origin is Origin.REMEMBERED and self.author != PATIENT):
            origin = usual_origin(self.author)
        return Entry(
            id=self.name(),
            fact=fact,
            recorded_at=self.stamp(),
            author=self.author,
            origin=origin,
            note=clean(note),
            private=private,
        )

    def revised(self, entry: Entry[F], fact: F, *, note: str | None = None) -> Entry[F]:
        """An entry with what it says now; the store stamps the change as it keeps it."""
        return replace(entry, fact=fact, note=entry.note if note is None else clean(note))
