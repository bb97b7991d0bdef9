"""What a trend's chart shows, said in words, for screen readers, mail and print.

The words state a value, its day and the range its own laboratory printed, and judge nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain import numbers, trends
from lupus_journal.domain.days import dated, relative
from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from lupus_journal.domain.trends import Point, Trend

_BARE_FIGURE = re.compile(
    r"([<>≤≥=\s]*[+−-]?[\d.,]+(?:\s?[–-]\s?[\d.,]+)?)\s*(\(?(?:HH|LL|[HLA*])?\)?)", re.IGNORECASE
)


NOT_DRAWN = "listed, not drawn"


@dataclass(frozen=True, slots=True)
class TwinRow:
    """One result as a row of the table that stands for the chart."""

    on: date
    value: str
    limits: str
    series: str
    cycle: str
    remark: str
    """Says of a result that it has no place in the chart, such as a count of 0-2."""


def text_twin(trend: Trend) -> tuple[TwinRow, ...]:
    """Every result as a row of text, oldest first, those that cannot be drawn too."""
    return tuple(
        TwinRow(
            point.on,
            value(point, trend.unit),
            limits(*point.limits),
            clean_line(point.series),
            "" if point.cycle_day is None else f"day {point.cycle_day}",
            "" if trend.can_draw(point) else NOT_DRAWN,
        )
        for point in trend.points
    )


def sentence(trend: Trend, today: date) -> str:
    """The whole trend in one sentence: how many results, the latest, and the one before."""
    if trends.latest(trend) is None:
        return f"{clean_line(trend.called)}: no results yet."
    return f"{clean_line(trend.called)}: {_extent(trend)}; {_newest(trend, today)}."


def newest_sentence(trend: Trend, today: date) -> str:
    """The latest result and the one before, for beside a chart: that shows how many there are."""
    if trends.latest(trend) is None:
        return sentence(trend, today)
    return f"{clean_line(trend.called)}: {_newest(trend, today)}."


def reading(trend: Trend, point: Point) -> str:
    """One result with its day, as it stands beside a chart's cursor."""
    words = f"{dated(point.on)}: {_told(trend, point)}"
    return words if trend.can_draw(point) else f"{words}, {NOT_DRAWN}"


def not_trended(test: str) -> str:
    """What is said beside the results of an analyte whose course says nothing."""
    return f"{clean_line(test)} is kept and shown, and not drawn as a trend: here are its results."


def too_few(trend: Trend, points: Sequence[Point]) -> str:
    """What is said in place of a chart when fewer than two of the points can be drawn."""
    test = clean_line(trend.called)
    if not points:
        return f"{test}: no results to draw."
    told = "; ".join(f"{_told(trend, point)} on {dated(point.on)}" for point in points[-3:])
    return f"{test}: {told}. A chart needs two results with a figure."


def value(point: Point, unit: str) -> str:
    """A result as printed, with the trend's unit where only a figure and a flag were printed."""
    return with_unit(point.printed, unit)


def with_unit(printed: str, unit: str) -> str:
    """A printed result with its unit, unless that or anything else stands behind the figure."""
    printed, unit = clean_line(printed), clean_line(unit)
    bare = _BARE_FIGURE.fullmatch(printed)
    if bare is None or not unit:
        return printed
    return " ".join(part for part in (bare[1], unit, bare[2]) if part)


def limits(low: Decimal | None, high: Decimal | None) -> str:
    """A reference range in figures: 75–175, up to 30, or from 60."""
    if low is None:
        return "" if high is None else f"up to {numbers.written(high)}"
    if high is None:
        return f"from {numbers.written(low)}"
    return f"{numbers.written(low)}–{numbers.written(high)}"


def against_range(point: Point) -> str:
    """Where a result lies against the range printed beside it, as far as that is certain."""
    stated = limits(*point.limits)
    return f"{_side(point)} that lab's range {stated}".lstrip() if stated else ""


def cycle_words(point: Point) -> str:
    """How long after which infusion a result is of: “5 days after the infusion of 7 Mar 2026”."""
    days = point.cycle_day
    if days is None:
        return ""
    if days == 0:
        return "on the day of an infusion"
    given = dated(point.on - timedelta(days=days))
    return f"{days} {'day' if days == 1 else 'days'} after the infusion of {given}"


def _extent(trend: Trend) -> str:
    first, last = trend.points[0].on, trend.points[-1].on
    if len(trend.points) == 1:
        return "1 result"
    when = f"on {dated(first)}" if first == last else f"from {dated(first)} to {dated(last)}"
    return f"{len(trend.points)} results {when}"


def _newest(trend: Trend, today: date) -> str:
    newest, before = trends.latest(trend), trends.previous(trend)
    if newest is None:
        return ""
    words = _latest(trend, newest, today)
    return words if before is None else f"{words}; {_before(before, newest)}"


def _latest(trend: Trend, newest: Point, today: date) -> str:
    day = f"{dated(newest.on)}, {relative(newest.on, today)}"
    words = f"latest {value(newest, trend.unit)} on {day}"
    if newest.cycle_day is not None:
        words += f" ({cycle_words(newest)})"
    range_words = against_range(newest)
    return f"{words}, {range_words}" if range_words else words


def _before(before: Point, newest: Point) -> str:
    printed = clean_line(before.printed)
    if before.series != newest.series:
        return f"the one before, {printed}, is another laboratory's or method's"
    return f"the one before {printed}"


def _side(point: Point) -> str:
    """Below, above or within; empty where a censored result leaves it open."""
    if point.number is None or not point.is_plottable:
        return ""
    number, (low, high) = point.number, point.limits
    is_below = low is not None and (number < low or (number == low and point.comparator == "<"))
    is_above = high is not None and (number > high or (number == high and point.comparator == ">"))
    match point.comparator[:1]:
        case "<":
            return "below" if is_below else ""
        case ">":
            return "above" if is_above else ""
    return "below" if is_below else "above" if is_above else "within"


def _told(trend: Trend, point: Point) -> str:
    parts = [value(point, trend.unit), against_range(point), clean_line(point.series)]
    if point.cycle_day is not None:
        parts.append(cycle_words(point))
    return ", ".join(part for part in parts if part)
