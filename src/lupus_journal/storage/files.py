"""The journal's file: opened only through SQLite, private, and checked before it is touched."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.storage.faults import (
    MARK_LENGTH,
    DamagedJournal,
    a_folder,
    in_plain_words,
    reaching,
    unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x4C757075
"""Marks a file as a Lupus Journal: the letters “Lupu”."""

BUSY_SECONDS = 5.0
SIDECARS = ("-journal", "-wal", "-shm")
"""What SQLite writes beside a file, and takes for the file's own when it opens it."""

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # Beyond FULL, so that no power cut brings back the rollback journal of a finished commit.
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
)

_SHARED: ContextVar[tuple[str, sqlite3.Connection] | None] = ContextVar("shared", default=None)
"""The connection of the moment that is being read, where there is one."""


def connect(path: str, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with the journal's settings, on which transactions begin only when told to."""
    if not read_only:
        return _opened(path, "rw", *SETTINGS, "PRAGMA journal_mode = DELETE")
    try:
        return _opened(path, "ro", *SETTINGS)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
    # A program died while it wrote: whoever opens the journal next puts back what it held.
    connect(path).close()
    return _opened(path, "ro", *SETTINGS)


def _opened(path: str, mode: str, *settings: str) -> sqlite3.Connection:
    db = sqlite3.connect(_uri(path, mode), timeout=BUSY_SECONDS, isolation_level=None, uri=True)
    try:
        for setting in settings:
            db.execute(setting)
    except (sqlite3.Error, UnicodeDecodeError):
        db.close()
        raise
    db.row_factory = sqlite3.Row
    return db


@contextmanager
def connected(path: str, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection for the length of a block; its faults are told as sentences."""
    with in_plain_words(path), closing(connect(path, read_only=read_only)) as db:
        yield db


@contextmanager
def one_moment(path: str) -> Iterator[None]:
    """All that the block reads is of one moment, through one connection.

    Nothing may be written in it: the writer would wait for the block's own end.
    """
    with reading(path) as db:
        opened = _SHARED.set((path, db))
        try:
            yield
        finally:
            _SHARED.reset(opened)


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """A connection that sees one moment of the journal, for the length of a block."""
    shared = _SHARED.get()
    if shared and shared[0] == path:
        yield shared[1]
        return
    with connected(path) as db:
        db.execute("BEGIN")
        try:
            yield db
        finally:
            db.rollback()


def version_of(path: str, newest: int) -> int:
    """The schema version of the journal at a path, 0 where there is none yet.

    Refuses, without touching it, whatever is not a journal that this program can read.
    """
    if not _is_there(path):
        return 0
    with connected(path, read_only=True) as db:
        (application_id,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise JournalUnavailable(
            f"{path} is an SQLite file, but not a Lupus Journal: name the journal with --journal."
        )
    if version > newest:
        raise JournalUnavailable(
            f"{path} was written by a newer Lupus Journal: update the program to open it. "
            "It was left untouched; “lupus-journal backup” can still copy it."
        )
    if version < 1:
        raise DamagedJournal.at(path)
    return int(version)


def _is_there(path: str) -> bool:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        if os.path.islink(path):
            raise JournalUnavailable(
                f"{path} points to a file that is not there: bring that back, or name another "
                "journal with --journal."
            ) from None
        return False
    except (OSError, ValueError) as error:
        # A name with a NUL in it is a ValueError.
        raise unreachable(path, getattr(error, "strerror", None)) from None
    if stat.S_ISDIR(found.st_mode):
        raise a_folder(path)
    if not stat.S_ISREG(found.st_mode):
        raise JournalUnavailable(f"{path} is not a file: name the journal's own file.")
    if found.st_size == 0:
        raise DamagedJournal(
            f"{path} is empty, so it is not a journal: "
            "remove it to start a new one there, or restore a backup."
        )
    return True


def make_room(path: str) -> None:
    """Make the folder that a new journal is to lie in, for this account only."""
    folder = os.path.dirname(path) or "."
    with reaching(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)


@contextmanager
def unfinished(path: str) -> Iterator[str]:
    """The name of an empty private file in which to make what is to lie at a path.

    Whatever still has that name at the end of the block is thrown away.
    """
    make_room(path)
    name = f"{path}.{os.urandom(MARK_LENGTH // 2).hex()}.new"
    with reaching(name):
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield name
    finally:
        for leftover in (name, *beside(name)):
            with suppress(OSError):
                os.unlink(leftover)


def put_in_place(finished: str, path: str) -> bool:
    """Give a finished file its name, unless another has that name already."""
    with reaching(path):
        _flush(finished)
        if os.path.lexists(path):
            return False
        for remnant in beside(path):
            # Of a journal that is gone; SQLite would write it into the new one.
            os.unlink(remnant)
        try:
            os.link(finished, path)
        except FileExistsError:
            return False
        except OSError:
            # A file system without hard links, such as a memory stick's.
            os.rename(finished, path)
        else:
            os.unlink(finished)
        flush_folder(path)
    return True


def beside(path: str) -> list[str]:
    """The files that SQLite left beside a file."""
    return [path + ending for ending in SIDECARS if os.path.lexists(path + ending)]


def _flush(path: str) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(path: str) -> None:
    """Make a name that was just given or taken survive a power cut, where that can be asked for."""
    if os.name != "posix":
        return
    folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(folder)
    finally:
        os.close(folder)


def _uri(path: str, mode: str) -> str:
    quoted = os.path.abspath(path).replace(os.sep, "/")
    for sign, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        quoted = quoted.replace(sign, code)
    # The empty authority keeps a path that begins with two slashes, or with a drive, whole.
    return f"file://{'' if quoted.startswith('/') else '/'}{quoted}?mode={mode}"
