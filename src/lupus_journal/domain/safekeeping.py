"""What is known of how safely a journal is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import relative, written

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the journal that was compared with it, row by row, before it got its name."""

    path: str
    made_at: datetime

    @property
    def told(self) -> str:
        """That it was made, as a sentence."""
        return f"Backed up, and the copy compared row by row: {self.path}"

    @property
    def moment(self) -> str:
        """When it was made: Mon 2 Mar 2026 at 08:12."""
        return f"{written(self.made_at.date())} at {self.made_at:%H:%M}"

    def age(self, today: date) -> str:
        """How old it is: today at 08:12, 3 days ago."""
        made_on = self.made_at.date()
        words = relative(made_on, today)
        return f"{words} at {self.made_at:%H:%M}" if made_on == today else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a journal lies, how much it holds, and its own backups, the newest first.

    `size` is in bytes; `rows` counts the live entries, and is `None` if they cannot be read.
    """

    path: str
    size: int
    rows: int | None
    folder: str
    backups: tuple[Backup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of the journal found.

    `rows` counts the live entries, `content_hash` is the SHA-256 over them, by table and id,
    without their stamps; `faults` are sentences, and none means that all is well.
    """

    rows: int
    content_hash: str
    last_backup: Backup | None
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def told(self) -> str:
        """What was found, as a sentence."""
        if self.ok:
            return f"All is well: {entries(self.rows)}, every page and reference checked."
        return "Not all is well: keep this file, and restore a backup that is whole."


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A journal brought back from a file; `kept` is where the replaced one lies, if any."""

    rows: int
    kept: str | None

    @property
    def told(self) -> str:
        """Where what was replaced lies, as a sentence; empty if nothing was."""
        return f"What was there before is kept: {self.kept}" if self.kept else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What deleting for good removed, and which backups still hold it."""

    rows: int
    backups: tuple[str, ...]


def entries(count: int) -> str:
    """How many entries: 1 entry, 4,312 entries."""
    return "1 entry" if count == 1 else f"{count:,} entries"


def size_in_words(size: int) -> str:
    """A file's size: 96 kB, 1.2 MB."""
    kilobytes = size / 1_000
    return f"{kilobytes:,.0f} kB" if kilobytes < 1_000 else f"{kilobytes / 1_000:,.1f} MB"
