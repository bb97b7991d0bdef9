from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import InvalidEntry, JournalUnavailable
from lupus_journal.domain.person import Person
from lupus_journal.reference.catalogue import analytes, regimens
from lupus_journal.services.clock import StoppedClock
from lupus_journal.services.demo.life import Reference
from lupus_journal.services.demo.service import DemoService

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.services.demo.deeds import Deed

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Shelf:
    """Files by path: the person each holds, or why it cannot be read."""

    def __init__(self) -> None:
        self.files: dict[str, Entry[Person] | JournalUnavailable | None] = {}
        self.written: list[str] = []

    def is_there(self, path: str) -> bool:
        return path in self.files

    def person(self, path: str) -> Entry[Person] | None:
        found = self.files[path]
        if isinstance(found, JournalUnavailable):
            raise found
        return found

    def write(self, path: str, deeds: Sequence[Deed], *, replace: bool) -> bool:
        assert replace or path not in self.files
        self.files[path] = next(
            entry for deed in deeds for entry in deed.added if isinstance(entry.fact, Person)
        )
        self.written.append(path)
        return True


def demos(shelf: Shelf, now: datetime = NOW) -> DemoService:
    return DemoService(shelf, StoppedClock(now), UTC, lambda: Reference(regimens(), analytes()))


def test_a_demo_is_written_where_there_is_none() -> None:
    shelf = Shelf()
    demos(shelf).refresh("demo.db")
    assert shelf.written == ["demo.db"]


def test_todays_demo_is_left_as_somebody_changed_it() -> None:
    shelf = Shelf()
    demos(shelf).refresh("demo.db")
    demos(shelf, NOW + timedelta(hours=14)).refresh("demo.db")
    assert shelf.written == ["demo.db"]


@pytest.mark.parametrize("days", [-1, 1, 400])
def test_a_demo_of_another_day_is_written_anew(days: int) -> None:
    shelf = Shelf()
    demos(shelf).refresh("demo.db")
    demos(shelf, NOW + timedelta(days=days)).refresh("demo.db")
    assert shelf.written == ["demo.db", "demo.db"]


@pytest.mark.parametrize(
    "lying_there",
    [
        None,
        Entry(id="01kjk1qdm0yq1wtj9srcgcg9v1", fact=Person(), recorded_at=NOW, author="patient"),
        JournalUnavailable("demo.db is not a journal."),
    ],
    ids=["a journal nobody introduced themselves to", "somebody's journal", "another file"],
)
def test_what_is_no_demo_is_never_replaced(
    lying_there: Entry[Person] | JournalUnavailable | None,
) -> None:
    shelf = Shelf()
    shelf.files["demo.db"] = lying_there
    with pytest.raises(InvalidEntry, match=r"demo\.db is not a demo, so it was left as it is"):
        demos(shelf).refresh("demo.db")
    assert shelf.written == []


def test_a_new_file_is_written_only_where_nothing_lies() -> None:
    shelf = Shelf()
    demos(shelf).write("tour.db")
    with pytest.raises(InvalidEntry, match="is there already"):
        demos(shelf).write("tour.db")
    assert shelf.written == ["tour.db"]
