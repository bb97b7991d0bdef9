"""The whole journal, newest first, narrowed by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from lupus_journal.domain.checkins import Checkin
from lupus_journal.services.days import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.days import DayEntry

A_PAGE = 60
"""How many entries one page holds: more than a screen, and quick to read."""


class Place(NamedTuple):
    """Where in the journal an entry stands: its day, and its id within the day."""

    on: date
    id: str


class Page(NamedTuple):
    """Some entries, and where the next page goes on; without that, it is the last."""

    entries: tuple[DayEntry, ...]
    next: Place | None


class SearchQueries(Protocol):
    """The questions to every table at once."""

    def page(
        self,
        words: Sequence[str],
        before: Place | None,
        count: int,
        is_wanted: Callable[[], bool],
    ) -> list[Record]:
        """The newest entries before a place that have all words in them, whatever their kind.

        Nothing is answered once nobody wants to know any more.
        """
        ...

    def figures(self, checkins: Sequence[str]) -> Mapping[str, Sequence[SymptomScore]]:
        """The figures of some check-ins, by the check-in's id."""
        ...


class SearchService:
    """Finds entries by what their rows and notes say."""

    def __init__(self, queries: SearchQueries, symptom: Callable[[str], Symptom]) -> None:
        self._queries = queries
        self._symptom = symptom

    def page(
        self,
        text: str = "",
        before: Place | None = None,
        *,
        count: int = A_PAGE,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> Page:
        """The newest entries before a place that have every word of a text in them.

        A word is found letter for letter, in whatever case.
        """
        found = self._queries.page(text.casefold().split(), before, count, is_wanted)
        checkins = [one.id for one in found if isinstance(one.entry.fact, Checkin)]
        entries = rows_of(found, self._queries.figures(checkins), self._symptom)
        more = Place(entries[-1].on, entries[-1].id) if len(found) == count else None
        return Page(tuple(entries), more)
