"""Calendar days and moments: reckoned with, shown to people, and kept.

A day is a local calendar date and never passes through UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from datetime import tzinfo

FIRST_YEAR = 1900
LAST_YEAR = 2199

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def local_moment(wall: datetime, zone: tzinfo) -> datetime:
    """A wall-clock time with the zone's offset fixed, so that later rules cannot move it."""
    offset = wall.replace(tzinfo=zone).utcoffset()
    return wall.replace(tzinfo=timezone(offset or timedelta()))


def day_of(moment: datetime, day_ends: time) -> date:
    """The person's own day at a moment: where a day ends at 04:00, 02:30 is still the day before.

    A day ends in the morning: at noon or later no day could be told from the next.
    """
    into_the_night = timedelta(hours=day_ends.hour, minutes=day_ends.minute)
    return (moment - into_the_night).date()


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last day if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """The number of a month's last day."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def written(day: date) -> str:
    """A day with its weekday and year, in English wherever the machine is: Tue 3 Mar 2026."""
    return f"{WEEKDAYS[day.weekday()][:3].title()} {dated(day)}"


def dated(day: date) -> str:
    """A day with its year: 3 Mar 2026."""
    return f"{short(day)} {day.year}"


def weekday(day: date) -> str:
    """A day with its weekday, where its year goes without saying: Tue 3 Mar."""
    return f"{WEEKDAYS[day.weekday()][:3].title()} {short(day)}"


def short(day: date) -> str:
    """A day where its year goes without saying: 3 Mar."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def month_of(day: date) -> str:
    """The month that a day is in, with its year: March 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def relative(day: date, today: date) -> str:
    """How far a day is from today: today, tomorrow, in 5 days, 3 days ago."""
    ahead = (day - today).days
    named = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(ahead)
    return named or (f"in {ahead} days" if ahead > 0 else f"{-ahead} days ago")


def moment_to_text(moment: datetime) -> str:
    """A local moment as it is kept, with its offset: 2026-03-01T14:30:00+01:00."""
    if moment.tzinfo is None:
        raise ValueError("a moment is kept with its UTC offset")
    return moment.isoformat(timespec="seconds")


def moment_from_text(text: str) -> datetime:
    """The local moment that a kept text states."""
    return _from_text(text)


def stamp_to_text(stamp: datetime) -> str:
    """A bookkeeping stamp as it is kept, in UTC to the millisecond: 2026-03-01T08:00:00.000Z."""
    if stamp.tzinfo is None:
        raise ValueError("a stamp is kept in UTC")
    return stamp.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def stamp_from_text(text: str) -> datetime:
    """The UTC stamp that a kept text states."""
    return _from_text(text).astimezone(UTC)


def _from_text(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise NotUnderstood(f"{quoted(text)} is not a date and time with its UTC offset.")
    return moment
