"""What is known of how safely a journal is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the journal that was compared with it, row by row, before it got its name."""

    path: str
    made_at: datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A journal brought back from a file; `kept` is where the replaced one lies, if any."""

    rows: int
    kept: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What deleting for good removed, and which backups still hold it."""

    rows: int
    backups: tuple[str, ...]
