"""Backup, restore, verify and forgetting for good, on one journal file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import JournalError, JournalUnavailable
from lupus_journal.domain.safekeeping import (
    Backup,
    Forgotten,
    Restored,
    Verification,
    Whereabouts,
)
from lupus_journal.storage import backups, content, files, schema
from lupus_journal.storage.faults import DamagedJournal, busy, reaching
from lupus_journal.storage.schema_version import NEWEST
from lupus_journal.storage.writing import transaction

if TYPE_CHECKING:
    from datetime import datetime


ANY_VERSION = 2**31
"""A copy can be made of what no program of today can read."""


class SqlSafe:
    """Keeps one journal safe."""

    def __init__(self, path: str) -> None:
        self._path = path

    def back_up(self, now: datetime, folder: str | None = None) -> Backup:
        """A new backup, in the journal's own folder of backups unless another is named."""
        if files.version_of(self._path, ANY_VERSION) == 0:
            raise JournalUnavailable(f"There is no journal at {self._path} that could be copied.")
        return backups.make(self._path, now, folder)

    def back_up_daily(self, now: datetime) -> Backup | None:
        """Today's backup, unless there is one already."""
        return backups.make_daily(self._path, now)

    def verify(self, now: datetime) -> Verification:
        """What a check of every page, reference and row finds."""
        files.version_of(self._path, NEWEST)
        made = backups.of(self._path, now.tzinfo)
        with files.reading(self._path) as db:
            return Verification(
                rows=content.live_rows(db),
                content_hash=content.content_hash(db),
                last_backup=made[0] if made else None,
                faults=tuple(_faults(db)),
            )

    def whereabouts(self, now: datetime) -> Whereabouts:
        """Where the journal lies, its size and its backups."""
        with reaching(self._path):
            size = os.stat(self._path).st_size
        return Whereabouts(
            path=self._path,
            size=size,
            rows=self.rows_in(self._path),
            folder=backups.folder_of(self._path),
            backups=tuple(backups.of(self._path, now.tzinfo)),
        )

    def rows_in(self, source: str) -> int | None:
        """How many live entries a copy holds, or `None` if it cannot be read."""
        try:
            if files.version_of(source, NEWEST) == 0:
                return None
            with files.connected(source, read_only=True) as db:
                return content.live_rows(db)
        except JournalError:
            return None

    def entries_in(self, source: str) -> int:
        """How many live entries a backup holds, once it is known to be whole and another file."""
        _refuse_itself(source, self._path)
        return _checked_rows(source)

    def require_journal(self, path: str) -> None:
        """Refuse a path at which no other journal lies that can be opened."""
        with suppress(OSError):
            if os.path.samefile(path, self._path):
                raise JournalError(f"{path} is the journal that is open already.")
        if files.version_of(path, NEWEST) == 0:
            raise JournalError(f"There is no file {path}: check its name and its folder.")

    def restore(self, source: str, now: datetime) -> Restored:
        """Bring a backup back; the journal it replaces is kept as a backup of its own."""
        rows = self.entries_in(source)
        kept = self._set_aside(now)
        if os.path.lexists(self._path):
            _overwrite(source, self._path)
        else:
            _copy_anew(source, self._path)
        schema.prepare(self._path, lambda path: backups.make(path, now).path)
        return Restored(rows=rows, kept=kept)

    def forget(self, table: str, entry_id: str) -> Forgotten:
        """Remove an entry, what belongs to it, and every copy of both in changes and drafts."""
        with files.connected(self._path) as db, transaction(db):
            rows = _forget(db, table, entry_id)
        held = backups.holding(self._path, table, entry_id)
        return Forgotten(rows=rows, backups=tuple(held))

    def _set_aside(self, now: datetime) -> str | None:
        """Keep what is about to be replaced: as a backup or, if it is damaged, by another name."""
        try:
            if files.version_of(self._path, NEWEST) == 0:
                return None
            return backups.make(self._path, now, is_replaced=True).path
        except DamagedJournal:
            return _moved_aside(self._path, now)


def _faults(db: sqlite3.Connection) -> list[str]:
    faults = [
        f"SQLite reports: {row[0]}."
        for row in db.execute("PRAGMA integrity_check(5)")
        if row[0] != "ok"
    ]
    if broken := db.execute("PRAGMA foreign_key_check").fetchall():
        some = "1 entry refers" if len(broken) == 1 else f"{len(broken)} entries refer"
        faults.append(f"{some} to an entry that is not there.")
    return faults


def _checked_rows(source: str) -> int:
    """How many live entries a backup holds, once it is known to be whole."""
    if files.version_of(source, NEWEST) == 0:
        raise JournalError(f"There is no file {source}: name the backup to restore.")
    with files.connected(source, read_only=True) as db:
        if faults := _faults(db):
            raise JournalUnavailable(
                f"{source} is damaged and was not restored ({faults[0]}): choose another backup."
            )
        return content.live_rows(db)


def _refuse_itself(source: str, path: str) -> None:
    with suppress(OSError):
        if os.path.samefile(source, path):
            raise JournalError(f"{source} is the journal itself: name a backup to restore.")


def _moved_aside(path: str, now: datetime) -> str:
    """Give a damaged journal another name, and with it what SQLite left beside it.

    That goes first: left behind, it would be written into the journal that comes next.
    """
    aside = f"{path}{backups.DAMAGED}{now.strftime(backups.MOMENT)}-{os.urandom(2).hex()}"
    with reaching(path):
        for remnant in files.beside(path):
            os.rename(remnant, aside + remnant.removeprefix(path))
        os.rename(path, aside)
        files.flush_folder(path)
    return aside


def _overwrite(source: str, path: str) -> None:
    """Replace a live journal's content in one transaction, so that other programs see it whole."""
    with files.connected(source, read_only=True) as good, files.connected(path) as live:
        good.backup(live, progress=_give_up_if_busy)


def _give_up_if_busy(status: int, _remaining: int, _total: int) -> None:
    # Without this the copy would wait for the other program as long as that runs.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise busy()


def _copy_anew(source: str, path: str) -> None:
    with files.unfinished(path) as new:
        _overwrite(source, new)
        if not files.put_in_place(new, path):
            raise busy()


def _forget(db: sqlite3.Connection, table: str, entry_id: str) -> int:
    """Remove an entry with all that refers to it, and say how many entries that were."""
    rows = 0
    for child, column in (*content.children(db, table), ("reviews", "entry")):
        belonging = db.execute(f'SELECT id FROM "{child}" WHERE "{column}" = ?', (entry_id,))
        for (found,) in belonging.fetchall():
            rows += _forget(db, child, found)
    db.execute("DELETE FROM changes WHERE entry = ?", (entry_id,))
    db.execute("DELETE FROM drafts WHERE instr(about, ?)", (entry_id,))
    return rows + db.execute(f'DELETE FROM "{table}" WHERE id = ?', (entry_id,)).rowcount
