"""What the visit page says of infusions, medicines and steroids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import dated
from lupus_journal.domain.dose_words import state_words
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.schedule import doses
from lupus_journal.domain.spacing import is_on_plan
from lupus_journal.domain.visit_page import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.medicines import DosePeriod, Medicine
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.domain.visit_page import Days


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine with its doses, the earliest first."""

    medicine: Medicine
    periods: Sequence[DosePeriod]

    def dose_on(self, day: date) -> str:
        """The dose of a day as it was typed, or empty if none was."""
        return " and ".join(period.words for period in self.periods if period.covers(day))


def medicine_words(taken: Iterable[Taken], day: date) -> str:
    """The medicines of a day with their doses."""
    current = [one for one in taken if one.medicine.is_taken_on(day)]
    return "; ".join(
        f"{one.medicine.name} {dose}"
        if (dose := one.dose_on(day))
        else f"{one.medicine.name}, dose not recorded"
        for one in current
    )


def infusions_section(
    courses: Iterable[tuple[Course, Mapping[int, Infusion]]], days: Days
) -> Section:
    """The doses that were planned and given in a span of days, and those that left the plan."""
    lines = [line for course, kept in courses for line in _course_lines(course, kept, days)]
    return Section("Infusions", tuple(lines or ["No infusion was planned or given."]))


def steroids_section(taken: Iterable[Taken], days: Days) -> Section:
    """The steroid doses of a span of days, each as it was typed."""
    lines = [line for one in taken if one.medicine.is_steroid for line in _steroid_lines(one, days)]
    return Section("Steroids", tuple(lines or ["No steroid dose is recorded."]))


def _course_lines(course: Course, kept: Mapping[int, Infusion], days: Days) -> Iterator[str]:
    within = [
        dose
        for dose in _until(course, kept, days.last)
        if _planned_on(dose) in days or dose.day in days
    ]
    if not within:
        return
    planned = sum(_planned_on(dose) in days for dose in within)
    given = [dose for dose in within if dose.status is InfusionStatus.GIVEN and dose.day in days]
    brand = f" ({course.brand})" if course.brand else ""
    yield (
        f"{course.medicine}{brand}, since {dated(course.start)}: "
        f"{planned} planned, {len(given)} given in these days."
    )
    for dose in within:
        if said := _off_plan(dose, kept.get(dose.number), days.last):
            yield f"Dose {dose.number}, planned for {dated(_planned_on(dose))}: {said}."


def _until(course: Course, kept: Mapping[int, Infusion], last: date) -> Iterator[PlannedDose]:
    for dose in doses(course, kept):
        if dose.number > max(kept, default=0) and dose.day > last:
            return
        yield dose


def _planned_on(dose: PlannedDose) -> date:
    """The day by the rule; the booked day where an order alone sets it."""
    return dose.computed or dose.day


def _off_plan(dose: PlannedDose, infusion: Infusion | None, today: date) -> str:
    """What happened to a dose that was not simply given on its day."""
    if dose.status.is_ahead:
        return "nothing recorded" if dose.day < today else ""
    was_held = infusion is not None and infusion.reason is not None
    if dose.status is not InfusionStatus.GIVEN:
        return state_words(dose, infusion)
    if is_on_plan(dose.lateness or 0) and not was_held and not dose.limit:
        return ""
    why = [infusion.reason, infusion.reason_note] if infusion else []
    reason = ": ".join(filter(None, why))
    held = f"held for {reason}" if was_held else reason
    return "; ".join(filter(None, (state_words(dose, infusion), held, dose.limit)))


def _steroid_lines(taken: Taken, days: Days) -> Iterator[str]:
    now = taken.dose_on(days.last)
    name = taken.medicine.name
    if now:
        since = max(period.first_on for period in taken.periods if period.covers(days.last))
        yield f"{name}: {now} now, since {dated(since)}."
    elif any(period.first_on in days or period.covers(days.first) for period in taken.periods):
        yield f"{name}: no dose is recorded for now."
    changes = [
        f"{period.words} from {dated(period.first_on)}"
        for period in taken.periods
        if period.first_on in days
    ]
    if changes:
        yield f"Changes of {name} in these days: {'; '.join(changes)}."
    elif now:
        yield f"No change of {name} in these days."
