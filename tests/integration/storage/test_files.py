"""Whatever lies at the journal's path is opened, or refused in one sentence and left untouched."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import JournalError, JournalUnavailable
from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage import backups, content, files, schema
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.faults import DamagedJournal
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.history import SqlHistory
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.safekeeping import SqlSafe
from lupus_journal.storage.schema_version import NEWEST
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lupus_journal.storage.kinds import Kind
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
GLASS = Fluid(date(2026, 3, 1), None, 250)
KINDS: list[Kind[Any]] = [FLUIDS, COURSES, INFUSIONS, SYMPTOMS, LAB_RESULTS]
posix = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listing(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.rglob("*"))


def refusal(path: Path) -> str:
    """The sentence with which a path is refused by everything that opens it."""
    with pytest.raises(JournalUnavailable) as told:
        schema.prepare(str(path), lambda older: older)
    with pytest.raises(JournalError):
        QuickStore(str(path)).entries(FLUIDS).between()
    return str(told.value)


def test_where_there_is_nothing_there_is_no_version_yet(tmp_path: Path) -> None:
    assert files.version_of(str(tmp_path / "journal.db"), NEWEST) == 0
    assert listing(tmp_path) == []


def test_a_folder_is_refused_with_the_name_of_a_file_in_it(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert f"{tmp_path}/journal.db" in refusal(tmp_path)
    assert listing(tmp_path) == []


def test_a_path_below_a_file_is_refused(path: str) -> None:
    assert "not a directory" in refusal(Path(path, "journal.db"))


@posix
def test_a_link_to_nowhere_is_refused_and_nothing_is_made_there(tmp_path: Path) -> None:
    link = tmp_path / "journal.db"
    link.symlink_to(tmp_path / "elsewhere" / "journal.db")
    assert "points to a file that is not there" in refusal(link)
    assert listing(tmp_path) == ["journal.db"]


@posix
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "journal.db"
    os.mkfifo(pipe)
    with pytest.raises(JournalUnavailable, match="is not a file"):
        files.version_of(str(pipe), NEWEST)


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    assert "cannot be used" in refusal(tmp_path / ("x" * 300))


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(JournalUnavailable, match="cannot be used"):
        files.version_of("journal\0.db", NEWEST)


PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + b"\0" * 4000
NOT_JOURNALS = {
    "empty": b"",
    "one byte": b"S",
    "text": b"Dear diary, today I am tired.\n" * 200,
    "picture": PNG,
    "only the magic": b"SQLite format 3\0",
    "magic and zeros": b"SQLite format 3\0".ljust(4096, b"\0"),
    "zeros": b"\0" * 8192,
}


@pytest.mark.parametrize("held", NOT_JOURNALS.values(), ids=NOT_JOURNALS)
def test_a_file_that_is_no_journal_is_refused_and_left_as_it_was(
    tmp_path: Path, held: bytes
) -> None:
    file = tmp_path / "journal.db"
    file.write_bytes(held)
    assert refusal(file).startswith(str(file))
    assert file.read_bytes() == held
    assert listing(tmp_path) == ["journal.db"]


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "photos.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE photos (name)")
    before = digest(file)
    with pytest.raises(JournalUnavailable, match="not a Lupus Journal"):
        schema.prepare(str(file), lambda older: older)
    assert digest(file) == before
    assert listing(tmp_path) == ["photos.db"]


def test_a_newer_journal_is_refused_untouched_and_can_still_be_backed_up(populated: str) -> None:
    with closing(sqlite3.connect(populated)) as db:
        db.execute("CREATE TABLE scans (id INTEGER PRIMARY KEY, picture BLOB)")
        db.execute("INSERT INTO scans (picture) VALUES (X'00FF')")
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")
        db.commit()
    before = digest(Path(populated))
    with pytest.raises(JournalUnavailable, match="newer Lupus Journal"):
        schema.prepare(populated, lambda older: older)
    made = SqlSafe(populated).back_up(NOW)
    assert digest(Path(populated)) == before
    with files.connected(made.path) as copy, files.connected(populated) as journal:
        assert content.whole_hash(copy) == content.whole_hash(journal)


@pytest.mark.parametrize("version", [0, -1])
def test_a_journal_without_a_version_is_refused_as_damaged(path: str, version: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(DamagedJournal):
        schema.prepare(path, lambda older: older)


def used(path: str) -> None:
    """Do with a journal what a program does with it."""
    schema.prepare(path, lambda older: backups.make(older, NOW).path)
    for store in (QuickStore(path), SqlStore(path)):
        for kind in KINDS:
            store.entries(kind).between()
    SqlHistory(path).of("0" * 26)
    SqlSafe(path).verify(NOW)
    backups.make(path, NOW)


def test_a_journal_cut_short_anywhere_is_refused_in_a_sentence_and_left_as_it_was(
    populated: str, tmp_path: Path
) -> None:
    whole = Path(populated).read_bytes()
    chance = random.Random(1)
    sizes = {chance.randrange(1, len(whole)) for _ in range(30)}
    for size in sizes | set(range(0, len(whole), len(whole) // 8)) | {15, 16, 99, 100, 511, 512}:
        cut = tmp_path / f"cut-{size}.db"
        cut.write_bytes(whole[:size])
        with pytest.raises(JournalUnavailable):
            used(str(cut))
        assert cut.read_bytes() == whole[:size]


@pytest.mark.parametrize("seed", range(100))
def test_damage_anywhere_is_told_in_a_sentence_or_does_no_harm(
    populated: str, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    damaged = bytearray(Path(populated).read_bytes())
    if seed % 2:
        page = chance.randrange(len(damaged) // 4096) * 4096
        damaged[page : page + 4096] = chance.randbytes(4096)
    else:
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    file = tmp_path / "damaged.db"
    file.write_bytes(damaged)
    try:
        used(str(file))
    except JournalError as told:
        assert str(told).endswith(".")  # noqa: PT017 - most damage goes unnoticed, and may
    assert file.read_bytes() == damaged


def test_a_journal_that_lost_its_tables_is_refused_in_a_sentence(path: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE fluids")
    with pytest.raises(JournalUnavailable, match="cannot be used"):
        QuickStore(path).entries(FLUIDS).between()


# A program that is killed while it writes, with pages of its unfinished work in the file already.
KILLED = """
import os, signal, sys
from lupus_journal.storage import files
db = files.connect(sys.argv[1])
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE fluids SET note = 'unfinished'")
for number in range(2000):
    db.execute(
        "INSERT INTO changes (action, at, author, table_name, entry, operation)"
        " VALUES (?, '', '', '', '', 'insert')",
        (str(number) * 20,),
    )
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def interrupted(path: str, hand: Hand) -> str:
    """A journal with one drink whose next writer was killed."""
    hand.add(FLUIDS, GLASS, note="kept")
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("nothing can be killed like this here")
    subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert Path(f"{path}-journal").stat().st_size > 0
    return path


