"""The made-up patient's infusions: booked, late, held for an infection, given."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain.courses import Course, Reason, Severity
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.schedule import doses
from lupus_journal.services.demo.story import (
    DAYS_HELD,
    DAYS_LATE,
    HELD_DOSE,
    LATE_DOSE,
    NEXT_DOSE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from random import Random

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.regimens import Regimen
    from lupus_journal.services.demo.deeds import Deed, Pen
    from lupus_journal.services.demo.story import Story

PLACE = "Riverside Infusion Centre, bay 3"
NURSES = ("Jo", "Priya", "Marek")
SITES = ("left forearm", "right forearm", "left hand")


class Treatment:
    """One course, whose doses fall where the cycle engine says until life gets in the way."""

    def __init__(self, pen: Pen, chance: Random, story: Story, regimen: Regimen) -> None:
        self._pen = pen
        self._chance = chance
        decided = pen.moment(story.start - timedelta(days=9), 16, 20)
        self.course = pen.entry(_course(story, regimen), decided)
        self._begun = pen.deed(decided, self.course)
        self._kept: dict[int, Infusion] = {}
        self._deeds = [self._begun, *self._told(decided)]

    @property
    def given_days(self) -> list[date]:
        """The days on which an infusion was given, the earliest first."""
        return [infusion.given_on for infusion in self._kept.values() if infusion.given_on]

    def deeds(self) -> list[Deed]:
        """The course, and everything that became of its doses."""
        return self._deeds

    def _told(self, decided: datetime) -> Iterator[Deed]:
        booked_at = decided + timedelta(minutes=10)
        for number in range(1, NEXT_DOSE):
            booked = self._booked(number, booked_at)
            yield self._pen.deed(booked_at, booked)
            delayed, told = self._delayed(booked)
            yield from told
            given_on = _planned(delayed)
            booked_at = self._pen.moment(given_on, 13, self._chance.randrange(5, 50))
            given = replace(delayed, fact=self._session(delayed.fact, given_on))
            self._kept[number] = given.fact
            yield self._pen.deed(booked_at, changed=(given,))
            booked_at += timedelta(minutes=5)
        yield self._pen.deed(booked_at, self._booked(NEXT_DOSE, booked_at))

    def _booked(self, number: int, at: datetime) -> Entry[Infusion]:
        planned = next(
            dose for dose in doses(self.course.fact, self._kept) if dose.number == number
        )
        infusion = Infusion(
            course=self.course.id,
            dose=number,
            status=InfusionStatus.CONFIRMED,
            planned_on=planned.day,
            planned_at=time(9, 30),
            place=PLACE,
        )
        return self._pen.entry(infusion, at)

    def _delayed(self, booked: Entry[Infusion]) -> tuple[Entry[Infusion], list[Deed]]:
        """A dose after what came in between, and the deeds that say so."""
        if booked.fact.dose == LATE_DOSE:
            told = self._pen.moment(_planned(booked) - timedelta(days=2), 10, 15)
            moved = replace(_moved(booked.fact, DAYS_LATE), reason_note="No chair free that day")
            return self._changed(booked, moved, told)
        if booked.fact.dose == HELD_DOSE:
            told = self._pen.moment(_planned(booked) - timedelta(days=1), 11, 40)
            held, on_hold = self._changed(booked, _held(booked.fact), told)
            told = self._pen.moment(_planned(booked) + timedelta(days=7), 14, 5)
            moved_on, booked_anew = self._changed(held, _moved(held.fact, DAYS_HELD), told)
            return moved_on, [*on_hold, *booked_anew]
        return booked, []

    def _changed(
        self, entry: Entry[Infusion], infusion: Infusion, at: datetime
    ) -> tuple[Entry[Infusion], list[Deed]]:
        """An entry as it reads after a change, and the deed that changes it."""
        deed = self._pen.deed(at, changed=(replace(entry, fact=infusion),))
        return replace(entry, fact=infusion, changed_at=at.astimezone(UTC)), [deed]

    def _session(self, infusion: Infusion, day: date) -> Infusion:
        late = self._chance.randrange(0, 25)
        started = self._pen.moment(day, 9, 35) + timedelta(minutes=late)
        watched = 120 if infusion.dose <= 2 else 30
        return replace(
            infusion,
            status=InfusionStatus.GIVEN,
            given_on=day,
            arrived_at=self._pen.moment(day, 9, 15),
            started_at=started,
            ended_at=started + timedelta(minutes=60 + self._chance.randrange(0, 12)),
            dose_given="600 mg",
            weight_kg=Decimal(f"{59 + 3 * self._chance.random():.1f}"),
            lot=f"MADEUP-{self._chance.randrange(100, 999)}",
            nurse=NURSES[self._chance.randrange(len(NURSES))],
            access_site=SITES[self._chance.randrange(len(SITES))],
            access_attempts=1 + (self._chance.random() < 0.2),
            observed_minutes=watched,
        )


def _course(story: Story, regimen: Regimen) -> Course:
    return Course(
        regimen=regimen.id,
        medicine=regimen.medicine,
        brand=regimen.brands[0],
        start=story.start,
        phases=regimen.planned(),
        limits=regimen.limits,
        severity=Severity.SEVERE,
        reason=Reason.KIDNEYS,
        tried_before="Mycophenolate and steroids alone: protein in the urine did not fall enough",
        prescriber="Nephrology and rheumatology clinic",
    )


def _held(infusion: Infusion) -> Infusion:
    return replace(
        infusion,
        status=InfusionStatus.HELD,
        reason=HoldReason.INFECTION,
        reason_note="Chest infection, on antibiotics",
    )


def _moved(infusion: Infusion, days: int) -> Infusion:
    planned = infusion.planned_on
    return replace(
        infusion,
        status=InfusionStatus.MOVED,
        planned_on=planned and planned + timedelta(days=days),
    )


def _planned(entry: Entry[Infusion]) -> date:
    if entry.fact.planned_on is None:
        raise ValueError(f"dose {entry.fact.dose} of the demo was never booked")
    return entry.fact.planned_on
