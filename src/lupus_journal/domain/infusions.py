"""Infusions: a dose of a course, once it is booked or decided."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date, datetime, time

MOST_DOSES = 999
LIGHTEST_KG, HEAVIEST_KG = Decimal(2), Decimal(400)
MOST_ATTEMPTS = 50
MOST_OBSERVED_MINUTES = 24 * 60


class InfusionStatus(StrEnum):
    """What became of a dose; moved and held keep its number, missed and cancelled use it up."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    GIVEN = "given"
    MOVED = "moved"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked about the dose."""
        return self in {InfusionStatus.GIVEN, InfusionStatus.MISSED, InfusionStatus.CANCELLED}

    @property
    def is_ahead(self) -> bool:
        """Whether the dose stands in the calendar and waits for its day."""
        return not self.is_settled and self is not InfusionStatus.HELD


class HoldReason(StrEnum):
    """Why an infusion did not happen on its day."""

    INFECTION = "infection"
    LABS = "labs"
    INSURANCE = "insurance"
    NO_SHOW = "no-show"
    WEATHER = "weather"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Infusion:
    """A dose that is booked, given or decided, named by its course and its number from 1.

    Days are calendar days. The times of the session carry their UTC offset; `planned_at` is the
    wall clock at the centre.
    """

    course: str
    dose: int
    status: InfusionStatus = InfusionStatus.PLANNED
    planned_on: date | None = None
    planned_at: time | None = None
    reason: HoldReason | None = None
    reason_note: str = ""
    given_on: date | None = None
    arrived_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    left_at: datetime | None = None
    dose_given: str = ""
    """The dose as it was typed, unit and all; the program never calculates one."""
    weight_kg: Decimal | None = None
    lot: str = ""
    lot_expires: date | None = None
    place: str = ""
    nurse: str = ""
    access_site: str = ""
    access_attempts: int | None = None
    observed_minutes: int | None = None

    def __post_init__(self) -> None:
        _check_figures(self)
        _check_plan(self)
        _check_outcome(self)
        _check_session(self)


def _check_figures(infusion: Infusion) -> None:
    if not 1 <= infusion.dose <= MOST_DOSES:
        raise InvalidEntry(
            f"Doses are numbered from 1 to {MOST_DOSES}, so none is {infusion.dose}."
        )
    weight, attempts, minutes = (
        infusion.weight_kg,
        infusion.access_attempts,
        infusion.observed_minutes,
    )
    if weight is not None and not LIGHTEST_KG <= weight <= HEAVIEST_KG:
        raise InvalidEntry(
            f"A weight of {weight} kg is not between {LIGHTEST_KG} and {HEAVIEST_KG} kg: "
            "is the figure in kilograms?"
        )
    if attempts is not None and not 0 <= attempts <= MOST_ATTEMPTS:
        raise InvalidEntry(f"Attempts at access go from 0 to {MOST_ATTEMPTS}, not {attempts}.")
    if minutes is not None and not 0 <= minutes <= MOST_OBSERVED_MINUTES:
        raise InvalidEntry(
            f"An observation of {minutes} minutes is not between 0 minutes and a day: "
            "is the figure in minutes?"
        )


def _check_plan(infusion: Infusion) -> None:
    needs_day = infusion.status in {InfusionStatus.CONFIRMED, InfusionStatus.MOVED}
    if needs_day and infusion.planned_on is None:
        raise InvalidEntry(
            f"Dose {infusion.dose} is {infusion.status}: name the day it is booked for."
        )
    if infusion.planned_at is not None and infusion.planned_on is None:
        raise InvalidEntry(
            f"Dose {infusion.dose} is booked for {infusion.planned_at:%H:%M}: name the day as well."
        )


def _check_outcome(infusion: Infusion) -> None:
    is_given = infusion.status is InfusionStatus.GIVEN
    if is_given and infusion.given_on is None:
        raise InvalidEntry(f"Dose {infusion.dose} was given: name the day.")
    if infusion.given_on is not None and not is_given:
        raise InvalidEntry(
            f"Dose {infusion.dose} is {infusion.status}, so it has no day on which it was given: "
            "record it as given, or leave that day out."
        )
    if infusion.status is InfusionStatus.HELD and infusion.reason is None:
        reasons = ", ".join(HoldReason)
        raise InvalidEntry(f"Dose {infusion.dose} was held: name the reason ({reasons}).")


def _check_session(infusion: Infusion) -> None:
    steps = (
        ("arrival", infusion.arrived_at),
        ("start", infusion.started_at),
        ("end", infusion.ended_at),
        ("leaving", infusion.left_at),
    )
    known = [(name, moment) for name, moment in steps if moment is not None]
    for name, moment in known:
        if moment.tzinfo is None:
            raise InvalidEntry(f"The time of {name} needs its UTC offset, as in 14:30+01:00.")
    for (earlier, before), (later, after) in pairwise(known):
        if after < before or (after == before and later == "end"):
            raise InvalidEntry(
                f"The {later} at {after:%H:%M} is not after the {earlier} at {before:%H:%M}: "
                "check the times and their days."
            )
    given_on, started_at = infusion.given_on, infusion.started_at
    if given_on is not None and started_at is not None and started_at.date() != given_on:
        raise InvalidEntry(
            f"The infusion started on {written(started_at.date())} and was given on "
            f"{written(given_on)}: the two have to be the same day."
        )