def test_what_a_killed_program_left_is_put_back_by_the_next_one(interrupted: str) -> None:
    schema.prepare(interrupted, lambda older: older)
    assert [kept.note for kept in QuickStore(interrupted).entries(FLUIDS).between()] == ["kept"]
    assert not Path(f"{interrupted}-journal").exists()


def test_what_a_killed_program_left_is_put_back_before_it_is_backed_up(interrupted: str) -> None:
    made = backups.make(interrupted, NOW)
    assert [kept.note for kept in QuickStore(made.path).entries(FLUIDS).between()] == ["kept"]


def test_what_is_left_of_a_journal_that_is_gone_does_not_get_into_a_new_one(
    interrupted: str,
) -> None:
    Path(interrupted).unlink()
    schema.prepare(interrupted, lambda older: older)
    assert QuickStore(interrupted).entries(FLUIDS).between() == []
    assert SqlSafe(interrupted).verify(NOW).ok


def test_a_journal_that_another_tool_left_in_wal_mode_becomes_one_file_again(
    path: str, hand: Hand
) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    kept = hand.add(FLUIDS, GLASS)
    assert QuickStore(path).entries(FLUIDS).between() == [kept]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert listing(Path(path).parent) == ["journal.db"]


def test_every_connection_keeps_promises_that_sqlite_leaves_to_the_program(path: str) -> None:
    with files.connected(path) as db:
        asked = "foreign_keys", "synchronous", "secure_delete", "journal_mode", "busy_timeout"
        found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    extra = 3
    assert found == [1, extra, 1, "delete", 5000]
    # Some builds of SQLite delete securely by themselves: here it is asked for, not left to luck.
    assert "PRAGMA secure_delete = ON" in files.SETTINGS


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: str | Path) -> str:
    return oct(stat.S_IMODE(Path(path).stat().st_mode))


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_journal_sidecars_and_backups_are_for_their_owner_alone(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "lupus" / "journal.db"
    with umask(mask):
        schema.prepare(str(path), lambda older: older)
        with QuickStore(str(path)).action("0" * 26, NOW, "patient") as action:
            action.insert("fluids", FLUIDS.row(glass()))
            assert mode(f"{path}-journal") == "0o600"
        made = SqlSafe(str(path)).back_up(NOW)
        SqlSafe(str(path)).restore(made.path, NOW)
    found = {each.relative_to(tmp_path): mode(each) for each in path.parent.rglob("*")}
    assert set(found.values()) == {"0o600", "0o700"}
    assert mode(path.parent) == mode(path.parent / "backups") == "0o700"
    assert {mode(each) for each in path.parent.rglob("*") if each.is_file()} == {"0o600"}


@pytest.fixture
def lent() -> Iterator[Path]:
    """A folder that whoever the test is being may look into, with a journal of somebody else's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "journal.db"
        schema.prepare(str(path), lambda older: older)
        log_a_glass(path)
        yield folder
        folder.chmod(0o755)


def glass() -> Entry[Fluid]:
    return Entry(id=os.urandom(13).hex(), fact=GLASS, recorded_at=NOW, author="patient")


def log_a_glass(path: Path) -> None:
    store = QuickStore(str(path))
    with store.action("0" * 26, NOW, "patient") as action:
        store.entries(FLUIDS).add(action, glass())


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the superuser's way past every permission."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@posix
def test_a_journal_that_may_not_be_read_is_refused(lent: Path) -> None:
    (lent / "journal.db").chmod(0)
    with as_nobody():
        assert "cannot be opened" in refusal(lent / "journal.db")


@posix
def test_a_folder_that_may_not_be_entered_is_refused(lent: Path) -> None:
    lent.chmod(0o600)
    with as_nobody():
        assert "permission denied" in refusal(lent / "journal.db")


@posix
def test_a_journal_cannot_be_begun_in_a_folder_that_may_not_be_written(lent: Path) -> None:
    lent.chmod(0o555)
    with as_nobody(), pytest.raises(JournalUnavailable, match="permission denied"):
        schema.prepare(str(lent / "new.db"), lambda older: older)
    with as_nobody(), pytest.raises(JournalUnavailable, match="permission denied"):
        schema.prepare(str(lent / "new" / "journal.db"), lambda older: older)


@posix
def test_a_journal_that_may_only_be_read_can_be_read(lent: Path) -> None:
    journal = lent / "journal.db"
    journal.chmod(0o444)
    lent.chmod(0o555)
    before = digest(journal)
    with as_nobody():
        schema.prepare(str(journal), lambda older: older)
        store = QuickStore(str(journal))
        assert [kept.fact for kept in store.entries(FLUIDS).between()] == [GLASS]
        with pytest.raises(JournalError, match="can only be read here"):
            log_a_glass(journal)
    assert digest(journal) == before


@posix
def test_a_journal_in_a_folder_that_may_not_be_written_is_not_changed(lent: Path) -> None:
    journal = lent / "journal.db"
    journal.chmod(0o666)
    lent.chmod(0o555)
    before = digest(journal)
    with as_nobody(), pytest.raises(JournalError, match="can only be read here"):
        log_a_glass(journal)
    assert digest(journal) == before


def test_a_file_system_without_hard_links_gets_a_journal_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "journal.db"
    schema.prepare(str(path), lambda older: older)
    assert files.version_of(str(path), NEWEST) == NEWEST
    assert listing(tmp_path) == ["journal.db"]


def test_a_journal_made_meanwhile_is_kept(path: str, hand: Hand) -> None:
    kept = hand.add(FLUIDS, GLASS)
    schema.create(path)
    assert QuickStore(path).entries(FLUIDS).between() == [kept]
    assert listing(Path(path).parent) == ["journal.db"]
