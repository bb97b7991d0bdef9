"""Laboratory results that are new, and that whoever acts has not looked at yet."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lupus_journal.domain.days import dated, short
from lupus_journal.domain.errors import JournalError

if TYPE_CHECKING:
    from datetime import date, datetime

    from lupus_journal.services.scribe import Scribe

NEW_FOR = timedelta(days=7)
"""How long after it was recorded a result is new."""


MOST_COUNTED = 200
"""How many new results are counted: among so many kept last it is looked for what is new."""


class LabNews(NamedTuple):
    """How many results are new and unseen, and the first and the last day that they are of."""

    results: int
    first: date
    last: date

    def words(self, today: date) -> str:
        """What is new, dated, and nothing of what it says: “3 new lab results, newest 2 Mar”."""
        count = f"{self.results}{' or more' if self.results >= MOST_COUNTED else ''}"
        noun = "result" if self.results == 1 else "results"
        day = short(self.last) if self.last.year == today.year else dated(self.last)
        return f"{count} new lab {noun}, {'of' if self.first == self.last else 'newest'} {day}"


class SeenLabs(Protocol):
    """Where it is kept when somebody last looked at the results."""

    def unseen(self, author: str, since: datetime) -> LabNews | None:
        """What was recorded since a moment, and since this person looked last."""
        ...

    def look(self, author: str, at: datetime) -> None:
        """Keep that somebody looked at all there was at a moment."""
        ...


class LabNewsService:
    """Tells what is new, and takes note once somebody has seen it."""

    def __init__(self, seen: SeenLabs, scribe: Scribe) -> None:
        self._seen = seen
        self._scribe = scribe

    def unseen(self) -> LabNews | None:
        """What is new to whoever acts, if anything is."""
        return self._seen.unseen(self._scribe.author, self._scribe.stamp() - NEW_FOR)

    def look(self, at: datetime) -> None:
        """Whoever acts has the results of a moment before them: none of those is new any more."""
        # Results are to be seen in a journal that cannot be written to as well.
        with suppress(JournalError):
            if self.unseen() is not None:
                self._seen.look(self._scribe.author, at)
