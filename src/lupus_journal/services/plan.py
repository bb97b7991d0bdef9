"""The calendar ahead: the coming infusions of every course, and the reminders around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain
from typing import TYPE_CHECKING

from lupus_journal.domain.dose_words import next_words
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.reminders import due
from lupus_journal.domain.schedule import doses_ahead, open_dose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lupus_journal.domain.reminders import Treatment
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.services.drinking import DrinkingService
    from lupus_journal.services.reminders import ReminderService
    from lupus_journal.services.scribe import Scribe

INFUSION = "infusion"
QUESTIONS = ("overdue",)
"""What is asked about the past, and so stands in no calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Something in the calendar ahead; its title names no medicine."""

    on: date
    at: time | None
    kind: str
    title: str
    course: str
    dose: int


class PlanService:
    """Shows the calendar ahead."""

    def __init__(
        self, reminders: ReminderService, drinking: DrinkingService, scribe: Scribe
    ) -> None:
        self._reminders = reminders
        self._drinking = drinking
        self._scribe = scribe

    def until(self, last: date) -> list[Planned]:
        """What falls from today to a day, that day included, answered or not; earliest first."""
        today = self._scribe.today()
        infusions = (
            _infusion(treatment, dose)
            for treatment in self._reminders.treatments()
            for dose in _coming(treatment, today, last)
        )
        found = chain(infusions, self._lead_ups(today, last))
        return sorted(found, key=lambda one: (one.on, one.at or time.min, one.course, one.dose))

    def without_a_date(self) -> list[tuple[str, str]]:
        """The running courses whose next dose has no day in the calendar: their ids, and why."""
        today = self._scribe.today()
        return [
            (treatment.course.id, next_words(treatment.course.fact, treatment.timeline, today))
            for treatment in self._reminders.treatments()
            if not treatment.course.fact.ended_on and _waits(treatment)
        ]

    def _lead_ups(self, today: date, last: date) -> Iterator[Planned]:
        now = self._scribe.now().replace(tzinfo=None)
        within = datetime.combine(last, time.max) - now
        treatments, drinking = self._reminders.treatments(), self._drinking.today()
        for one in due(now, within, treatments, (), drinking):
            if one.on >= today and one.kind not in (INFUSION, *QUESTIONS):
                yield Planned(
                    on=one.on,
                    at=one.at,
                    kind=one.kind,
                    title=one.title,
                    course=one.course,
                    dose=one.dose,
                )


def _waits(treatment: Treatment) -> bool:
    dose = open_dose(treatment.course.fact, treatment.timeline)
    return dose is None or dose.status is InfusionStatus.HELD


def _coming(treatment: Treatment, today: date, last: date) -> Iterator[PlannedDose]:
    """The doses up to a day; one that is booked need not stand in the order of its number."""
    latest = max(treatment.infusions, default=0)
    for dose in doses_ahead(treatment.course.fact, treatment.timeline, today):
        if dose.day <= last:
            yield dose
        elif dose.number > latest:
            return


def _infusion(treatment: Treatment, dose: PlannedDose) -> Planned:
    title = f"Infusion, dose {dose.number}"
    return Planned(
        on=dose.day,
        at=dose.at,
        kind=INFUSION,
        title=f"{title}, {dose.closer}" if dose.closer else title,
        course=treatment.course.id,
        dose=dose.number,
    )
