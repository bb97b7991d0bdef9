"""Treatment courses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.days import written
from lupus_journal.domain.dose_words import coming_words, next_words, open_words
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood, UnknownEntry
from lupus_journal.domain.identity import read_ending, shown
from lupus_journal.domain.infusions import Infusion, InfusionStatus
from lupus_journal.domain.names import folded
from lupus_journal.domain.outcome_words import outcome_words
from lupus_journal.domain.schedule import (
    dose_nearest,
    next_dates,
    next_number,
    open_dose,
    open_doses,
    preview,
)
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.domain.drinking import ToldToLimit
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.phases import Phase
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.services.infusions import InfusionService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe

PREVIEWED = 6
"""How many dates are shown ahead unless more are asked for."""


class CourseService:
    """Begins courses, ends them, and shows where they lead."""

    def __init__(
        self,
        courses: Entries[Course],
        infusions: InfusionService,
        person: PersonService,
        scribe: Scribe,
    ) -> None:
        self._courses = courses
        self._infusions = infusions
        self._person = person
        self._scribe = scribe

    def all(self) -> list[Entry[Course]]:
        """Every course, the newest first."""
        return self._courses.between()

    def running(self) -> list[Entry[Course]]:
        """The courses that have not ended, the newest first."""
        today = self._scribe.today()
        return [e for e in self.all() if e.fact.ended_on is None or e.fact.ended_on > today]

    def add(
        self,
        course: Course,
        *,
        note: str = "",
        last_given: date | None = None,
        told_to_limit: ToldToLimit | None = None,
    ) -> Entry[Course]:
        """Begin a course; one that is under way already begins with its latest infusion.

        Whether the person was told to limit drinking is asked at the first one, and kept with it.
        """
        self._refuse_a_second(course)
        entry = self._scribe.entry(course, note=note)
        latest = self._latest(course, last_given) if last_given else None
        with self._scribe.action() as action:
            self._courses.add(action, entry)
            if latest:
                self._infusions.keep(action, replace(latest, course=entry.id))
            if told_to_limit:
                person = replace(self._person.get(), limit_drinking=told_to_limit)
                self._person.keep(action, person)
        return entry

    def end(self, course: Entry[Course], on: date, reason: str) -> Entry[Course]:
        """End a course; what it held stays."""
        if course.fact.ended_on is not None:
            raise InvalidEntry(
                f"This course of {course.fact.medicine} ended on "
                f"{written(course.fact.ended_on)} already: edit it to change that."
            )
        if on < course.fact.start:
            raise InvalidEntry(
                f"This course of {course.fact.medicine} starts on {written(course.fact.start)}: "
                "if it never began, delete it."
            )
        given = [one.given_on for one in self._infusions.timeline(course).values() if one.given_on]
        if given and on < max(given):
            raise InvalidEntry(
                f"An infusion is recorded for {written(max(given))}, "
                f"so the course cannot have ended on {written(on)}."
            )
        ended = self._scribe.revised(course, replace(course.fact, ended_on=on, end_reason=reason))
        with self._scribe.action() as action:
            self._courses.change(action, ended, self._scribe.stamp())
        return ended

    def by_what_is_next(self) -> list[Entry[Course]]:
        """Every course: those that run, by their earliest open dose, then the others."""
        running = self.running()
        opened = {c.id: open_dose(c.fact, self._infusions.timeline(c)) for c in running}
        far = date.max
        running.sort(key=lambda c: dose.day if (dose := opened[c.id]) else far)
        return [*running, *(course for course in self.all() if course not in running)]

    def named(self, name: str | None) -> Entry[Course]:
        """The course that an ending of its id, its regimen, its medicine or its brand names.

        Without a name, the one that is running; a name that several have means the running one.
        """
        running = self.running()
        if name is None:
            return _only(running, name)
        found = [entry for entry in self.all() if _answers_to(entry, name)]
        still_running = [entry for entry in found if entry in running]
        return _only(still_running if len(still_running) == 1 else found, name)

    def next_up(self, name: str | None = None) -> Entry[Course]:
        """The course that a name means; without one, the running one with the earliest open dose."""
        running = self.running()
        if name is not None or len(running) == 1:
            return self.named(name)
        opened = {c.id: open_dose(c.fact, self._infusions.timeline(c)) for c in running}
        earliest = min((dose.day for dose in opened.values() if dose), default=None)
        candidates = [c for c in running if (dose := opened[c.id]) and dose.day == earliest]
        return _only(candidates or running, name)

    def dates_ahead(
        self, course: Entry[Course], rule: AnchorRule | None = None, count: int = PREVIEWED
    ) -> tuple[PlannedDose, ...]:
        """The next doses that stand in the calendar, under the course's rule or another one."""
        under = replace(course.fact, rule=rule or course.fact.rule)
        return next_dates(under, self._infusions.timeline(course), self._scribe.today(), count)

    def next_words(self, course: Entry[Course]) -> str:
        """What comes next in a course: a day, a missing date, an order, or nothing."""
        return next_words(course.fact, self._infusions.timeline(course), self._scribe.today())

    def open_words(self, course: Entry[Course]) -> str:
        """What is asked about the dose of a course whose day has passed; empty without one."""
        return open_words(course.fact, self._infusions.timeline(course), self._scribe.today())

    def coming_words(self, course: Entry[Course]) -> str:
        """What is open in a course, and what comes next, as the end of a sentence."""
        return coming_words(course.fact, self._infusions.timeline(course), self._scribe.today())

    def outcome_words(self, course: Entry[Course], number: int) -> str:
        """What became of a dose on record, and what comes next, without the full stop.

        The medicine is named only where the dose could be another one's.
        """
        medicine = f" of {course.fact.medicine}" if len(self.running()) > 1 else ""
        timeline, today = self._infusions.timeline(course), self._scribe.today()
        return f"Dose {number}{medicine}{outcome_words(course.fact, timeline, number, today)}"

    def preview(
        self, course: Course, last_given: date | None = None, count: int = PREVIEWED
    ) -> dict[AnchorRule, tuple[PlannedDose, ...]]:
        """The first open doses of a course that is not kept yet, under each rule."""
        latest = self._latest(course, last_given) if last_given else None
        given = {latest.dose: latest} if latest else {}
        return {
            rule: tuple(islice(open_doses(replace(course, rule=rule), given), count))
            for rule in AnchorRule
        }

    @staticmethod
    def dates(phases: tuple[Phase, ...], start: date, count: int) -> dict[AnchorRule, list[date]]:
        """The first dates of a plan under each rule, the start included."""
        return {rule: list(preview(phases, start, count, rule)) for rule in AnchorRule}

    def _refuse_a_second(self, course: Course) -> None:
        same = (other for other in self.all() if _plan_name(other.fact) == _plan_name(course))
        for other in same:
            goes_on = next_number(other.fact, self._infusions.timeline(other)) is not None
            if goes_on and other.fact.ended_on is None:
                raise InvalidEntry(
                    f"{course.regimen} is running already since {written(other.fact.start)} "
                    f"(id {shown(other.id)}): end that course first, or record infusions in it."
                )

    def _latest(self, course: Course, day: date) -> Infusion:
        if day > self._scribe.today():
            raise InvalidEntry(f"{written(day)} has not come yet: name the latest infusion given.")
        if day < course.start:
            raise InvalidEntry(
                f"The latest infusion, on {written(day)}, cannot lie before the course's first "
                f"day, {written(course.start)}."
            )
        dose = dose_nearest(course, {}, day)
        return Infusion(course="", dose=dose, status=InfusionStatus.GIVEN, given_on=day)


def _plan_name(course: Course) -> tuple[str, str]:
    """What a course is of; custom plans differ by their medicine."""
    return course.regimen, folded(course.medicine)


def _answers_to(entry: Entry[Course], name: str) -> bool:
    names = (entry.fact.regimen, entry.fact.medicine, entry.fact.brand)
    if folded(name) in map(folded, filter(None, names)):
        return True
    try:
        return entry.id.endswith(read_ending(name))
    except NotUnderstood:
        return False


def _only(candidates: Sequence[Entry[Course]], name: str | None) -> Entry[Course]:
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        listed = ", ".join(f"{entry.fact.medicine} ({shown(entry.id)})" for entry in candidates)
        raise UnknownEntry(f"There is more than one course: name it by its id, out of {listed}.")
    if name is None:
        raise UnknownEntry(
            "No course is running: add one with “lupus-journal course add REGIMEN --start DATE”."
        )
    raise UnknownEntry(f"No course goes by {quoted(name)}: “lupus-journal course list” shows them.")
