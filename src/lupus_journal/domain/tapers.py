"""A medicine's doses one after another, as a taper has them: read, put in order, and told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.day_reading import Leaning, read_day
from lupus_journal.domain.days import dated, short, written
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.numbers import read_number
from lupus_journal.domain.text import clean_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

A_DAY = timedelta(days=1)
NOT_RECORDED = "dose not recorded"

# “2 x 5 mg” is no dose of 2 x: it would be told and added up as such.
_AMOUNT_AND_UNIT = r"([0-9.][0-9.,'’]*)\s*(?![x×*]\s*[0-9])([^\W\d_]\S*|%)(?:\s+(.+))?"
_BARE_NUMBER = r"[0-9][0-9.,'’ ]*"
_STEP = r"(.+?)\s+(?:from|since)\s+(.+)"


class Dose(NamedTuple):
    """A dose as somebody typed it: how much of what, and when."""

    amount: Decimal
    unit: str
    timing: str

    def begun(self, medicine: str, first_on: date) -> DosePeriod:
        """The dose of a medicine from a day on."""
        return DosePeriod(medicine=medicine, first_on=first_on, **self._asdict())


class Step(NamedTuple):
    """A dose, and the day from which on it is taken."""

    dose: Dose
    since: date


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine with its doses, the earliest first."""

    medicine: Medicine
    periods: Sequence[DosePeriod]

    def dose_on(self, day: date) -> str:
        """The dose of a day as it was typed, or empty if none was."""
        return " and ".join(period.words for period in self.periods if period.covers(day))


class Stretch(NamedTuple):
    """Days of one dose, or between two days on which none is recorded."""

    days: str
    words: str
    period: DosePeriod | None = None


def read_dose(text: str) -> Dose:
    """The dose that a text states, such as 10 mg daily, 7.5mg or 1 tablet on Mondays."""
    typed = clean_line(text)
    parts = re.fullmatch(_AMOUNT_AND_UNIT, typed)
    if parts is None:
        lacks = " has no unit" if re.fullmatch(_BARE_NUMBER, typed) else " is not a dose"
        raise NotUnderstood(f"{quoted(text)}{lacks}: write it as 10 mg daily or 1 tablet at night.")
    return Dose(read_number(parts[1]), parts[2], parts[3] or "")


def read_step(text: str, today: date) -> Step:
    """The step of a taper that a text states, such as 7.5 mg daily from 2026-04-01."""
    parts = re.fullmatch(_STEP, clean_line(text), re.IGNORECASE)
    if parts is None:
        raise NotUnderstood(
            f"{quoted(text)} names no day: write it as 7.5 mg daily from 2026-04-01."
        )
    return Step(read_dose(parts[1]), read_day(parts[2], today, Leaning.FUTURE))


def stepped(periods: Sequence[DosePeriod], begun: DosePeriod) -> list[DosePeriod]:
    """The doses of a medicine, in the order given, with another one begun behind them.

    What was taken until then ends the day before; what begins later stays, and ends the new one.
    """
    for period in periods:
        if period.first_on == begun.first_on:
            raise InvalidEntry(
                f"{period.words} is recorded from {written(period.first_on)} on: change or "
                "delete that dose, or name another day."
            )
    day_before = begun.first_on - A_DAY
    ends = [period.last_on for period in periods if period.covers(begun.first_on)]
    ends += [period.first_on - A_DAY for period in periods if period.first_on > begun.first_on]
    return [
        *(
            replace(period, last_on=day_before) if period.covers(begun.first_on) else period
            for period in periods
        ),
        replace(begun, last_on=min(filter(None, ends), default=None)),
    ]


def doses_in_short(taken: Taken, today: date) -> str:
    """What is taken and what was before: 10 mg daily since 3 Feb; 15 mg daily before."""
    now = [period for period in taken.periods if period.covers(today)]
    before = [period for period in taken.periods if period.last_on and period.last_on < today]
    ahead = [period for period in taken.periods if period.first_on > today]
    parts = [f"{period.words} since {day_in_short(period.first_on, today)}" for period in now]
    if not now and not ahead:
        parts.append(NOT_RECORDED)
    if ahead:
        parts.append(f"{ahead[0].words} from {day_in_short(ahead[0].first_on, today)}")
    if before:
        parts.append(f"{before[-1].words} before")
    return "; ".join(parts)


def ended_in_short(taken: Taken, today: date) -> str:
    """When a medicine ended, why, and its last dose: until 3 Feb, not tolerated; 15 mg daily."""
    medicine = taken.medicine
    ended = f"until {day_in_short(medicine.ended_on, today)}" if medicine.ended_on else ""
    said = ", ".join(filter(None, (ended, medicine.end_reason)))
    last = f"{taken.periods[-1].words} at last" if taken.periods else ""
    return "; ".join(filter(None, (said, last)))


def stretches(taken: Taken, today: date) -> Iterator[Stretch]:
    """The doses from the newest to the earliest, days without one told as such."""
    following: DosePeriod | None = None
    for period in reversed(taken.periods):
        if following and period.last_on and period.last_on + A_DAY < following.first_on:
            gap = period.last_on + A_DAY, following.first_on - A_DAY
            yield Stretch(_span(*gap, today), NOT_RECORDED)
        yield Stretch(_days(period, today), period.words, period)
        following = period


def share_of_the_most(taken: Taken) -> dict[DosePeriod, float]:
    """Each of several doses as a part of the highest, if they differ only by their amount."""
    alike = {(period.unit, period.timing) for period in taken.periods}
    most = max((period.amount for period in taken.periods), default=0)
    if len(alike) != 1 or len(taken.periods) < 2 or not most:
        return {}
    return {period: float(period.amount / most) for period in taken.periods}


def day_in_short(day: date, today: date) -> str:
    """A day, its year only where it is another one: 3 Feb, 3 Feb 2025."""
    return short(day) if day.year == today.year else dated(day)


def _days(period: DosePeriod, today: date) -> str:
    if period.last_on is not None:
        return _span(period.first_on, period.last_on, today)
    side = "from" if period.first_on > today else "since"
    return f"{side} {day_in_short(period.first_on, today)}"


def _span(first: date, last: date, today: date) -> str:
    if first == last:
        return day_in_short(first, today)
    begun = short(first) if first.year == last.year else dated(first)
    return f"{begun} – {day_in_short(last, today)}"
