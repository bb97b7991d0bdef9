"""A journal of its own for each test, and somebody who writes in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.storage import schema
from lupus_journal.storage.quick import QuickStore

if TYPE_CHECKING:
    from lupus_journal.services.ports import Store
    from lupus_journal.storage.entries import SqlStore
    from lupus_journal.storage.kinds import Kind

F = TypeVar("F")

BEGUN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
FIXTURES = sorted((Path(__file__).parents[2] / "data").glob("journal_v*.sql"))
"""A journal of each version with rows in every table, the newest last."""


class Hand:
    """Somebody who writes in a journal, each thing a minute after the one before."""

    _minutes = count()

    def __init__(self, store: QuickStore | SqlStore, author: str = "patient") -> None:
        self.store = store
        self.author = author
        self.action = ""
        """The id of what was done last."""

    def add(self, kind: Kind[F], fact: F, note: str = "") -> Entry[F]:
        """Keep a fact."""
        at, entry_id = self._next()
        entry = Entry(id=entry_id, fact=fact, recorded_at=at, author=self.author, note=note)
        with self.store.action(self.action, at, self.author) as action:
            self.store.entries(kind).add(action, entry)
        return entry

    def change(
        self, kind: Kind[F], entry: Entry[F], fact: F | None = None, note: str | None = None
    ) -> Entry[F]:
        """Say something else in an entry."""
        at, _ = self._next()
        said = entry.fact if fact is None else fact
        changed = replace(entry, fact=said, note=entry.note if note is None else note)
        with self.store.action(self.action, at, self.author) as action:
            self.store.entries(kind).change(action, changed, at)
        return self.read(kind, entry)

    def remove(self, kind: Kind[F], entry: Entry[F]) -> None:
        """Delete an entry."""
        at, _ = self._next()
        with self.store.action(self.action, at, self.author) as action:
            self.store.entries(kind).remove(action, entry.id, at)

    def read(self, kind: Kind[F], entry: Entry[F]) -> Entry[F]:
        """The entry as the journal has it now."""
        found = self.store.entries(kind).get(entry.id)
        assert found is not None
        return found

    def _next(self) -> tuple[datetime, str]:
        number = next(self._minutes)
        at = BEGUN + timedelta(minutes=number)
        self.action = ulid(at, number.to_bytes(RANDOM_BYTES, "big"))
        return at, ulid(at, (number + (1 << 40)).to_bytes(RANDOM_BYTES, "big"))


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk() -> None:
    """Here the journal is written as it is for people, every setting included."""


@pytest.fixture
def path(tmp_path: Path) -> str:
    """An empty journal."""
    journal = str(tmp_path / "journal.db")
    schema.prepare(journal, lambda _: pytest.fail("there is nothing to back up yet"))
    return journal


@pytest.fixture
def hand(path: str) -> Hand:
    """The patient, writing in the empty journal."""
    return Hand(QuickStore(path))


@pytest.fixture
def caregiver(path: str) -> Hand:
    """Somebody else, writing in the same journal."""
    return Hand(QuickStore(path), "Maria")


@pytest.fixture(params=["quick", "sqlmodel"])
def store(request: pytest.FixtureRequest, path: str) -> Store:
    """The empty journal through each lane in turn."""
    from lupus_journal.storage.entries import SqlStore

    return QuickStore(path) if request.param == "quick" else SqlStore(path)


@pytest.fixture
def populated(tmp_path: Path) -> str:
    """A journal of the newest version with rows in every table."""
    return _written(FIXTURES[-1], tmp_path)


@pytest.fixture(params=FIXTURES, ids=lambda fixture: fixture.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A journal of each version with rows in every table, as a released program left it."""
    return _written(request.param, tmp_path)


def _written(fixture: Path, folder: Path) -> str:
    import sqlite3
    from contextlib import closing

    journal = str(folder / "populated.db")
    with closing(sqlite3.connect(journal)) as db:
        db.executescript(fixture.read_text(encoding="utf-8"))
    return journal
