"""Verify, restore and forget: what is kept is whole, and what is forgotten is gone."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import JournalError, JournalUnavailable
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.reviews import Review, Verdict
from lupus_journal.storage import backups, files, schema
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.history import SqlHistory
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.reviews import REVIEWS
from lupus_journal.storage.safekeeping import SqlSafe
from lupus_journal.storage.schema_version import NEWEST
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 1)


@pytest.fixture
def safe(path: str) -> SqlSafe:
    return SqlSafe(path)


def glass(ml: int) -> Fluid:
    return Fluid(DAY, None, ml)


def drinks(path: str) -> list[int]:
    return sorted(kept.fact.ml for kept in QuickStore(path).entries(FLUIDS).between())


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def spoil(path: str) -> None:
    """Overwrite everything behind the first page."""
    spoilt = bytearray(Path(path).read_bytes())
    spoilt[4096:] = b"\xff" * (len(spoilt) - 4096)
    Path(path).write_bytes(spoilt)


def test_a_whole_journal_is_verified_with_its_rows_and_its_last_backup(
    safe: SqlSafe, hand: Hand
) -> None:
    hand.add(FLUIDS, glass(100))
    hand.remove(FLUIDS, hand.add(FLUIDS, glass(200)))
    assert safe.verify(NOW).last_backup is None
    made = safe.back_up(NOW)
    found = safe.verify(NOW)
    assert (found.ok, found.rows, found.last_backup) == (True, 1, made)


def test_where_a_journal_lies_is_told_with_its_size_and_its_backups(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    hand.add(FLUIDS, glass(100))
    first = safe.back_up(NOW)
    second = safe.back_up(NOW + timedelta(hours=1))
    found = safe.whereabouts(NOW)
    assert (found.path, found.folder) == (path, backups.folder_of(path))
    assert (found.size, found.rows) == (Path(path).stat().st_size, 1)
    assert found.backups == (second, first)


def test_a_copy_that_cannot_be_read_has_no_number_of_entries(safe: SqlSafe, hand: Hand) -> None:
    hand.add(FLUIDS, glass(100))
    copy = safe.back_up(NOW).path
    assert safe.rows_in(copy) == 1
    Path(copy).write_bytes(b"no journal at all")
    assert safe.rows_in(copy) is None
    assert safe.rows_in(f"{copy}.gone") is None


def test_the_content_hash_is_of_what_is_said_not_of_when_it_was_written(
    safe: SqlSafe, hand: Hand
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    before = safe.verify(NOW).content_hash
    hand.change(FLUIDS, kept, glass(200))
    assert safe.verify(NOW).content_hash != before
    hand.change(FLUIDS, hand.read(FLUIDS, kept), glass(100))
    hand.remove(FLUIDS, hand.add(FLUIDS, glass(300)))
    assert safe.verify(NOW).content_hash == before


def test_an_entry_whose_parent_is_gone_is_a_fault(safe: SqlSafe, hand: Hand, path: str) -> None:
    checkin = hand.add(CHECKINS, Checkin(DAY, None))
    hand.add(SYMPTOMS, SymptomScore(DAY, None, "pain", Decimal(4), checkin=checkin.id))
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM checkins")
        db.commit()
    found = safe.verify(NOW)
    assert not found.ok
    assert found.faults == ("1 entry refers to an entry that is not there.",)


def test_an_index_that_does_not_fit_its_table_is_a_fault(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    hand.add(FLUIDS, glass(100))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '\"on\"', 'ml')"
            " WHERE name = 'fluids_by_day'"
        )
        db.commit()
    assert [fault.startswith("SQLite reports:") for fault in safe.verify(NOW).faults][:1] == [True]


def test_a_backup_brings_back_what_it_holds_and_the_replaced_journal_is_kept(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    hand.add(FLUIDS, glass(100))
    made = safe.back_up(NOW)
    hand.add(FLUIDS, glass(200))
    restored = safe.restore(made.path, NOW + timedelta(days=1))
    assert restored.rows == 1
    assert drinks(path) == [100]
    assert restored.kept is not None
    assert drinks(restored.kept) == [100, 200]
    assert drinks(made.path) == [100]
    assert safe.verify(NOW).ok


def test_a_restore_can_be_taken_back_with_what_it_kept(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    made = safe.back_up(NOW)
    hand.add(FLUIDS, glass(200))
    restored = safe.restore(made.path, NOW)
    assert restored.kept is not None
    safe.restore(restored.kept, NOW)
    assert drinks(path) == [200]


def test_a_backup_is_restored_where_there_is_no_journal_any_more(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    hand.add(FLUIDS, glass(100))
    made = safe.back_up(NOW)
    Path(path).unlink()
    assert safe.restore(made.path, NOW).kept is None
    assert drinks(path) == [100]


@pytest.mark.parametrize("damage", ["header", "pages", "empty", "cut short"])
def test_a_damaged_journal_is_replaced_and_kept_under_another_name(
    safe: SqlSafe, hand: Hand, path: str, damage: str
) -> None:
    hand.add(FLUIDS, glass(100))
    made = safe.back_up(NOW)
    held = Path(path).read_bytes()
    spoilt = {
        "header": b"\0" * 4096 + held[4096:],
        "pages": held[:4096] + b"\xff" * (len(held) - 4096),
        "empty": b"",
        "cut short": held[:10_000],
    }[damage]
    Path(path).write_bytes(spoilt)
    restored = safe.restore(made.path, NOW)
    assert restored.kept is not None
    assert Path(restored.kept).read_bytes() == spoilt
    assert drinks(path) == [100]


def test_what_a_killed_program_left_beside_a_damaged_journal_goes_with_it(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    hand.add(FLUIDS, glass(100))
    made = safe.back_up(NOW)
    with QuickStore(path).action("1" * 26, NOW, "patient") as action:
        action.insert("fluids", FLUIDS.row(_unfinished()))
        left = Path(f"{path}-journal").read_bytes()
    spoil(path)
    Path(f"{path}-journal").write_bytes(left)
    restored = safe.restore(made.path, NOW)
    assert Path(f"{restored.kept}-journal").read_bytes() == left
    assert not Path(f"{path}-journal").exists()
    assert drinks(path) == [100]
    assert safe.verify(NOW).ok


def _unfinished() -> Entry[Fluid]:
    return Entry(id="2" * 26, fact=glass(999), recorded_at=NOW, author="patient")


@pytest.mark.parametrize("beyond", [None, b"not a journal at all"])
def test_a_damaged_or_foreign_file_is_not_restored(
    safe: SqlSafe, hand: Hand, path: str, tmp_path: Path, beyond: bytes | None
) -> None:
    hand.add(FLUIDS, glass(100))
    source = tmp_path / "backup.db"
    if beyond is None:
        source.write_bytes(Path(path).read_bytes())
        spoil(str(source))
    else:
        source.write_bytes(beyond)
    before = digest(path)
    with pytest.raises(JournalUnavailable):
        safe.restore(str(source), NOW)
    assert digest(path) == before


def test_a_newer_backup_is_not_restored(safe: SqlSafe, hand: Hand, path: str) -> None:
    made = safe.back_up(NOW)
    with closing(sqlite3.connect(made.path)) as db:
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    hand.add(FLUIDS, glass(100))
    with pytest.raises(JournalUnavailable, match="newer Lupus Journal"):
        safe.restore(made.path, NOW)
    assert drinks(path) == [100]


def test_a_newer_journal_is_not_replaced(safe: SqlSafe, path: str) -> None:
    made = safe.back_up(NOW)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = digest(path)
    with pytest.raises(JournalUnavailable, match="newer Lupus Journal"):
        safe.restore(made.path, NOW)
    assert digest(path) == before


def test_a_folder_and_another_programs_database_are_not_replaced(
    safe: SqlSafe, tmp_path: Path
) -> None:
    made = safe.back_up(NOW)
    folder = tmp_path / "folder"
    folder.mkdir()
    photos = tmp_path / "photos.db"
    with closing(sqlite3.connect(photos)) as db:
        db.execute("CREATE TABLE photos (name)")
    for there in (folder, photos):
        with pytest.raises(JournalUnavailable):
            SqlSafe(str(there)).restore(made.path, NOW)
    assert folder.is_dir()
    assert photos.is_file()


def test_the_journal_itself_and_a_file_that_is_not_there_are_no_backups(
    safe: SqlSafe, path: str, tmp_path: Path
) -> None:
    with pytest.raises(JournalError, match="is the journal itself"):
        safe.restore(path, NOW)
    with pytest.raises(JournalError, match="There is no file"):
        safe.restore(str(tmp_path / "gone.db"), NOW)


def test_a_restore_does_not_wait_for_ever_for_a_program_that_writes(
    safe: SqlSafe, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = safe.back_up(NOW)
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="Something else is saving"):
            safe.restore(made.path, NOW)


def test_an_older_backup_is_brought_up_to_date_once_it_is_restored(
    populated: str, path: str, safe: SqlSafe
) -> None:
    safe.restore(populated, NOW)
    assert files.version_of(path, NEWEST) == NEWEST
    schema.prepare(path, lambda _: pytest.fail("it was brought up to date already"))


CANARY = "my secret about the canary bird"


def holds(path: str | Path, text: str) -> bool:
    return text.encode() in Path(path).read_bytes()


@pytest.mark.parametrize("size", [1, 300])
def test_what_is_forgotten_is_not_in_the_files_bytes_any_more(
    safe: SqlSafe, hand: Hand, path: str, size: int
) -> None:
    for ml in range(100, 160):
        hand.add(FLUIDS, glass(ml), note=f"glass {ml} " * 20)
    kept = hand.add(FLUIDS, glass(900), note=CANARY * size)
    hand.change(FLUIDS, kept, note="it was only a bird")
    hand.change(FLUIDS, hand.read(FLUIDS, kept), note=f"{CANARY} again")
    hand.remove(FLUIDS, kept)
    for ml in range(160, 200):
        hand.add(FLUIDS, glass(ml), note=f"glass {ml} " * 20)
    assert holds(path, CANARY)
    forgotten = safe.forget("fluids", kept.id)
    assert (forgotten.rows, forgotten.backups) == (1, ())
    assert not holds(path, CANARY)
    assert not holds(path, "only a bird")
    assert len(drinks(path)) == 100
    assert safe.verify(NOW).ok


def test_what_belongs_to_a_forgotten_entry_goes_with_it(
    safe: SqlSafe, hand: Hand, caregiver: Hand, path: str
) -> None:
    checkin = hand.add(CHECKINS, Checkin(DAY, None))
    scores = [
        hand.add(
            SYMPTOMS,
            SymptomScore(DAY, None, "pain", Decimal(4), checkin=checkin.id),
            note=f"{CANARY} {number}",
        )
        for number in range(5)
    ]
    hand.change(SYMPTOMS, scores[0], note="changed")
    hand.remove(SYMPTOMS, scores[1])
    other = hand.add(SYMPTOMS, SymptomScore(DAY, None, "pain", Decimal(2)))
    for seen in (checkin.id, scores[2].id, other.id):
        mark = Review(table="x", entry=seen, seq=1, verdict=Verdict.SEEN, on=DAY)
        caregiver.add(REVIEWS, mark, note=CANARY)
    caregiver.change(REVIEWS, caregiver.store.entries(REVIEWS).between()[-1], note="short")
    forgotten = safe.forget("checkins", checkin.id)
    assert forgotten.rows == 1 + 5 + 2
    assert QuickStore(path).entries(SYMPTOMS).between() == [other]
    assert [mark.fact.entry for mark in QuickStore(path).entries(REVIEWS).between()] == [other.id]
    with files.connected(path) as db:
        told = {row[0] for row in db.execute("SELECT entry FROM changes")}
    assert len(told) == 2
    assert Path(path).read_bytes().count(CANARY.encode()) == 1
    assert safe.verify(NOW).ok


def test_what_is_forgotten_can_neither_be_undone_nor_read_in_its_history(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    first, second = hand.add(FLUIDS, glass(100)), hand.add(FLUIDS, glass(200))
    safe.forget("fluids", second.id)
    history = SqlHistory(path)
    assert history.of(second.id) == []
    assert history.undo("patient", NOW).changes[0].entry == first.id


def test_the_backups_that_still_hold_what_is_forgotten_are_named(
    safe: SqlSafe, hand: Hand, path: str
) -> None:
    before = safe.back_up(NOW)
    kept = hand.add(FLUIDS, glass(100), note=CANARY)
    during = safe.back_up(NOW + timedelta(days=1))
    SqlHistory(path).undo("patient", NOW)
    hand.add(FLUIDS, glass(100))
    replaced = safe.restore(during.path, NOW + timedelta(days=2)).kept
    unreadable = safe.back_up(NOW + timedelta(days=3))
    Path(unreadable.path).write_bytes(b"scrambled")
    spoil(path)
    aside = safe.restore(during.path, NOW + timedelta(days=4)).kept
    forgotten = safe.forget("fluids", kept.id)
    assert set(forgotten.backups) == {during.path, replaced, unreadable.path, aside}
    assert before.path not in forgotten.backups


def test_forgetting_is_all_or_nothing(safe: SqlSafe, hand: Hand, path: str) -> None:
    kept = hand.add(FLUIDS, glass(100))
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TRIGGER refuse BEFORE DELETE ON fluids BEGIN SELECT raise(ABORT, 'no'); END"
        )
    with pytest.raises(JournalError):
        safe.forget("fluids", kept.id)
    assert [change.operation for change in SqlHistory(path).of(kept.id)] == ["insert"]
    assert [found.name for found in Path(path).parent.iterdir()] == ["journal.db"]


def test_forgetting_what_is_not_there_removes_nothing(safe: SqlSafe, hand: Hand, path: str) -> None:
    hand.add(FLUIDS, glass(100))
    assert safe.forget("fluids", "0" * 26).rows == 0
    assert drinks(path) == [100]
    assert backups.of(path) == []
