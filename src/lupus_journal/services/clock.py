"""What time it is: handed in, so that tests, demos and screenshots can stop it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from lupus_journal.domain.errors import NotUnderstood


class LocalZone(tzinfo):
    """This machine's zone, with the offset that holds on the day that is asked about."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset from UTC at a local moment."""
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Not known apart from the offset."""
        return None

    def tzname(self, _moment: datetime | None) -> str | None:
        """Not named: nothing shows it."""
        return None


class Clock(Protocol):
    """Tells the local time."""

    def now(self) -> datetime:
        """The local date and time, with its offset from UTC."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The local date and time, with its offset from UTC."""
        return datetime.now(UTC).astimezone()


class StoppedClock:
    """A clock that stands still at one moment."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment if moment.tzinfo else moment.astimezone()

    def now(self) -> datetime:
        """The moment at which the clock stands."""
        return self._moment


def clock_from(text: str | None) -> Clock:
    """The machine's clock, or one that stands at an ISO local date-time."""
    if not text:
        return SystemClock()
    try:
        return StoppedClock(datetime.fromisoformat(text.strip()))
    except ValueError:
        raise NotUnderstood(
            f"LUPUS_JOURNAL_NOW is “{text[:40]}”: write a date and a time as 2026-03-01T09:00."
        ) from None
