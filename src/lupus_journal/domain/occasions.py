"""When something that is logged happened: the person's own day and, if known, the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.days import day_of, written
from lupus_journal.domain.entries import Origin
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

MIDNIGHT = time(0)
"""When a calendar day ends, which a laboratory goes by."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, and the local moment on it where that is known."""

    on: date
    at: datetime | None
    is_over: bool = False
    """Whether the day was over when somebody told of it."""

    @property
    def origin(self) -> Origin | None:
        """How what is told of it comes in, where that is not as usual."""
        return Origin.REMEMBERED if self.is_over else None


def read_occasion(
    on: str | None, at: str | None, *, now: datetime, zone: tzinfo, day_ends: time
) -> Occasion:
    """When something was, as typed: a day, a time, both or, for right now, neither.

    A person's day runs until `day_ends` the next morning, so 01:30 is still the day before. A time
    without a day is the latest such time that has been. Nothing is ever ahead.
    """
    today = day_of(now, day_ends)
    if on is None and at is None:
        return Occasion(today, now)
    if on is None:
        moment = _latest(at or "", now, zone)
        day = day_of(moment, day_ends)
        return Occasion(day, moment, is_over=day < today)
    from lupus_journal.domain.day_reading import read_day  # noqa: PLC0415 - only for a typed day

    day = read_day(on, today)
    refuse_ahead(day, today)
    known = None if at is None else _on_day(at, day, now, zone, day_ends)
    return Occasion(day, known, is_over=day < today)


def refuse_ahead(day: date, today: date) -> None:
    """Refuse a day that has not come yet."""
    if day > today:
        raise InvalidEntry(
            f"{written(day)} has not come yet: what is logged lies in the past. "
            "Write a day up to today, such as yesterday or -3d."
        )


def _latest(at: str, now: datetime, zone: tzinfo) -> datetime:
    from lupus_journal.domain.day_reading import read_moment  # noqa: PLC0415 - for a typed time

    moment = read_moment(at, now.date(), zone)
    if moment > now and moment.date() == now.date():
        moment = read_moment(at, now.date() - ONE_DAY, zone)
    _refuse_ahead(moment, now)
    return moment


def _on_day(at: str, day: date, now: datetime, zone: tzinfo, day_ends: time) -> datetime:
    from lupus_journal.domain.day_reading import read_moment  # noqa: PLC0415 - for a typed time

    moment = read_moment(at, day, zone)
    if moment.date() == day and moment.time() < day_ends and moment + ONE_DAY <= now:
        moment = read_moment(at, day + ONE_DAY, zone)
    _refuse_ahead(moment, now)
    if day_of(moment, day_ends) != day and moment.date() != day:
        raise InvalidEntry(
            f"{written(moment.date())} at {moment:%H:%M} is not on {written(day)}: "
            "give the day or the moment, not two that differ."
        )
    return moment


def _refuse_ahead(moment: datetime, now: datetime) -> None:
    if moment > now:
        raise InvalidEntry(
            f"{written(moment.date())} at {moment:%H:%M} has not come yet: "
            "what is logged lies in the past."
        )
