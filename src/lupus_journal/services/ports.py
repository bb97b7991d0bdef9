"""What the services ask of the outside: implemented by storage, handed in by bootstrap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.history import Change, Undone
    from lupus_journal.domain.records import Record, Value

F = TypeVar("F")


class Action(Protocol):
    """One thing that a person does to the journal: kept whole or not at all."""

    id: str


class Store(Protocol):
    """Opens actions on one journal."""

    def action(self, action_id: str, at: datetime, author: str) -> AbstractContextManager[Action]:
        """An action that is kept when the block ends, and taken back if it raises."""
        ...


class Moment(Protocol):
    """Lets a block read one moment of the journal, as far as its store can hold one.

    The fast lane does, whatever others write meanwhile.
    """

    def __call__(self) -> AbstractContextManager[None]:
        """A block that reads, and writes nothing."""
        ...


class Entries(Protocol[F]):
    """The live entries of one kind."""

    def get(self, entry_id: str) -> Entry[F] | None:
        """The entry of that id, unless it was deleted."""
        ...

    def between(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        newest: int | None = None,
        **values: str | int,
    ) -> list[Entry[F]]:
        """Entries of a span of days, both ends included, whose columns hold these values.

        The newest day comes first.
        """
        ...

    def matching(self, *, newest: int | None = None, **values: str | int) -> list[Entry[F]]:
        """Entries whose columns hold these values, the newest day first."""
        ...

    def add(self, action: Action, entry: Entry[F]) -> None:
        """Keep a new entry."""
        ...

    def change(self, action: Action, entry: Entry[F], changed_at: datetime) -> None:
        """Keep an entry's new state, and what it was before."""
        ...

    def remove(self, action: Action, entry_id: str, deleted_at: datetime) -> None:
        """Delete an entry softly."""
        ...


class Records(Protocol):
    """The journal's entries, whatever their kind."""

    def entries(self, table: str) -> Entries[Any]:
        """The live entries of a table."""
        ...

    def named(self, ending: str) -> list[Record]:
        """Every entry whose id ends like this, deleted ones too."""
        ...

    def get(self, table: str, entry_id: str) -> Record | None:
        """One entry, deleted or not."""
        ...

    def belonging(self, record: Record, *, deleted: bool = False) -> list[Record]:
        """What belongs to an entry: a report's results, a course's infusions."""
        ...

    def records(self, table: str, entries: Sequence[Entry[Any]]) -> list[Record]:
        """Entries of one table as records."""
        ...

    def of_row(self, table: str, row: Mapping[str, Value]) -> Record:
        """A row that need not be in its table any more, as a record."""
        ...

    def latest_changes(self, entry_ids: Sequence[str]) -> dict[str, int]:
        """The number of the newest change to each entry that was not undone."""
        ...


class History(Protocol):
    """What was done to the journal."""

    def undo(self, author: str, at: datetime, ending: str | None = None) -> Undone:
        """Take back an author's newest action, or the one that is named."""
        ...

    def newest(self, author: str) -> list[Change]:
        """An author's newest action that was not undone, what was done first coming first."""
        ...

    def of(self, entry_id: str) -> list[Change]:
        """What was done to an entry and not undone, the oldest first."""
        ...
