"""The person: who they are, and the figures that their clinic gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.days import day_of, written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.occasions import Occasion
from lupus_journal.domain.person import Person

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.ports import Action, Entries
    from lupus_journal.services.scribe import Scribe


class PersonService:
    """What is known about the person."""

    def __init__(self, people: Entries[Person], scribe: Scribe) -> None:
        self._people = people
        self._scribe = scribe

    def get(self) -> Person:
        """The person as far as they are known; nothing is known at first."""
        entry = self.entry()
        return entry.fact if entry else Person()

    def entry(self) -> Entry[Person] | None:
        """The person's entry, once there is one."""
        return next(iter(self._people.between()), None)

    def today(self) -> date:
        """The day it is for the person, whose day may end after midnight."""
        return day_of(self._scribe.now(), self.get().day_ends)

    def right_now(self) -> Occasion:
        """This moment, on the person's own day."""
        return Occasion(self.today(), self._scribe.now())

    def become(self, person: Person) -> Entry[Person]:
        """Keep what is now known about the person."""
        with self._scribe.action() as action:
            return self.keep(action, person)

    def keep(self, action: Action, person: Person) -> Entry[Person]:
        """Keep what is now known about the person as part of something larger that is done."""
        if person.birth_date is not None and person.birth_date > self._scribe.today():
            raise InvalidEntry(
                f"{written(person.birth_date)} has not come yet: nobody was born then."
            )
        kept = self.entry()
        if kept is None:
            new = self._scribe.entry(person)
            self._people.add(action, new)
            return new
        changed = self._scribe.revised(kept, person)
        self._people.change(action, changed, self._scribe.stamp())
        return changed
