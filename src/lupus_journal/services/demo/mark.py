"""The mark by which the journal of a made-up patient is told from a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.identity import LENGTH, ulid

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.person import Person

MADE_UP = b"made-up-me"
"""The random part of the made-up patient's id."""

RANDOM_LETTERS = LENGTH - 10


def made_on(person: Entry[Person] | None, zone: tzinfo | None) -> date | None:
    """The day on which a demo was made, or `None` if the journal is not one."""
    if person is None or not person.id.endswith(_ending(person.recorded_at)):
        return None
    return person.recorded_at.astimezone(zone).date()


def _ending(moment: datetime) -> str:
    """How all made-up patients' ids end; a moment's own letters stand before it."""
    return ulid(moment, MADE_UP)[-RANDOM_LETTERS:]
