"""What became of an entry, and what an undo took back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lupus_journal.domain.records import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was done to one entry; `old` holds what an edit replaced, by column."""

    action: str
    at: datetime
    author: str
    table: str
    entry: str
    operation: str
    old: Mapping[str, Value]
    new: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An action that was taken back, with its changes, the newest first."""

    action: str
    changes: tuple[Change, ...]
