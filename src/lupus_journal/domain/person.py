"""The one person a journal is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.drinking import ToldToLimit

LEAST_FLUID_ML, MOST_FLUID_ML = 100, 5_000
LOWEST_FEVER_LINE, HIGHEST_FEVER_LINE = Decimal(35), Decimal(42)
NOON = time(12)


class Sex(StrEnum):
    """What the formula for eGFR asks for."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person; a figure for fluids or fever is the clinic's own, never a default of ours."""

    name: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    limit_drinking: ToldToLimit | None = None
    fluid_goal_ml: int | None = None
    fluid_limit_ml: int | None = None
    fever_line: Decimal | None = None
    """The temperature in °C from which the team wants to hear, if it named one."""
    day_ends: time = time(4)
    """Until when the small hours still count as the day before."""
    zone: str | None = None
    """An IANA name such as Europe/Berlin."""

    def __post_init__(self) -> None:
        _check_volume("fluid goal", self.fluid_goal_ml)
        _check_volume("fluid limit", self.fluid_limit_ml)
        _check_fever_line(self.fever_line)
        goal, limit = self.fluid_goal_ml, self.fluid_limit_ml
        if goal is not None and limit is not None and goal > limit:
            raise InvalidEntry(
                f"A goal of {goal:,} ml is above the limit of {limit:,} ml: "
                "ask your centre which of the two holds."
            )
        if self.day_ends >= NOON:
            raise InvalidEntry(
                f"A day cannot end at {self.day_ends:%H:%M}: "
                "name a time before noon, such as 04:00."
            )


def _check_volume(name: str, ml: int | None) -> None:
    if ml is not None and not LEAST_FLUID_ML <= ml <= MOST_FLUID_ML:
        raise InvalidEntry(
            f"A {name} of {ml:,} ml is not between {LEAST_FLUID_ML} and {MOST_FLUID_ML:,} ml: "
            "is the figure in millilitres?"
        )


def _check_fever_line(celsius: Decimal | None) -> None:
    if celsius is not None and not LOWEST_FEVER_LINE <= celsius <= HIGHEST_FEVER_LINE:
        raise InvalidEntry(
            f"A fever line of {celsius} is not between {LOWEST_FEVER_LINE} and "
            f"{HIGHEST_FEVER_LINE} °C: is the figure in °C?"
        )
