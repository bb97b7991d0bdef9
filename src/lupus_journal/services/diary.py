"""The diary: a month to look at, and what is logged for one of its days."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.days import written
from lupus_journal.domain.diary import Month, weeks_of
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.occasions import Occasion, read_occasion
from lupus_journal.domain.schedule import doses_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, tzinfo
    from decimal import Decimal

    from lupus_journal.domain.checkins import Checkin
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.reminders import Treatment
    from lupus_journal.services.checkins import CheckinService
    from lupus_journal.services.fluids import FluidService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.reminders import ReminderService
    from lupus_journal.services.scribe import Scribe
    from lupus_journal.services.symptoms import SymptomService


class DiaryQueries(Protocol):
    """The questions about the days of a span, both ends included."""

    def figures(self, first: date, last: date) -> Mapping[str, Mapping[date, Decimal]]:
        """By symptom, the last figure of each day that has one."""
        ...

    def with_notes(self, first: date, last: date) -> frozenset[date]:
        """The days that have a note."""
        ...

    def with_labs(self, first: date, last: date) -> frozenset[date]:
        """The days that have laboratory results."""
        ...

    def with_drinks(self, first: date, last: date) -> frozenset[date]:
        """The days that have drinks."""
        ...


class DiaryService:
    """Shows months, and logs for any day that has come; an earlier one is remembered later."""

    def __init__(
        self,
        queries: DiaryQueries,
        checkins: CheckinService,
        symptoms: SymptomService,
        fluids: FluidService,
        reminders: ReminderService,
        person: PersonService,
        scribe: Scribe,
        zone: tzinfo,
    ) -> None:
        self._queries = queries
        self._checkins = checkins
        self._symptoms = symptoms
        self._fluids = fluids
        self._reminders = reminders
        self._person = person
        self._scribe = scribe
        self._zone = zone

    def today(self) -> date:
        """The person's own day."""
        return self._person.today()

    def month(self, day: date) -> Month:
        """What the days of a day's month hold, and those of its first and its last week."""
        weeks = weeks_of(day)
        first, last = weeks[0][0], weeks[-1][-1]
        treatments = self._reminders.treatments()
        return Month(
            first=day.replace(day=1),
            figures=self._queries.figures(first, last),
            given=_given(treatments, first, last),
            planned=_planned(treatments, first, last),
            notes=self._queries.with_notes(first, last),
            labs=self._queries.with_labs(first, last),
            drinks=self._queries.with_drinks(first, last),
        )

    def check_in(
        self, day: date, figures: Mapping[str, Decimal], *, note: str = "", too_tired: bool = False
    ) -> Entry[Checkin]:
        """Keep a check-in of a day; that it is too much for details is kept once."""
        when = self._when(day)
        says_no_more = too_tired and not (figures or note.strip())
        if says_no_more and self._checkins.is_bad_day(when.on):
            raise InvalidEntry(f"“Too tired for details” is logged for {written(when.on)} already.")
        return self._checkins.record(when, figures, note=note, too_tired=too_tired)

    def log_symptom(
        self, day: date, symptom: str, value: Decimal, *, site: str = "", note: str = ""
    ) -> Entry[SymptomScore]:
        """Keep how a symptom was on a day."""
        when = self._when(day)
        score = SymptomScore(when.on, when.at, symptom, value, site)
        return self._symptoms.record(score, note=note, origin=when.origin)

    def log_drink(self, day: date, ml: int, at: str = "") -> Entry[Fluid]:
        """Keep a drink of a day, with its time as typed if that is known."""
        when = self._when(day, at)
        return self._fluids.record(Fluid(when.on, when.at, ml), origin=when.origin)

    def log_note(self, day: date, note: str) -> Entry[Checkin]:
        """Keep a note on a day."""
        return self.check_in(day, {}, note=note)

    def _when(self, day: date, at: str = "") -> Occasion:
        """This moment if it is today; a day that is over has no time unless one is typed."""
        if day == self.today() and not at.strip():
            return self._person.right_now()
        return read_occasion(
            day.isoformat(),
            at.strip() or None,
            now=self._scribe.now(),
            zone=self._zone,
            day_ends=self._person.get().day_ends,
        )


def _given(treatments: Iterable[Treatment], first: date, last: date) -> frozenset[date]:
    return frozenset(
        infusion.given_on
        for treatment in treatments
        for infusion in treatment.timeline.values()
        if infusion.given_on and first <= infusion.given_on <= last
    )


def _planned(treatments: Iterable[Treatment], first: date, last: date) -> frozenset[date]:
    return frozenset(
        dose.day
        for treatment in treatments
        for dose in takewhile(
            lambda dose: dose.day <= last,
            doses_ahead(treatment.course.fact, treatment.timeline, first),
        )
    )
