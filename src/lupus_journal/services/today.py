"""What a person sees first: how far the next infusion is, what is due, and how today was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import day_of
from lupus_journal.domain.drinking import Drinking
from lupus_journal.domain.person import Person
from lupus_journal.domain.schedule import next_dates
from lupus_journal.services.demo.mark import made_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lupus_journal.domain.checkins import Checkin, SymptomScore
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.reminders import Due, Treatment
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.services.checkins import CheckinService
    from lupus_journal.services.fluids import FluidService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import Moment
    from lupus_journal.services.reminders import ReminderService
    from lupus_journal.services.scribe import Scribe

DATES_AHEAD = 4
"""How many dates of a course are looked up: the next one, and what follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """The next infusion of all courses, and where in its cycle the person is."""

    medicine: str
    dose: PlannedDose
    place: str
    last_given: date | None
    """When the course's latest dose was given, if one was."""
    following: tuple[date, ...]
    """The dates after the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything that the first screen shows, read at one moment."""

    calendar_day: date
    own_day: date
    is_untouched: bool
    """Whether nothing was ever done in this journal."""
    is_made_up: bool
    """Whether it is the demo's."""
    has_course: bool
    countdown: Countdown | None
    due: tuple[Due, ...]
    figures: tuple[Entry[SymptomScore], ...]
    moments: tuple[Entry[Checkin], ...]
    """The check-ins of the own day, which carry its notes."""
    drinking: Drinking | None
    """What was drunk on the own day, beside the clinic's limit; `None` where it plays no part."""

    @property
    def is_bad_day(self) -> bool:
        """Whether it was logged that today is too much."""
        return any(entry.fact.too_tired for entry in self.moments)


class TodayService:
    """Reads the first screen's page."""

    def __init__(
        self,
        reminders: ReminderService,
        checkins: CheckinService,
        fluids: FluidService,
        person: PersonService,
        scribe: Scribe,
        is_untouched: Callable[[], bool],
        moment: Moment,
    ) -> None:
        self._reminders = reminders
        self._checkins = checkins
        self._fluids = fluids
        self._person = person
        self._scribe = scribe
        self._is_untouched = is_untouched
        self._moment = moment

    def page(self) -> TodayPage:
        """The page as of now."""
        with self._moment():
            return self._page()

    def _page(self) -> TodayPage:
        entry, today = self._person.entry(), self._scribe.today()
        person = entry.fact if entry else Person()
        own_day = day_of(self._scribe.now(), person.day_ends)
        treatments = self._reminders.treatments()
        countdown = _countdown(treatments, today)
        moments = tuple(self._checkins.moments_on(own_day))
        return TodayPage(
            calendar_day=today,
            own_day=own_day,
            # Asked last, and hardly ever: most journals have a course, or a person.
            is_untouched=not (entry or treatments or moments) and self._is_untouched(),
            is_made_up=made_on(entry, None) is not None,
            has_course=bool(treatments),
            countdown=countdown,
            due=tuple(self._reminders.due_of(treatments)),
            figures=tuple(self._checkins.figures_on(own_day)),
            moments=moments,
            drinking=self._drinking(person, own_day, is_near=_is_near(countdown, today)),
        )

    def _drinking(self, person: Person, own_day: date, *, is_near: bool) -> Drinking | None:
        drunk = self._fluids.drunk_on(own_day)
        if drunk is None and not is_near:
            return None
        return Drinking(limit_ml=person.fluid_limit_ml, drunk_ml=drunk)


def _countdown(treatments: list[Treatment], today: date) -> Countdown | None:
    """The nearest dose that stands in the calendar, of any course."""
    coming = [found for treatment in treatments if (found := _next_of(treatment, today))]
    return min(coming, key=lambda countdown: countdown.dose.day, default=None)


def _next_of(treatment: Treatment, today: date) -> Countdown | None:
    infusions = treatment.timeline
    dates = next_dates(treatment.course.fact, infusions, today, DATES_AHEAD)
    if not dates:
        return None
    dose, *following = dates
    booked = infusions.get(dose.number)
    given = (one.given_on for one in infusions.values() if one.given_on)
    return Countdown(
        medicine=treatment.course.fact.medicine,
        dose=dose,
        place=booked.place if booked else "",
        last_given=max((day for day in given if day <= today), default=None),
        following=tuple(one.day for one in following),
    )


def _is_near(countdown: Countdown | None, today: date) -> bool:
    """Whether it is the day before an infusion, or its day."""
    return countdown is not None and (countdown.dose.day - today).days <= 1
