"""Axes: which values a chart spans, where they fall, and where its ticks stand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain.days import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_SHORTEST_AXIS_DAYS = 14


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The values from one end of an axis to the other, in drawing positions, with its ticks."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def cell(self, at: float, cells: int, dots: int) -> int:
        """Which of so many cells a value falls in, counted from the low end.

        Rounded to dots first, as plotext does, so that a mark sits on its line.
        """
        dot = math.floor(round(0.5 + (cells * dots - 1) * (at - self.low) / self.span, 8))
        return dot // dots

    @property
    def span(self) -> float:
        """How far it is from end to end; never 0."""
        return self.high - self.low


def number_axis(low: Decimal, high: Decimal, most_ticks: int) -> Axis:
    """An axis for figures, its ends on round ticks."""
    if high - low <= max(abs(low), abs(high)) * Decimal("1e-9"):
        room = abs(high) / 10 or Decimal(1)
        low, high = (Decimal(0) if 0 <= low <= room else low - room), high + room
    step = _nice_step((high - low) / max(1, most_ticks - 1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    places = max(0, -int(step.normalize().as_tuple().exponent))
    steps = (first + index for index in range(int(last - first) + 1))
    ticks = tuple(Tick(float(n * step), f"{n * step:.{places}f}") for n in steps)
    return Axis(ticks[0].at, ticks[-1].at, ticks)


def titre_axis(low: Decimal, high: Decimal, most_ticks: int) -> Axis:
    """A log2 axis for titres: from one tick to the next is one dilution, or a few."""
    bottom = math.log2(low)
    dilutions = math.ceil(math.log2(high) - bottom - 1e-9)
    step = max(1, math.ceil(dilutions / max(1, most_ticks - 1)))
    ticks = tuple(Tick(bottom + n, f"1:{round(low * 2**n)}") for n in range(0, dilutions + 1, step))
    return Axis(bottom - 0.5, bottom + max(1, dilutions) + 0.5, ticks)


def rank_axis(words: Mapping[Decimal, str]) -> Axis:
    """An axis with a row for each rank that was seen, named as it was printed."""
    ticks = tuple(Tick(float(rank), words[rank]) for rank in sorted(words))
    return Axis(ticks[0].at - 0.5, ticks[-1].at + 0.5, ticks)


def day_axis(first: date, last: date, columns: int) -> Axis:
    """An axis of days, ticked where days, weeks, months, quarters or years begin."""
    low, high = float(first.toordinal()), float(last.toordinal())
    room = max(0, _SHORTEST_AXIS_DAYS - (high - low)) / 2
    margin = room + (high - low) / columns
    low, high = max(low - margin, date.min.toordinal()), min(high + margin, date.max.toordinal())
    return Axis(low, high, _day_ticks(math.ceil(low), math.floor(high), columns))


def _nice_step(least: Decimal) -> Decimal:
    unit = Decimal(10) ** least.adjusted()
    return next(nice * unit for nice in _NICE if nice * unit >= least)


def _day_ticks(low: int, high: int, columns: int) -> tuple[Tick, ...]:
    """Ticks as close together as their labels allow."""
    for step in _DAY_STEPS:
        if (high - low) / step <= columns / 9:
            first_monday = low + (-low + 1) % 7 if step >= 7 else low
            days = [date.fromordinal(day) for day in range(first_monday, high + 1, step)]
            return _labelled(days, is_daily=True)
    for months in _MONTH_STEPS:
        if (high - low) / (30.4 * months) <= columns / 7:
            break
    return _labelled(list(_month_starts(low, high, months)), is_daily=False)


def _month_starts(low: int, high: int, every: int) -> Iterator[date]:
    """The first days of every so many months, counted from the year 0."""
    first, last = date.fromordinal(low), date.fromordinal(high)
    month = first.year * 12 + first.month - 1
    for number in range(month - month % every, last.year * 12 + last.month, every):
        if number >= 12 and low <= (start := date(number // 12, number % 12 + 1, 1)).toordinal():
            yield start


def _labelled(days: list[date], *, is_daily: bool) -> tuple[Tick, ...]:
    """Labels that name the year once and again where it changes: Oct 2024, 2025, Apr, Jul."""
    ticks: list[Tick] = []
    year = 0
    for day in days:
        words = short(day) if is_daily else short(day).split()[1]
        if day.year != year:
            starts_year = not is_daily and day.month == 1
            words = f"{day.year}" if starts_year else f"{words} {day.year}"
        year = day.year
        ticks.append(Tick(day.toordinal(), words))
    return tuple(ticks)
