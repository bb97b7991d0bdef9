"""Background medicines, and the stretches of days on one dose that make up a taper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


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


def _check_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise InvalidEntry(f"{written(last)} is before {written(first)}: the end comes last.")
