"""Keeps the demo: written where it is asked for, and anew when it is older than today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lupus_journal.domain.errors import InvalidEntry, JournalUnavailable
from lupus_journal.services.demo.life import a_life
from lupus_journal.services.demo.mark import made_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.person import Person
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.demo.deeds import Deed
    from lupus_journal.services.demo.life import Reference


class DemoStore(Protocol):
    """What storage can do with a journal that is written in one go."""

    def is_there(self, path: str) -> bool:
        """Whether something lies at a path."""
        ...

    def person(self, path: str) -> Entry[Person] | None:
        """The person of the journal that lies at a path."""
        ...

    def write(self, path: str, deeds: Sequence[Deed], *, replace: bool) -> bool:
        """Write a journal whole before it gets its name; `False` if the name was taken."""
        ...


class DemoService:
    """Writes the journal of a made-up patient."""

    def __init__(
        self, store: DemoStore, clock: Clock, zone: tzinfo, reference: Callable[[], Reference]
    ) -> None:
        self._store = store
        self._clock = clock
        self._zone = zone
        self._reference = reference

    def write(self, path: str) -> None:
        """Write a demo to a new file."""
        if self._store.is_there(path) or not self._store.write(path, self._deeds(), replace=False):
            raise InvalidEntry(
                f"{path} is there already and was left as it is: name a new file for the demo."
            )

    def refresh(self, path: str) -> None:
        """Have today's demo at a path; only an older demo is ever replaced."""
        if self._store.is_there(path) and self._is_todays(path):
            return
        self._store.write(path, self._deeds(), replace=True)

    def _deeds(self) -> list[Deed]:
        return a_life(self._clock.now(), self._zone, self._reference())

    def _is_todays(self, path: str) -> bool:
        now = self._clock.now()
        try:
            made = made_on(self._store.person(path), now.tzinfo)
        except JournalUnavailable:
            made = None
        if made is None:
            raise InvalidEntry(
                f"{path} is not a demo, so it was left as it is: "
                "move it away, and the demo is written there."
            )
        return made == now.date()
