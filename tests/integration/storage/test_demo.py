from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.person import Person
from lupus_journal.reference.catalogue import analytes, regimens
from lupus_journal.services.demo.deeds import Deed
from lupus_journal.services.demo.life import Reference, a_life
from lupus_journal.services.demo.mark import made_on
from lupus_journal.storage.demo import SqlDemoStore
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.history import SqlHistory
from lupus_journal.storage.records import SqlRecords
from lupus_journal.storage.safekeeping import SqlSafe

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
DEEDS = a_life(NOW, UTC, Reference(regimens(), analytes()))


@pytest.fixture
def demo(tmp_path: Path) -> str:
    path = str(tmp_path / "demo.db")
    assert SqlDemoStore().write(path, DEEDS, replace=True)
    return path


def a_drink() -> list[Deed]:
    drink = Entry(
        id="01kjk1qdm0yq1wtj9srcgcg9v1",
        fact=Fluid(NOW.date(), NOW, 250),
        recorded_at=NOW,
        author="patient",
    )
    return [Deed(id="01kjk1qdm0yq1wtj9srcgcg9v2", at=NOW, author="patient", added=(drink,))]


def test_every_entry_of_the_story_is_kept_and_whole(demo: str) -> None:
    found = SqlSafe(demo).verify(NOW)
    assert found.ok
    assert found.rows == sum(len(deed.added) for deed in DEEDS)


def test_the_same_story_makes_the_same_journal(demo: str, tmp_path: Path) -> None:
    again = str(tmp_path / "again.db")
    SqlDemoStore().write(again, DEEDS, replace=False)
    hashes = {SqlSafe(path).verify(NOW).content_hash for path in (demo, again)}
    assert len(hashes) == 1


def test_each_deed_is_an_action_that_can_be_undone(demo: str) -> None:
    with closing(sqlite3.connect(demo)) as db:
        actions = [row[0] for row in db.execute("SELECT DISTINCT action FROM changes ORDER BY seq")]
    assert actions == [deed.id for deed in DEEDS]
    assert SqlHistory(demo).undo("Sam", NOW).action == DEEDS[-1].id


def test_the_caregivers_marks_name_the_newest_change_of_their_entry(demo: str) -> None:
    with closing(sqlite3.connect(demo)) as db:
        marks = db.execute("SELECT entry, seq FROM reviews").fetchall()
    assert marks
    assert SqlRecords(SqlStore(demo)).latest_changes([entry for entry, _ in marks]) == dict(marks)


def test_the_person_is_read_back(demo: str) -> None:
    person = SqlDemoStore().person(demo)
    assert person is not None
    assert isinstance(person.fact, Person)
    assert person.recorded_at == NOW


@pytest.mark.parametrize("microsecond", [1, 123_456, 500_999, 999_999])
def test_a_demo_made_at_any_moment_is_known_again(tmp_path: Path, microsecond: int) -> None:
    now = NOW.replace(microsecond=microsecond)
    introduced = a_life(now, UTC, Reference(regimens(), analytes()))[:1]
    path = str(tmp_path / "demo.db")
    SqlDemoStore().write(path, introduced, replace=True)
    assert made_on(SqlDemoStore().person(path), UTC) == NOW.date()


@pytest.mark.usefixtures("demo")
def test_the_file_is_private_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    assert [path.name for path in tmp_path.iterdir()] == ["demo.db"]
    assert (tmp_path / "demo.db").stat().st_mode & 0o777 == 0o600


def test_what_is_there_stays_unless_it_is_to_be_replaced(demo: str) -> None:
    before = SqlSafe(demo).verify(NOW)
    assert not SqlDemoStore().write(demo, a_drink(), replace=False)
    assert SqlSafe(demo).verify(NOW) == before
    assert SqlDemoStore().write(demo, a_drink(), replace=True)
    assert SqlSafe(demo).verify(NOW).rows == 1


def test_a_story_that_cannot_be_told_leaves_the_old_file(demo: str, tmp_path: Path) -> None:
    before = SqlSafe(demo).verify(NOW)
    with pytest.raises(Exception, match="does not fit"):
        SqlDemoStore().write(demo, [*a_drink(), *a_drink()], replace=True)
    assert SqlSafe(demo).verify(NOW) == before
    assert [path.name for path in tmp_path.iterdir()] == ["demo.db"]
