"""Makes a new journal and brings an older one up to date: migrations are the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.storage import files
from lupus_journal.storage.migrations import drafts, initial
from lupus_journal.storage.writing import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Migration: TypeAlias = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = (initial.apply, drafts.apply)


def prepare(
    path: str, back_up: Callable[[str], str], migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Have a journal of the newest version at a path: made, migrated, or as it was.

    An older journal is backed up first, and the backup compared with it.
    """
    version = files.version_of(path, len(migrations))
    if version == 0:
        create(path, migrations)
    elif version < len(migrations):
        backup = back_up(path)
        try:
            migrate(path, migrations)
        except BrokenReferences:
            raise JournalUnavailable(
                f"{path} could not be brought up to date and was left as it was, because entries "
                f"in it refer to entries that are not there. A backup of it is {backup}."
            ) from None


class BrokenReferences(Exception):
    """A migration would leave entries that refer to entries that are not there."""


def create(path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make an empty journal, whole before it has its name; one made meanwhile is kept."""
    with files.unfinished(path) as new:
        migrate(new, migrations)
        files.put_in_place(new, path)


def migrate(path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Apply the pending migrations, each in its own transaction.

    The version is read again under the write lock, so that two processes apply each once.
    """
    with files.connected(path) as db:
        # Rebuilding a table while foreign keys are enforced would delete its children.
        db.execute("PRAGMA foreign_keys = OFF")
        while _apply_next(db, migrations):
            pass


def _apply_next(db: sqlite3.Connection, migrations: Sequence[Migration]) -> bool:
    with transaction(db):
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version >= len(migrations):
            return False
        migrations[version](db)
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise BrokenReferences
        db.execute(f"PRAGMA user_version = {version + 1}")
        db.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
    return True
