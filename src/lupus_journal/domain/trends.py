"""The results of one analyte over time: what may be joined, compared and drawn, and what may not.

Results are comparable within a *series* only: one laboratory, one method, one unit. Anti-dsDNA by
Farr and by ELISA, for one, correlates at r = 0.46 (S55: Neogi, J Rheumatol 2006;33:1785). So no
line runs from one series into another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_GAP_DAYS = 60
"""Quarterly controls come late by weeks: a shorter pause is never called a gap."""

_TOO_LARGE = Decimal("1e15")


class TrendForm(StrEnum):
    """What kind of figure an analyte's results are, and so what axis they belong on."""

    NUMERIC = "numeric"
    TITRE = "titre"
    STRIP = "strip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One result, as printed and as a number in the trend's unit.

    A titre's number is its denominator, an ordinal's its rank, a censored result's its limit.
    """

    on: date
    printed: str
    entry_id: str
    number: Decimal | None = None
    comparator: str = ""
    series: str = ""
    cycle_day: int | None = None
    range_low: Decimal | None = None
    range_high: Decimal | None = None

    @property
    def is_plottable(self) -> bool:
        """Whether there is a figure to draw; a pending result or a comment has none."""
        return _usable(self.number) is not None

    @property
    def is_measured(self) -> bool:
        """Whether the figure is the value itself, not a limit that it lies beyond."""
        return not self.comparator and self.is_plottable

    @property
    def limits(self) -> tuple[Decimal | None, Decimal | None]:
        """The low and high end of the range printed beside the result, where they are figures."""
        return _usable(self.range_low), _usable(self.range_high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One analyte's results, oldest first, with the days of the infusions around them."""

    code: str
    name: str
    unit: str
    points: tuple[Point, ...]
    infusions: tuple[date, ...] = ()
    form: TrendForm = TrendForm.NUMERIC
    short: str = ""
    """What laboratories print for the code, if that is something else."""

    def __post_init__(self) -> None:
        if any(earlier.on > later.on for earlier, later in pairwise(self.points)):
            raise ValueError("a trend's points are given oldest first")

    @property
    def called(self) -> str:
        """What people call what it is of in short."""
        return self.short or self.code

    def between(self, first: date, last: date) -> tuple[Point, ...]:
        """The results from `first` to `last`, both included, drawable or not."""
        return tuple(point for point in self.points if first <= point.on <= last)

    def can_draw(self, point: Point) -> bool:
        """Whether a result has a place on this trend's axis; a titre of 0 has none."""
        if not point.is_plottable or point.number is None:
            return False
        return self.form is not TrendForm.TITRE or point.number > 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both included, over which the laboratory printed one reference range."""

    first: date
    last: date
    low: Decimal | None
    high: Decimal | None


def longest_pause(points: Sequence[Point]) -> int:
    """How many days may lie between two results before the pause is a gap.

    60 days or three times the usual (median) pause, whichever is longer.
    """
    days = sorted({point.on for point in points})
    pauses = sorted((later - earlier).days for earlier, later in pairwise(days))
    usual = pauses[len(pauses) // 2] if pauses else 0
    return max(SHORTEST_GAP_DAYS, 3 * usual)


def segments(points: Sequence[Point], gap_days: int | None = None) -> list[tuple[Point, ...]]:
    """The stretches of results that belong together, ordered by their first day.

    Each holds one series without a gap. A gap is a pause longer than `gap_days`, or than each
    series' own `longest_pause` where none is given.
    """
    of_series: dict[str, list[Point]] = {}
    for point in points:
        of_series.setdefault(point.series, []).append(point)
    found: list[tuple[Point, ...]] = []
    for members in of_series.values():
        found += _split(members, longest_pause(members) if gap_days is None else gap_days)
    return sorted(found, key=lambda segment: segment[0].on)


def band(points: Sequence[Point]) -> list[Stretch]:
    """The reference range as it was printed over time.

    A range holds until the day before the next result, which prints its own; the last one ends
    with its result. A result without a range leaves a hole.
    """
    together = (list(same) for _, same in groupby(points, key=lambda point: point.limits))
    runs = [(run[0], run[-1]) for run in together]
    stretches = []
    for (opening, closing), following in zip_longest(runs, runs[1:]):
        last = following[0].on - timedelta(days=1) if following else closing.on
        if opening.limits != (None, None):
            stretches.append(Stretch(opening.on, max(closing.on, last), *opening.limits))
    return stretches


def decimated(points: Sequence[Point], columns: int) -> tuple[Point, ...]:
    """At most the lowest and the highest result of each column's days, in their order.

    Measured results, those below and those above a limit, and those without a figure are
    thinned apart from each other, so that none hides another.
    """
    if len(points) <= 2 * columns:
        return tuple(points)
    first = points[0].on.toordinal()
    days = points[-1].on.toordinal() - first + 1
    members: dict[tuple[int, str | None], list[int]] = {}
    for index, point in enumerate(points):
        kind = point.comparator if point.is_plottable else None
        column = (point.on.toordinal() - first) * columns // days
        members.setdefault((column, kind), []).append(index)
    kept: set[int] = set()
    for indexes in members.values():
        kept.add(min(indexes, key=lambda index: _figure(points[index])))
        kept.add(max(indexes, key=lambda index: _figure(points[index])))
    return tuple(points[index] for index in sorted(kept))


def latest(trend: Trend) -> Point | None:
    """The newest result, with or without a figure."""
    return trend.points[-1] if trend.points else None


def previous(trend: Trend) -> Point | None:
    """The result before the newest, whatever its series."""
    return trend.points[-2] if len(trend.points) > 1 else None


def _figure(point: Point) -> Decimal:
    """The figure of a result, or 0 for one that is never counted or drawn."""
    return _usable(point.number) or Decimal()


def _usable(figure: Decimal | None) -> Decimal | None:
    """A figure unless it is none, infinite, or beyond what any laboratory prints."""
    if figure is None or not figure.is_finite():
        return None
    return figure if -_TOO_LARGE < figure < _TOO_LARGE else None


def _split(points: Sequence[Point], gap_days: int) -> list[tuple[Point, ...]]:
    starts = [
        index
        for index, (earlier, later) in enumerate(pairwise(points), start=1)
        if (later.on - earlier.on).days > gap_days
    ]
    return [tuple(points[a:b]) for a, b in pairwise([0, *starts, len(points)])]
