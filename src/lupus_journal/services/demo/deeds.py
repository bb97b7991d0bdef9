"""What a made-up person does to their journal, written down before there is a journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar

from lupus_journal.domain.days import local_moment
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.services.scribe import PATIENT, usual_origin

if TYPE_CHECKING:
    from datetime import date, tzinfo
    from random import Random

    from lupus_journal.domain.entries import Origin

F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One action: who did it when, the entries it added, and those it left changed."""

    id: str
    at: datetime
    author: str
    added: tuple[Entry[Any], ...] = ()
    changed: tuple[Entry[Any], ...] = ()


class Pen:
    """Writes deeds down; every id follows from the seed, so that the same seed tells the same."""

    def __init__(self, chance: Random, zone: tzinfo) -> None:
        self._chance = chance
        self._zone = zone

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A wall-clock time of a day, with the zone's offset on that day."""
        return local_moment(datetime.combine(day, time(hour, minute)), self._zone)

    def entry(
        self,
        fact: F,
        at: datetime,
        *,
        author: str = PATIENT,
        origin: Origin | None = None,
        note: str = "",
    ) -> Entry[F]:
        """A fact as an entry that was recorded at a moment."""
        return Entry(
            id=self._name(at),
            fact=fact,
            recorded_at=at.astimezone(UTC),
            author=author,
            origin=origin or usual_origin(author),
            note=note,
        )

    def deed(
        self,
        at: datetime,
        *added: Entry[Any],
        changed: tuple[Entry[Any], ...] = (),
        author: str = PATIENT,
    ) -> Deed:
        """An action at a moment."""
        return Deed(id=self._name(at), at=at, author=author, added=added, changed=changed)

    def _name(self, at: datetime) -> str:
        return ulid(at, self._chance.randbytes(RANDOM_BYTES))
