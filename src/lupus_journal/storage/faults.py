"""What SQLite and the file system report, told as sentences that name the file and the way out."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry, JournalError, JournalUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator


MARK_LENGTH = 8
"""How many characters tell one half-made file from another."""


class DamagedJournal(JournalUnavailable):
    """The journal's file is there, but it is not, or no longer, a whole journal."""

    @classmethod
    def at(cls, path: str) -> DamagedJournal:
        """The refusal of the file at a path."""
        return cls(
            f"{path} is damaged and was left untouched: "
            "bring a backup back with “lupus-journal restore FILE”."
        )


@contextmanager
def in_plain_words(path: str) -> Iterator[None]:
    """Tell SQLite's faults with a file as sentences."""
    try:
        yield
    except UnicodeDecodeError:
        # SQLite names damaged parts of a file in its messages, and Python cannot decode them.
        raise DamagedJournal.at(path) from None
    except sqlite3.Error as error:
        raise _explained(path, error) from None


@contextmanager
def reaching(path: str) -> Iterator[None]:
    """Tell the file system's faults with a path as a sentence."""
    try:
        yield
    except OSError as error:
        raise unreachable(path, error.strerror) from None


def unreachable(path: str, reason: str | None) -> JournalUnavailable:
    """The sentence about a path that the file system does not let us use."""
    why = (reason or "it cannot be reached").lower()
    return JournalUnavailable(
        f"{_meant(path)} cannot be used ({why}): check the path and what you may do there."
    )


def a_folder(path: str) -> JournalUnavailable:
    """The sentence about a folder where a journal's file is meant."""
    return JournalUnavailable(
        f"{path} is a folder: name the journal's file in it, such as {path}/journal.db."
    )


def _meant(path: str) -> str:
    """The name that a half-made file is to get, or the path as it is."""
    name, _, mark = path.removesuffix(".new").rpartition(".")
    return name if path.endswith(".new") and len(mark) == MARK_LENGTH else path


def _explained(path: str, error: sqlite3.Error) -> JournalError:
    path, said = _meant(path), str(error).lower()
    if os.path.isdir(path):
        return a_folder(path)
    # The extended codes keep the plain one in their last byte; Python's own errors have none.
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy()
        case sqlite3.SQLITE_FULL:
            return JournalError(
                f"The disk that holds {path} is full, so nothing was stored: "
                "make room and try again."
            )
        case sqlite3.SQLITE_READONLY:
            return JournalError(f"{path} can only be read here, so nothing was stored.")
        case sqlite3.SQLITE_IOERR:
            return JournalUnavailable(
                f"The disk that holds {path} reported a fault: check the disk, "
                "and look whether your last change was stored."
            )
        case sqlite3.SQLITE_CONSTRAINT:
            return InvalidEntry(
                f"This does not fit what the journal holds ({said}), so nothing was stored: "
                "look at it again and repeat your change."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return JournalUnavailable(
                f"{path} cannot be opened: check that the file and its folder may be used."
            )
        case sqlite3.SQLITE_NOTADB:
            return DamagedJournal(
                f"{path} is not a journal: name the journal's own file with --journal, "
                "or bring a backup back with “lupus-journal restore FILE”."
            )
        case sqlite3.SQLITE_CORRUPT:
            return DamagedJournal.at(path)
    # What Python cannot decode, and what a row's mapping cannot read, has no code of SQLite's.
    if "utf-8" in said or "unreadable" in said:
        return DamagedJournal.at(path)
    return JournalUnavailable(f"{path} cannot be used ({said}); nothing was stored.")


def busy() -> JournalError:
    """The refusal while another program writes for longer than one waits."""
    return JournalError(
        "Something else is saving to this journal right now, so nothing was stored: "
        "try again in a moment."
    )
