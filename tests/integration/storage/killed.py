"""Kills programs while they work on a journal, at random moments, and tells what is left of it.

The programs are forks of this one, so that each starts in no time.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage import backups, content, files, schema
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.history import SqlHistory
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.safekeeping import SqlSafe

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
GLASS = Fluid(date(2026, 3, 1), None, 250)


def write_on_and_on(path: str, told: int) -> None:
    """Log drinks, and tell the id of each once it is kept."""
    store = QuickStore(path)
    fluids = store.entries(FLUIDS)
    while True:
        entry_id = os.urandom(13).hex()
        with store.action(entry_id, NOW, "patient") as action:
            fluids.add(action, Entry(id=entry_id, fact=GLASS, recorded_at=NOW, author="patient"))
        os.write(told, f"{entry_id}\n".encode())


def rebuild_fluids(db: sqlite3.Connection) -> None:
    """A migration that writes every page of a table anew."""
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'fluids'").fetchone()
    db.execute(made.replace("CREATE TABLE fluids", "CREATE TABLE anew", 1))
    db.execute("INSERT INTO anew SELECT * FROM fluids")
    db.execute("DROP TABLE fluids")
    db.execute("ALTER TABLE anew RENAME TO fluids")


MIGRATIONS = (*schema.MIGRATIONS, rebuild_fluids)


def back_up(path: str) -> None:
    """Make a backup."""
    backups.make(path, NOW)


def restore(path: str) -> None:
    """Bring an older state back."""
    SqlSafe(path).restore(f"{path}.older", NOW)


def migrate(path: str) -> None:
    """Bring the journal to a later version."""
    schema.migrate(path, MIGRATIONS)


def undo(path: str) -> None:
    """Take back an action of many entries."""
    SqlHistory(path).undo("patient", NOW)


def forget(path: str) -> None:
    """Delete a course with all its doses for good."""
    SqlSafe(path).forget("courses", "0" * 26)


OPERATIONS: dict[str, Callable[[str], None]] = {
    function.__name__: function for function in (back_up, restore, migrate, undo, forget)
}


def forked(work: Callable[[], object]) -> int:
    """Start a program that does the work, and give its number."""
    number = os.fork()
    if number == 0:
        try:
            work()
        finally:
            os._exit(0)
    return number


def kept_by_killed_writers(path: str, rounds: int) -> list[str]:
    """The ids that writers told before they were killed."""
    chance = random.Random(2026)
    told: list[str] = []
    for _ in range(rounds):
        reading, writing = os.pipe()
        writer = forked(partial(write_on_and_on, path, writing))
        os.close(writing)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        with os.fdopen(reading) as heard:
            told += heard.read().splitlines()
    return told


def left_by(operation: Callable[[str], None], path: str, rounds: int) -> dict[str, list[str]]:
    """What a journal holds before and after an operation, and wherever that was killed."""
    pristine = f"{path}.pristine"
    shutil.copy(path, pristine)
    before = state(path)
    begun = time.monotonic()
    operation(path)
    lasts = time.monotonic() - begun
    after = state(path)
    chance = random.Random(2026)
    found = []
    for _ in range(rounds):
        shutil.rmtree(backups.folder_of(path), ignore_errors=True)
        shutil.copy(pristine, path)
        number = forked(partial(operation, path))
        time.sleep(chance.uniform(0, lasts * 1.2))
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        found.append(state(path))
        found += [f"backup: {state(made.path) == before}" for made in backups.of(path)]
    return {"before": [before], "after": [after], "found": found}


def state(path: str) -> str:
    """Everything that a journal holds, or what is wrong with it."""
    files.version_of(path, len(MIGRATIONS))
    with files.connected(path) as db:
        faults = [tuple(row) for row in db.execute("PRAGMA integrity_check")]
        faults += [tuple(row) for row in db.execute("PRAGMA foreign_key_check")]
        (version,) = db.execute("PRAGMA user_version").fetchone()
        return f"{version} {content.whole_hash(db)} {faults}"


def main(name: str, path: str, rounds: int) -> None:
    """Tell what is found as JSON."""
    if name == "write":
        json.dump(kept_by_killed_writers(path, rounds), sys.stdout)
    else:
        json.dump(left_by(OPERATIONS[name], path, rounds), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
