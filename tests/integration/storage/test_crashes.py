"""What the journal said was saved is there, whatever becomes of the program that saved it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.phases import Phase
from lupus_journal.storage import backups, files
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.safekeeping import SqlSafe

if TYPE_CHECKING:
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
GLASS = Fluid(date(2026, 3, 1), None, 250)
posix = pytest.mark.skipif(os.name != "posix", reason="forks and kills are POSIX's")


def told_by(script: str, *arguments: str) -> Any:
    """What a program beside this file tells."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def glass(entry_id: str, note: str = "") -> Entry[Fluid]:
    return Entry(id=entry_id, fact=GLASS, recorded_at=NOW, author="patient", note=note)


@posix
def test_two_hundred_killed_writers_lose_nothing_they_had_told_of(path: str) -> None:
    told = told_by("killed.py", "write", path, "200")
    assert told
    kept = [found.id for found in QuickStore(path).entries(FLUIDS).between()]
    assert set(told) <= set(kept)
    assert len(kept) <= len(told) + 200
    assert SqlSafe(path).verify(NOW).ok
    with files.connected(path) as db:
        told_of = [row[0] for row in db.execute("SELECT entry FROM changes")]
    assert sorted(told_of) == sorted(kept)


@pytest.fixture
def laden(path: str) -> str:
    """A journal with enough in it that every operation takes its time, and an older copy of it."""
    store = QuickStore(path)
    course = Course(regimen="custom", medicine="x", start=GLASS.on, phases=(Phase((0,)),))
    with store.action("0" * 26, NOW, "patient") as action:
        store.entries(COURSES).add(
            action, Entry(id="0" * 26, fact=course, recorded_at=NOW, author="patient")
        )
        for dose in range(1, 500):
            booked = Infusion(course="0" * 26, dose=dose)
            store.entries(INFUSIONS).add(
                action, Entry(id=f"{dose:026}", fact=booked, recorded_at=NOW, author="patient")
            )
    Path(backups.make(path, NOW, f"{path}.folder").path).rename(f"{path}.older")
    with store.action("1" * 26, NOW, "patient") as action:
        for number in range(2000):
            store.entries(FLUIDS).add(action, glass(f"g{number:025}", "note " * 20))
    return path


@posix
@pytest.mark.parametrize("operation", ["back_up", "restore", "migrate", "undo", "forget"])
def test_an_operation_killed_anywhere_is_done_whole_or_not_at_all(
    laden: str, operation: str
) -> None:
    told = told_by("killed.py", operation, laden, "25")
    found = set(told["found"])
    assert found <= {*told["before"], *told["after"], "backup: True"}
    assert told["before"][0] in found
    assert told["before"] != told["after"] or operation == "back_up"


def test_two_programs_that_write_for_five_seconds_lose_nothing(path: str, hand: Hand) -> None:
    with hand.store.action("0" * 26, NOW, "patient") as action:
        hand.store.entries(FLUIDS).add(action, glass("0" * 26, "0"))
    # In so many seconds the slower lane, too, writes a dozen times between the other's writes.
    competing = str(Path(__file__).with_name("competing.py"))
    programs = [
        subprocess.Popen([sys.executable, competing, lane, path, "5"], stdout=subprocess.PIPE)
        for lane in ("quick", "sqlmodel")
    ]
    told = [json.loads(program.communicate()[0]) for program in programs]
    assert all(one["kept"] for one in told)
    kept = {found.id: found for found in QuickStore(path).entries(FLUIDS).between()}
    assert {*told[0]["kept"], *told[1]["kept"], "0" * 26} == set(kept)
    assert int(kept["0" * 26].note) == sum(one["counted"] for one in told)
    assert SqlSafe(path).verify(NOW).ok


def test_a_full_disk_keeps_what_was_saved_and_says_that_nothing_more_was(
    path: str, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = hand.add(FLUIDS, GLASS)
    pages = Path(path).stat().st_size // 4096 + 2
    monkeypatch.setattr(files, "SETTINGS", (*files.SETTINGS, f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(JournalError, match="is full, so nothing was stored"):
        hand.add(FLUIDS, GLASS, note="x" * 100_000)
    assert QuickStore(path).entries(FLUIDS).between() == [kept]
    hand.add(FLUIDS, GLASS)
    assert len(QuickStore(path).entries(FLUIDS).between()) == 2
    assert SqlSafe(path).verify(NOW).ok


# With no file allowed to grow beyond so many bytes, the system refuses as a full disk would.
CRAMPED = """
import resource, sys
from datetime import UTC, datetime
from lupus_journal.domain.errors import JournalError
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.safekeeping import SqlSafe
path, older, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
def write():
    with QuickStore(path).action("2" * 26, now, "patient") as action:
        for number in range(3000):
            action.delete("fluids", f"g{number:025}", now)
for work in (write, lambda: SqlSafe(path).back_up(now), lambda: SqlSafe(path).restore(older, now)):
    try:
        work()
    except JournalError as told:
        print(str(told))
"""


@posix
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_whatever_cannot_be_written_leaves_the_journal_as_it_was(laden: str, share: float) -> None:
    before = Path(laden).read_bytes()
    size = str(int(len(before) * share))
    ran = subprocess.run(
        [sys.executable, "-c", CRAMPED, laden, f"{laden}.older", size],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(ran.stdout.splitlines()) == 3, ran.stdout
    assert SqlSafe(laden).verify(NOW).ok
    assert Path(laden).read_bytes() == before
    assert backups.of(laden) == []
