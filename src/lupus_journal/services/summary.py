"""The page for a visit: what it says of a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lupus_journal.domain.days import dated, months_later, written
from lupus_journal.domain.dose_words import next_words, open_words
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.labs import ReportedResult
from lupus_journal.domain.tapers import Taken
from lupus_journal.domain.visit_page import Days, VisitPage
from lupus_journal.services.summary_labs import labs_section
from lupus_journal.services.summary_symptoms import symptoms_section
from lupus_journal.services.summary_treatment import (
    infusions_section,
    medicine_words,
    steroids_section,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from lupus_journal.domain.checkins import Checkin, SymptomScore
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.labs import LabReport, LabResult
    from lupus_journal.domain.medicines import DosePeriod, Medicine
    from lupus_journal.domain.person import Person
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import Entries

F = TypeVar("F")

USUAL_MONTHS = 6
NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The entries that a page is made from."""

    courses: Entries[Course]
    infusions: Entries[Infusion]
    medicines: Entries[Medicine]
    dose_periods: Entries[DosePeriod]
    lab_reports: Entries[LabReport]
    lab_results: Entries[LabResult]
    symptoms: Entries[SymptomScore]
    checkins: Entries[Checkin]


class SummaryService:
    """Says on one page what a visit needs; entries marked private and notes stay out of it."""

    def __init__(
        self,
        kept: Kept,
        person: PersonService,
        clock: Clock,
        symptom_named: Callable[[str], Symptom],
    ) -> None:
        self._kept = kept
        self._person = person
        self._clock = clock
        self._symptom_named = symptom_named

    def page(self, since: date | None = None) -> VisitPage:
        """The page for the days since one, up to today; the last six months unless it is named."""
        days = self._days(since)
        person, courses, taken = self._person.get(), self._courses(days), self._taken()
        scores = _shared(self._kept.symptoms.between(days.first, days.last))
        checkins = _shared(self._kept.checkins.between(days.first, days.last))
        return VisitPage(
            title=" – ".join(filter(None, ("Visit summary", person.name))),
            facts=(*_about(person, days), *_ahead(courses, taken, days.last)),
            sections=(
                infusions_section(courses, days),
                steroids_section(taken, days),
                labs_section(list(self._results(days.last))),
                symptoms_section(
                    scores,
                    checkins,
                    self._kept_in(days, (*scores, *checkins)),
                    self._symptom_named,
                ),
            ),
        )

    def _days(self, since: date | None) -> Days:
        today = self._clock.now().date()
        if since is not None and since > today:
            raise InvalidEntry(
                f"{written(since)} has not come yet: the page looks back, "
                "so name a day up to today."
            )
        return Days(since or months_later(today, -USUAL_MONTHS), today)

    def _kept_in(self, days: Days, noted: Iterable[SymptomScore | Checkin]) -> Days:
        """The days from the first on which anything was noted, unless that was before them all."""
        for log in (self._kept.symptoms, self._kept.checkins):
            if log.between(None, days.first, newest=1, private=0):
                return days
        return Days(min((one.on for one in noted), default=days.first), days.last)

    def _courses(self, days: Days) -> list[tuple[Course, dict[int, Infusion]]]:
        """The courses that run or ended in these days, each with its doses by number."""
        running = [
            entry
            for entry in self._kept.courses.between(None, days.last)
            if not entry.private
            and (entry.fact.ended_on is None or entry.fact.ended_on >= days.first)
        ]
        return [
            (course.fact, {fact.dose: fact for fact in _shared(self._infusions_of(course))})
            for course in running
        ]

    def _infusions_of(self, course: Entry[Course]) -> list[Entry[Infusion]]:
        return self._kept.infusions.matching(course=course.id)

    def _taken(self) -> list[Taken]:
        """The medicines, the one begun first before the others."""
        return [
            Taken(entry.fact, self._doses_of(entry))
            for entry in reversed(self._kept.medicines.between())
            if not entry.private
        ]

    def _doses_of(self, medicine: Entry[Medicine]) -> list[DosePeriod]:
        return _shared(self._kept.dose_periods.matching(medicine=medicine.id))[::-1]

    def _results(self, last: date) -> Iterator[ReportedResult]:
        """Every result up to a day, however long ago, with its report."""
        reports = {
            report.id: report
            for report in self._kept.lab_reports.between(None, last)
            if not report.private
        }
        for result in self._kept.lab_results.between(None, last):
            if not result.private and (report := reports.get(result.fact.report)):
                yield ReportedResult(result, report)


def _shared(entries: Iterable[Entry[F]]) -> list[F]:
    """The facts of entries that are not private."""
    return [entry.fact for entry in entries if not entry.private]


def _about(person: Person, days: Days) -> Iterator[tuple[str, str]]:
    yield "Born", dated(person.birth_date) if person.birth_date else NOT_RECORDED
    yield "Days", f"{written(days.first)} to {written(days.last)} ({days.count} days)"


def _ahead(
    courses: Iterable[tuple[Course, dict[int, Infusion]]], taken: Iterable[Taken], today: date
) -> Iterator[tuple[str, str]]:
    coming = [
        (f"Next infusion, {course.medicine}", next_words(course, kept, today))
        for course, kept in courses
    ]
    for course, kept in courses:
        if opened := open_words(course, kept, today):
            yield f"Open, {course.medicine}", opened
    yield from coming or [("Next infusion", NOT_RECORDED)]
    yield "Medicines", medicine_words(taken, today) or NOT_RECORDED
