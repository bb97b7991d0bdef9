"""Drinks, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.numbers import read_number, written
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

MOST_ML = 5_000
MOST_LITRES = 10
"""A figure below it, with decimals, is more likely in litres."""
HOW_TO_WRITE = "write how much it is, such as 250 or 0.25 l"


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
    if not typed:
        raise NotUnderstood(f"There is no amount: {HOW_TO_WRITE}.")
    unit = next((unit for unit in ("ml", "l") if typed.endswith(unit)), "")
    try:
        number = read_number(typed.removesuffix(unit))
    except NotUnderstood:
        raise NotUnderstood(f"{quoted(text)} is not an amount: {HOW_TO_WRITE}.") from None
    ml = number * (1000 if unit == "l" else 1)
    if ml == ml.to_integral_value():
        return int(ml)
    if not unit and number < MOST_LITRES:
        litres = (number * 1000).quantize(1)
        raise InvalidEntry(f"{written(number)} what? Write {litres} or {written(number)} l.")
    raise InvalidEntry(f"{quoted(text)} is not in whole millilitres: write it as 250.")
