"""What a person sees first: how far the next infusion is, what is due, and how today was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.schedule import cycle_day, next_dates
from lupus_journal.services.reminders import HYDRATION

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.reminders import Due, Treatment
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.services.checkins import CheckinService
    from lupus_journal.services.fluids import FluidService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.reminders import ReminderService
    from lupus_journal.services.scribe import Scribe


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """The next infusion of all courses, and where in its cycle the person is."""

    medicine: str
    dose: PlannedDose
    place: str
    cycle_day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything that the first screen shows, read at one moment."""

    calendar_day: date
    own_day: date
    has_course: bool
    countdown: Countdown | None
    due: tuple[Due, ...]
    figures: tuple[Entry[SymptomScore], ...]
    drinks_matter: bool
    """Whether it is the day before an infusion, or its day."""
    drunk_ml: int | None
    """What was logged on the own day, or `None` if nothing was."""


class TodayService:
    """Reads the first screen's page."""

    def __init__(
        self,
        reminders: ReminderService,
        checkins: CheckinService,
        fluids: FluidService,
        person: PersonService,
        scribe: Scribe,
    ) -> None:
        self._reminders = reminders
        self._checkins = checkins
        self._fluids = fluids
        self._person = person
        self._scribe = scribe

    def page(self) -> TodayPage:
        """The page as of now."""
        today, own_day = self._scribe.today(), self._person.today()
        treatments = self._reminders.treatments()
        due = tuple(self._reminders.due())
        return TodayPage(
            calendar_day=today,
            own_day=own_day,
            has_course=bool(treatments),
            countdown=_countdown(treatments, today),
            due=due,
            figures=tuple(self._checkins.figures_on(own_day)),
            drinks_matter=any(one.kind in HYDRATION for one in due),
            drunk_ml=self._fluids.drunk_on(own_day),
        )


def _countdown(treatments: list[Treatment], today: date) -> Countdown | None:
    """The nearest dose that stands in the calendar, of any course."""
    coming = [found for treatment in treatments if (found := _next_of(treatment, today))]
    return min(coming, key=lambda countdown: countdown.dose.day, default=None)


def _next_of(treatment: Treatment, today: date) -> Countdown | None:
    infusions = treatment.timeline
    dose = next(iter(next_dates(treatment.course.fact, infusions, today, 1)), None)
    if dose is None:
        return None
    booked = infusions.get(dose.number)
    given = [one.given_on for one in infusions.values() if one.given_on]
    return Countdown(
        medicine=treatment.course.fact.medicine,
        dose=dose,
        place=booked.place if booked else "",
        cycle_day=cycle_day(today, given),
    )
