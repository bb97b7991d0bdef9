"""`plot`: a trend in the terminal, and the same in words."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

from lupus_journal.cli.columns import aligned
from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.json_values import stated
from lupus_journal.cli.list import add_span, span
from lupus_journal.domain.days import dated
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.text import quoted
from lupus_journal.domain.trend_words import not_trended, sentence, text_twin, too_few

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.trends import Trend

IN_A_PIPE = (100, 30)
NARROWEST, WIDEST = 40, 400
LOWEST, HIGHEST = 12, 120


def _configure(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE", help="a lab value such as C3, or a symptom")
    add_span(parser)
    parser.add_argument("--size", metavar="100x30", help="columns and rows")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")
    parser.add_argument("--table", action="store_true", help="the same in words")


def _plot(arguments: Namespace, context: Context) -> int:
    size = _size(arguments.size)
    first, last = span(arguments, context)
    trend = context.journal.trends.of(arguments.code, first, last)
    if context.wants_json:
        _put_json(trend, context)
    elif arguments.table or not _is_trended(trend, context):
        _put_table(trend, context)
    elif sum(map(trend.can_draw, trend.points)) < 2:
        context.put(too_few(trend, trend.points))
    else:
        _draw(trend, size, _window(trend, first, last), context, ascii_only=arguments.ascii)
    return DONE


def _size(typed: str | None) -> tuple[int, int]:
    """The chart's columns and rows: as typed, else the terminal's, else what suits a page."""
    if typed is None:
        if not sys.stdout.isatty():
            return IN_A_PIPE
        columns, lines = shutil.get_terminal_size(IN_A_PIPE)
        # The prompt that comes next takes a line of its own.
        return _believed(columns, NARROWEST, WIDEST), _believed(lines - 1, LOWEST, HIGHEST)
    match = re.fullmatch(r"([0-9]{1,4})[x×]([0-9]{1,4})", typed.strip().lower())
    if match is None:
        raise NotUnderstood(f"{quoted(typed)} is not a size: write it as 100x30.")
    columns, lines = int(match[1]), int(match[2])
    if not (NARROWEST <= columns <= WIDEST and LOWEST <= lines <= HIGHEST):
        raise InvalidEntry(
            f"A chart of {quoted(typed)} cannot be drawn: "
            f"write {NARROWEST}x{LOWEST} to {WIDEST}x{HIGHEST}."
        )
    return columns, lines


def _believed(number: int, least: int, most: int) -> int:
    return max(least, min(number, most))


def _window(trend: Trend, first: date | None, last: date | None) -> tuple[date, date] | None:
    """The days that were asked for; an open end is where the results end."""
    if first is None and last is None:
        return None
    return first or trend.points[0].on, last or trend.points[-1].on


def _is_trended(trend: Trend, context: Context) -> bool:
    analyte = context.journal.labs.analyte(trend.code)
    if analyte is None or analyte.trended:
        return True
    context.say(not_trended(trend.called))
    return False


def _draw(
    trend: Trend,
    size: tuple[int, int],
    window: tuple[date, date] | None,
    context: Context,
    *,
    ascii_only: bool,
) -> None:
    from lupus_journal.charts.ansi import text_of, wants_colour
    from lupus_journal.charts.trend import draw_trend

    plain = ascii_only or not _shows_unicode()
    drawing = draw_trend(trend, *size, ascii_only=plain, window=window)
    colour = wants_colour(context.environment, is_terminal=sys.stdout.isatty())
    context.put_drawing(text_of(drawing, colour=colour))


def _shows_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _put_table(trend: Trend, context: Context) -> None:
    context.put(sentence(trend, context.clock.now().date()))
    rows = [
        [
            dated(row.on),
            row.value,
            row.limits and f"range {row.limits}",
            row.series,
            row.cycle,
            row.remark,
        ]
        for row in text_twin(trend)
    ]
    for line in aligned(rows) if rows else ():
        context.put(line)
    if infusions := _shown_infusions(trend):
        context.put(f"Infusions on {', '.join(map(dated, infusions))}.")


def _shown_infusions(trend: Trend) -> list[date]:
    """The infusions from the first result to the last, which a chart marks."""
    if not trend.points:
        return []
    first, last = trend.points[0].on, trend.points[-1].on
    return [day for day in trend.infusions if first <= day <= last]


def _put_json(trend: Trend, context: Context) -> None:
    points = [
        {
            "on": stated(point.on),
            "printed": point.printed,
            "number": stated(point.number),
            "comparator": point.comparator,
            "series": point.series,
            "cycle_day": point.cycle_day,
        }
        for point in trend.points
    ]
    infusions = [stated(day) for day in trend.infusions]
    context.put_json(code=trend.code, unit=trend.unit, points=points, infusions=infusions)


COMMANDS = {"plot": Command("plot", "A trend in the terminal.", _configure, _plot)}
