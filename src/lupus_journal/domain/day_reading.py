"""Calendar days and clock times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.days import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    WEEKDAYS,
    last_day,
    local_moment,
    months_later,
)
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from datetime import tzinfo

_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}

# Compiled where they are first used: a command that reads no date should not pay for them.
_ISO_DAY = r"([0-9]{4,6})-([0-9]{1,2})-([0-9]{1,2})"
_SHIFT = r"([+-]?)([0-9]{1,6})(d|w|mo|y)"
_DAY_AND_MONTH = r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})"
_CLOCK = r"([0-9]{1,2}):([0-9]{2})"
_MOMENT = r"([0-9-]+)[t ]([0-9]{1,2}:[0-9]{2})(?::([0-5][0-9]))?(z|[+-][0-9]{2}:?[0-9]{2})?"


class Leaning(StrEnum):
    """Which way a bare weekday is meant: back when logging, ahead when planning."""

    PAST = "past"
    FUTURE = "future"


def read_day(text: str, today: date, leaning: Leaning = Leaning.PAST, *, example: str = "") -> date:
    """The day a text names, seen from today: 2026-03-01, yesterday, mon, -3d or +2w.

    A refusal says how to write one, by another example where the day is hardly near today.
    """
    typed = _plain(text)
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if iso := re.fullmatch(_ISO_DAY, typed):
        return _calendar_day(text, int(iso[1]), int(iso[2]), int(iso[3]))
    if shift := re.fullmatch(_SHIFT, typed):
        return _shifted(text, today, sign=shift[1], count=int(shift[2]), unit=shift[3])
    if (weekday := _weekday(typed)) is not None:
        return _nearest(weekday, today, leaning)
    raise NotUnderstood(f"{quoted(text)} {_how_to_write_the_day(typed, leaning, example)}")


def read_time(text: str) -> time:
    """The time of day a text states on the 24-hour clock, such as 9:05 or 14:30."""
    clock = re.fullmatch(_CLOCK, _plain(text))
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        raise NotUnderstood(
            f"{quoted(text)} is not a time: write it as 09:05 or 14:30, from 00:00 to 23:59."
        )
    return time(int(clock[1]), int(clock[2]))


def read_moment(text: str, on: date, zone: tzinfo) -> datetime:
    """The local moment a text states: a time on the given day, or a date and time of its own.

    Without an offset of its own it takes the zone's. A time that the clocks skip or show twice
    takes the offset in force before they change, and keeps its hands as typed.
    """
    typed = _plain(text)
    if re.fullmatch(_CLOCK, typed):
        return local_moment(datetime.combine(on, read_time(text)), zone)
    parts = re.fullmatch(_MOMENT, typed)
    day = parts and re.fullmatch(_ISO_DAY, parts[1])
    if not parts or not day:
        raise NotUnderstood(f"{quoted(text)} is not a time: write it as 14:30 or 2026-03-01T14:30.")
    clock = read_time(parts[2]).replace(second=int(parts[3] or 0))
    wall = datetime.combine(_calendar_day(text, int(day[1]), int(day[2]), int(day[3])), clock)
    return local_moment(wall, _stated_zone(text, parts[4]) if parts[4] else zone)


def _plain(text: str) -> str:
    return text.strip().lower().replace("\N{MINUS SIGN}", "-")


def _calendar_day(text: str, year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _out_of_range(text, year)
    if not 1 <= month <= 12:
        raise NotUnderstood(f"{quoted(text)} is not a date: months go from 01 to 12.")
    if not 1 <= day <= last_day(year, month):
        no_such_day = f"{MONTHS[month - 1]} {year} has no {_ordinal(day)}"
        raise NotUnderstood(f"{quoted(text)} is not a date: {no_such_day}.")
    return date(year, month, day)


def _shifted(text: str, today: date, *, sign: str, count: int, unit: str) -> date:
    if not sign:
        ago, ahead = f"-{count}{unit} to look back", f"+{count}{unit} to look ahead"
        raise NotUnderstood(f"{quoted(text)} needs a sign: write {ago} or {ahead}.")
    steps = -count if sign == "-" else count
    try:
        match unit:
            case "d":
                day = today + timedelta(days=steps)
            case "w":
                day = today + timedelta(weeks=steps)
            case "mo":
                day = months_later(today, steps)
            case _:
                day = months_later(today, 12 * steps)
    except (OverflowError, ValueError):
        raise _out_of_range(text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_range(text, day.year)
    return day


def _out_of_range(text: str, year: int | None = None) -> InvalidEntry:
    where = "is too far away" if year is None else f"is in the year {year}"
    years = f"from {FIRST_YEAR} to {LAST_YEAR}"
    return InvalidEntry(f"{quoted(text)} {where}: the journal keeps the years {years}.")


def _weekday(typed: str) -> int | None:
    if len(typed) < 3:
        return None
    return next((i for i, name in enumerate(WEEKDAYS) if name.startswith(typed)), None)


def _nearest(weekday: int, today: date, leaning: Leaning) -> date:
    if leaning is Leaning.PAST:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _how_to_write_the_day(typed: str, leaning: Leaning, example: str) -> str:
    """The rest of the sentence about a text that is no day, every reading named if it has one."""
    if numbers := re.fullmatch(_DAY_AND_MONTH, typed):
        first, second, year = int(numbers[1]), int(numbers[2]), int(numbers[3])
        readings = [
            f"{year}-{month:02}-{day:02}"
            for day, month in dict.fromkeys([(first, second), (second, first)])
            if year >= FIRST_YEAR and 1 <= month <= 12 and 1 <= day <= last_day(year, month)
        ]
        if readings:
            return f"does not begin with its year: write {' or '.join(readings)}."
    near = "yesterday, mon or -3d" if leaning is Leaning.PAST else "tomorrow, mon or +3d"
    return f"is not a date: write it as {example or f'2026-03-01, today, {near}'}."


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"


def _stated_zone(text: str, offset: str) -> timezone:
    if offset == "z":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:
        raise NotUnderstood(f"{quoted(text)} has no such UTC offset: write it as +01:00.")
    apart = timedelta(hours=hours, minutes=minutes)
    return timezone(-apart if offset[0] == "-" else apart)
