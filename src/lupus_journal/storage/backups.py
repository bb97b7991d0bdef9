"""Copies of a journal, each compared with it row by row before it gets its name."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.safekeeping import Backup
from lupus_journal.storage import content, files
from lupus_journal.storage.faults import in_plain_words, reaching

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

FOLDER = "backups"
MOMENT = "%Y-%m-%dT%H%M%S"
NAMED = re.compile(r"-(\d{4}-\d{2}-\d{2}T\d{6})(?:-(\d+))?(-replaced)?\.db")
UNFINISHED = re.compile(r".+\.[0-9a-f]{8}\.new(-journal)?")
ABANDONED = timedelta(days=1)
DAMAGED = ".damaged-"

DAYS_KEPT = 14
MONTHS_KEPT = 12


def folder_of(path: str) -> str:
    """The folder beside a journal in which its own backups lie."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), FOLDER)


def make(
    path: str, now: datetime, folder: str | None = None, *, is_replaced: bool = False
) -> Backup:
    """Copy a journal into a folder, and give the copy its name only if it holds the same rows.

    The copy of a journal that is about to be replaced is marked, and never thinned out.
    """
    base = os.path.join(folder or folder_of(path), f"{_stem(path)}-{now.strftime(MOMENT)}")
    ending = "-replaced.db" if is_replaced else ".db"
    with files.unfinished(f"{base}{ending}") as copy:
        _copy_and_compare(path, copy)
        target, count = f"{base}{ending}", 1
        while not files.put_in_place(copy, target):
            count += 1
            target = f"{base}-{count}{ending}"
    return Backup(path=target, made_at=now)


def _copy_and_compare(path: str, target: str) -> None:
    with files.connected(path, read_only=True) as source:
        # The read lock of an open transaction keeps the rows still until they were read and copied.
        source.execute("BEGIN")
        expected = content.whole_hash(source)
        with in_plain_words(target), closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            source.rollback()
            found = content.whole_hash(copy)
    if found != expected:
        raise JournalError(
            f"The backup of {path} did not come out the same, so it was thrown away: "
            "check the disk, and back up to another one."
        )


def of(path: str, zone: tzinfo | None = None) -> list[Backup]:
    """A journal's own backups, the newest first."""
    folder, stem = folder_of(path), _stem(path)
    found = []
    for name in _names_in(folder):
        match = NAMED.fullmatch(name.removeprefix(stem))
        if match and name.startswith(stem) and (made_at := _moment(match[1], zone)):
            backup = Backup(path=os.path.join(folder, name), made_at=made_at)
            found.append((made_at, int(match[2] or 1), backup))
    return [backup for *_, backup in sorted(found, key=lambda one: one[:2], reverse=True)]


def _names_in(folder: str) -> list[str]:
    with reaching(folder), suppress(FileNotFoundError, NotADirectoryError):
        return os.listdir(folder)
    return []


def make_daily(path: str, now: datetime) -> Backup | None:
    """Today's backup, unless there is one, after which older ones are thinned out."""
    if any(backup.made_at.date() == now.date() for backup in of(path, now.tzinfo)):
        return None
    made = make(path, now)
    with suppress(OSError):
        for backup in superfluous(of(path, now.tzinfo)):
            os.unlink(backup.path)
        _sweep(path, now)
    return made


def superfluous(backups: Sequence[Backup]) -> list[Backup]:
    """The backups that need not be kept, given all of them, the newest first.

    Kept are the newest of each of the last fourteen days that have any, and of the last twelve
    months that have any; and what a restored backup replaced.
    """
    thinned = [backup for backup in backups if not backup.path.endswith("-replaced.db")]
    days: dict[object, Backup] = {}
    months: dict[object, Backup] = {}
    for backup in thinned:
        days.setdefault(backup.made_at.date(), backup)
        months.setdefault((backup.made_at.year, backup.made_at.month), backup)
    kept = [*list(days.values())[:DAYS_KEPT], *list(months.values())[:MONTHS_KEPT]]
    return [backup for backup in thinned if backup not in kept]


def _sweep(path: str, now: datetime) -> None:
    """Remove what a program that died left half made, health text and all."""
    latest = (now - ABANDONED).timestamp()
    for folder in (os.path.dirname(os.path.abspath(path)), folder_of(path)):
        for name in _names_in(folder):
            left = os.path.join(folder, name)
            is_ours = name.startswith(_stem(path)) and UNFINISHED.fullmatch(name)
            if is_ours and os.stat(left).st_mtime < latest:
                os.unlink(left)


def holding(path: str, table: str, entry_id: str) -> list[str]:
    """The paths of a journal's backups that hold an entry, or cannot be read and may hold it."""
    own = [backup.path for backup in of(path)]
    return [copy for copy in (*own, *set_aside(path)) if _may_hold(copy, table, entry_id)]


def set_aside(path: str) -> list[str]:
    """The damaged journals that were once replaced at a path."""
    folder, name = os.path.split(os.path.abspath(path))
    return [
        os.path.join(folder, other)
        for other in sorted(_names_in(folder))
        if other.startswith(f"{name}{DAMAGED}") and not other.endswith(files.SIDECARS)
    ]


def _may_hold(path: str, table: str, entry_id: str) -> bool:
    places = [(table, "id"), ("changes", "entry")]
    try:
        with files.connected(path, read_only=True) as db:
            known = content.tables(db)
            return any(
                db.execute(f'SELECT 1 FROM "{name}" WHERE "{key}" = ?', (entry_id,)).fetchone()
                for name, key in places
                if name in known
            )
    except JournalError:
        return True


def _stem(path: str) -> str:
    return os.path.basename(path).removesuffix(".db")


def _moment(text: str, zone: tzinfo | None) -> datetime | None:
    with suppress(ValueError, OverflowError):
        return datetime.strptime(text, MOMENT).replace(tzinfo=zone).astimezone(zone)
    return None
