"""How often something repeats: every 28 days, 24 weeks or calendar month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.days import months_later
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from datetime import date

_TYPED = re.compile(r"([0-9]{1,9}) ?(d|days?|w|wks?|weeks?|mo|months?)")


class IntervalUnit(StrEnum):
    """What an interval is counted in; a month is a calendar month."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"

    @property
    def letters(self) -> str:
        """How the unit is typed after a number."""
        return "mo" if self is IntervalUnit.MONTHS else self.value[0]

    @property
    def shortest_days(self) -> int:
        """The fewest days that one of the unit can last."""
        return {IntervalUnit.DAYS: 1, IntervalUnit.WEEKS: 7, IntervalUnit.MONTHS: 28}[self]

    @property
    def most(self) -> int:
        """The longest interval that is believed: ten years."""
        return {IntervalUnit.DAYS: 3660, IntervalUnit.WEEKS: 522, IntervalUnit.MONTHS: 120}[self]


@dataclass(frozen=True, slots=True)
class Interval:
    """A repeat such as every 4 weeks."""

    every: int
    unit: IntervalUnit

    def __post_init__(self) -> None:
        if not 1 <= self.every <= self.unit.most:
            raise InvalidEntry(
                f"An interval of {self.every} {self.unit} is not between one day and ten years."
            )

    @classmethod
    def read(cls, text: str) -> Interval:
        """The interval a text states, such as 28d, 24w or 1mo."""
        typed = _TYPED.fullmatch(text.strip().lower())
        if typed is None:
            raise NotUnderstood(f"{quoted(text)} is not an interval: write it as 28d, 24w or 1mo.")
        units = {"d": IntervalUnit.DAYS, "w": IntervalUnit.WEEKS, "m": IntervalUnit.MONTHS}
        return cls(int(typed[1]), units[typed[2][0]])

    def after(self, day: date, count: int = 1) -> date:
        """The day `count` intervals after an anchor.

        Measured from the anchor, so months counted from the 31st return to it after a short one.
        """
        steps = self.every * count
        match self.unit:
            case IntervalUnit.DAYS:
                return day + timedelta(days=steps)
            case IntervalUnit.WEEKS:
                return day + timedelta(weeks=steps)
            case IntervalUnit.MONTHS:
                return months_later(day, steps)

    @property
    def shortest_days(self) -> int:
        """The fewest days that the interval can last."""
        return self.every * self.unit.shortest_days

    @property
    def words(self) -> str:
        """The interval as a sentence says it: 24 weeks."""
        unit = self.unit.removesuffix("s") if self.every == 1 else self.unit.value
        return f"{self.every} {unit}"

    def __str__(self) -> str:
        return f"{self.every}{self.unit.letters}"
