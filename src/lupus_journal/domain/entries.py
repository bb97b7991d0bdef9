"""A fact is what was said; an entry is a fact as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

F = TypeVar("F")


class Origin(StrEnum):
    """How an entry came into the journal, so that a reader knows how far to trust it."""

    TYPED = "typed"
    COPIED = "copied from report"
    IMPORTED = "imported"
    REMEMBERED = "remembered later"
    CAREGIVER = "caregiver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[F]):
    """A fact with its name, its author and its life in the journal; stamps are UTC."""

    id: str
    fact: F
    recorded_at: datetime
    author: str
    origin: Origin = Origin.TYPED
    note: str = ""
    private: bool = False
    changed_at: datetime | None = None
    deleted_at: datetime | None = None
