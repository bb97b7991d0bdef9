"""Laboratory results that are new, and that whoever acts has not looked at yet."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lupus_journal.domain.days import short
from lupus_journal.domain.errors import JournalError

if TYPE_CHECKING:
    from datetime import date, datetime

    from lupus_journal.services.scribe import Scribe

NEW_FOR = timedelta(days=7)
"""How long after it was recorded a result is new."""


class LabNews(NamedTuple):
    """How many results are new and unseen, and the newest day that they are of."""

    results: int
    on: date

    @property
    def words(self) -> str:
        """What is new, dated, and nothing of what it says: “3 new lab results, of 2 Mar”."""
        noun = "result" if self.results == 1 else "results"
        return f"{self.results} new lab {noun}, of {short(self.on)}"


class SeenLabs(Protocol):
    """Where it is kept when somebody last looked at the results."""

    def unseen(self, author: str, since: datetime) -> LabNews | None:
        """What was recorded since a moment, and since this person looked last."""
        ...

    def look(self, author: str, at: datetime) -> None:
        """Keep that somebody looked at all there is."""
        ...


class LabNewsService:
    """Tells what is new, and takes note once somebody has seen it."""

    def __init__(self, seen: SeenLabs, scribe: Scribe) -> None:
        self._seen = seen
        self._scribe = scribe

    def unseen(self) -> LabNews | None:
        """What is new to whoever acts, if anything is."""
        return self._seen.unseen(self._scribe.author, self._scribe.stamp() - NEW_FOR)

    def look(self) -> None:
        """Whoever acts has the results before them: nothing of it is new any more."""
        # Results are to be seen in a journal that cannot be written to as well.
        with suppress(JournalError):
            if self.unseen() is not None:
                self._seen.look(self._scribe.author, self._scribe.stamp())
