"""The made-up patient's two years: which days matter, and how the illness goes between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

DAYS_TOLD = 730
TUESDAY = 1

NEXT_DOSE = 27
LATE_DOSE, DAYS_LATE = 9, 6
HELD_DOSE, DAYS_HELD = 17, 13
DAYS_TO_NEXT_DOSE = 28 + (NEXT_DOSE - 3) * 28 + DAYS_LATE + DAYS_HELD
"""From the first dose to the next one, by the regimen's loading days and what came in between."""

FLARE, FLARE_WIDTH = 265, 18
INFECTION, INFECTION_DAYS = 424, 12
AWAY, AWAY_DAYS = 560, 14
NEW_LABORATORY = 430
"""Days since the first infusion."""


@dataclass(frozen=True, slots=True)
class Story:
    """The days of the story, told on a day."""

    today: date

    @property
    def first(self) -> date:
        """The first day that is told."""
        return self.today - timedelta(days=DAYS_TOLD)

    @property
    def last(self) -> date:
        """The last day that is told; today is left to whoever tries the program."""
        return self.today - timedelta(days=1)

    @property
    def next_infusion(self) -> date:
        """The booked day, within a week from today."""
        return self.today + timedelta(days=(TUESDAY - self.today.weekday()) % 7)

    @property
    def start(self) -> date:
        """The day of the first infusion, some two weeks into the story."""
        return self.next_infusion - timedelta(days=DAYS_TO_NEXT_DOSE)

    def day(self, since_start: int) -> date:
        """The day so many days after the first infusion."""
        return self.start + timedelta(days=since_start)

    def age(self, day: date) -> int:
        """Days since the first infusion, negative before it."""
        return (day - self.start).days

    def flare(self, day: date) -> float:
        """How much of a flare there is on a day, from 0 to 1."""
        return exp(-(((self.age(day) - FLARE) / FLARE_WIDTH) ** 2))

    def is_infected(self, day: date) -> bool:
        """Whether a day belongs to the infection for which an infusion was held."""
        return 0 <= self.age(day) - INFECTION < INFECTION_DAYS

    def is_away(self, day: date) -> bool:
        """Whether a day belongs to the fortnight of which nothing was logged."""
        return 0 <= self.age(day) - AWAY < AWAY_DAYS

    def eased(self, day: date, days: float) -> float:
        """How much of the treatment's effect is there, from 0 to 1, with its time constant."""
        return 1 - exp(-max(self.age(day), 0) / days)
