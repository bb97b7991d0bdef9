"""A month of the diary: its weeks, the figures of its days, and what else they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.days import FIRST_YEAR, LAST_YEAR, months_later
from lupus_journal.domain.numbers import written
from lupus_journal.domain.scales import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

A_WEEK = 7
SHADES = (0, 1, 4, 7)
"""Where each shade of a 0-10 figure begins: none, mild, moderate, severe [K: NCCN guideline]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What the days of a month hold; a day that holds nothing is in none of these."""

    first: date
    figures: Mapping[str, Mapping[date, Decimal]] = field(default_factory=dict)
    """By symptom, the last figure of each day that has one."""
    given: frozenset[date] = frozenset()
    """Days on which an infusion was given."""
    planned: frozenset[date] = frozenset()
    """Days for which an infusion stands in the calendar."""
    notes: frozenset[date] = frozenset()
    labs: frozenset[date] = frozenset()
    drinks: frozenset[date] = frozenset()

    def figure(self, symptom: str, day: date) -> Decimal | None:
        """A symptom's figure on a day, if one was logged."""
        return self.figures.get(symptom, {}).get(day)


def weeks_of(day: date) -> list[tuple[date, ...]]:
    """The weeks that touch a day's month, each from Monday to Sunday."""
    monday = _monday(day.replace(day=1))
    weeks = []
    while monday <= last_of_month(day):
        weeks.append(tuple(monday + timedelta(days=place) for place in range(A_WEEK)))
        monday += timedelta(days=A_WEEK)
    return weeks


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return months_later(day.replace(day=1), 1) - timedelta(days=1)


def moved(day: date, *, days: int = 0, months: int = 0) -> date:
    """A day so many days or months on, or the day itself where the journal's years end."""
    try:
        there = months_later(day, months) + timedelta(days=days)
    except (OverflowError, ValueError):
        return day
    # The weeks around the first and the last month reach into years that are not kept.
    return there if FIRST_YEAR <= there.year <= LAST_YEAR else day


def shade(scale: Scale, value: Decimal) -> int:
    """How strongly a figure is shaded, from 0 to 3; a measured one is only there or not."""
    match scale:
        case Scale.RATING:
            return sum(value >= start for start in SHADES) - 1
        case Scale.SEVERITY:
            return min(int(value), 3)
        case Scale.YES_NO:
            return 2 if value else 0
    return 1


def brief(scale: Scale, value: Decimal) -> str:
    """A figure in four characters at most, without its unit: 6, 2, yes, 45, 38.1."""
    if scale is Scale.SEVERITY:
        return written(value)
    return scale.written(value).partition(" ")[0]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
