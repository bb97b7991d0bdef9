"""Drinks, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.numbers import read_number
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

MOST_ML = 5_000


@dataclass(frozen=True, slots=True)
class Fluid:
    """A drink in whole millilitres, on the person's own day."""

    on: date
    at: datetime | None
    ml: int

    def __post_init__(self) -> None:
        if not 1 <= self.ml <= MOST_ML:
            raise InvalidEntry(
                f"A drink of {self.ml:,} ml is not between 1 and {MOST_ML:,} ml: "
                "is the figure in millilitres?"
            )


def drunk_on(day: date, fluids: Iterable[Fluid]) -> int | None:
    """The millilitres logged for a day, or `None` if nothing was: missing is never zero."""
    drinks = [fluid.ml for fluid in fluids if fluid.on == day]
    return sum(drinks) if drinks else None


def read_ml(text: str) -> int:
    """The millilitres a text states, such as 250, 250ml or 0.5l."""
    typed = text.strip().lower()
    unit = next((unit for unit in ("ml", "l") if typed.endswith(unit)), "")
    ml = read_number(typed.removesuffix(unit)) * (1000 if unit == "l" else 1)
    if ml != ml.to_integral_value():
        raise InvalidEntry(f"{quoted(text)} is not in whole millilitres: write it as 250.")
    return int(ml)
