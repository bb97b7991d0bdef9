"""What somebody who reads along leaves at an entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Verdict(StrEnum):
    """The kinds of mark."""

    SEEN = "seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A mark at an entry as it stood after its change number `seq`."""

    table: str
    entry: str
    seq: int
    verdict: Verdict
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Who has seen an entry and when, and whether it was changed since."""

    by: str
    on: date
    changed_since: bool
