"""Background medicines, and the stretches of days on one dose that make up a taper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.numbers import written as written_number

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

STEROIDS = frozenset(
    {
        "prednisone",
        "prednisolone",
        "methylprednisolone",
        "hydrocortisone",
        "dexamethasone",
        "deflazacort",
    }
)
"""The glucocorticoids of the standard tables; other names are not taken for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """A medicine that is taken at home."""

    name: str
    started_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidEntry("A medicine needs its name.")
        _check_order(self.started_on, self.ended_on)

    @property
    def is_steroid(self) -> bool:
        """Whether it goes by the name of a glucocorticoid."""
        return any(word in STEROIDS for word in self.name.casefold().split())

    def is_taken_on(self, day: date) -> bool:
        """Whether a day lies between its start and its end, as far as they are known."""
        began = self.started_on is None or self.started_on <= day
        return began and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class DosePeriod:
    """Days, both included, on one dose as somebody typed it; an open end goes on."""

    medicine: str
    first_on: date
    last_on: date | None = None
    amount: Decimal
    unit: str
    timing: str = "daily"

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0:
            raise InvalidEntry(f"A dose of {self.amount} {self.unit} is not a dose.")
        _check_order(self.first_on, self.last_on)

    def covers(self, day: date) -> bool:
        """Whether the dose was current on a day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)

    @property
    def words(self) -> str:
        """The dose as it was typed: 7.5 mg daily."""
        return " ".join(filter(None, (written_number(self.amount), self.unit, self.timing)))


def _check_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise InvalidEntry(f"{written(last)} is before {written(first)}: the end comes last.")
