"""The page for a visit: what it says, in plain text, whatever it is printed as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

VERIFY = "Values were typed by the patient or a caregiver: verify before relying on them."
DISCLAIMER = (
    "This journal records and shows what you enter next to published reference values; it does "
    "not diagnose, recommend treatment or replace your care team — in an emergency call your "
    "local emergency number."
)
NOTHING = "–"
"""What stands where nothing was recorded; never a zero."""


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def count(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under one head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the page: sentences, a table if there is one, and what follows on it."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage:
    """The page: its title, facts as label and text, sections, and what stands below.

    Everything is plain text that people may have typed; whoever prints it escapes it.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...] = (VERIFY, DISCLAIMER)
