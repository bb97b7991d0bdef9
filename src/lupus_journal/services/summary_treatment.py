"""What the visit page says of infusions, medicines and steroids."""

from __future__ import annotations

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
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.domain.tapers import Taken
    from lupus_journal.domain.visit_page import Days

NEWEST = 6
"""How many doses of a course are told even if they were given on plan."""


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
    """How many doses were planned and given in a span of days, and what became of them."""
    lines = [line for course, kept in courses for line in _course_lines(course, kept, days)]
    return Section("Infusions", tuple(lines or ["No infusion was planned or given."]))


def steroids_section(taken: Iterable[Taken], days: Days) -> Section:
    """The steroid doses of a span of days, each as it was typed."""
    lines = [line for one in taken if one.medicine.is_steroid for line in _steroid_lines(one, days)]
    return Section("Steroids", tuple(lines or ["No steroid dose is recorded."]))


def _course_lines(course: Course, kept: Mapping[int, Infusion], days: Days) -> Iterator[str]:
    joined = min(kept, default=1)
    within = [
        dose
        for dose in _until(course, kept, days.last)
        if dose.number >= joined and (_planned_on(dose) in days or dose.day in days)
    ]
    if not within:
        return
    planned = sum(_planned_on(dose) in days for dose in within)
    given = [dose for dose in within if dose.status is InfusionStatus.GIVEN and dose.day in days]
    brand = f" ({course.brand})" if course.brand else ""
    recorded = f", recorded from dose {joined} on" if joined > 1 else ""
    yield (
        f"{course.medicine}{brand}, since {dated(course.start)}{recorded}: "
        f"{planned} planned, {len(given)} given in these days."
    )
    yield from _dose_lines(within, kept, days.last)


def _dose_lines(
    within: Sequence[PlannedDose], kept: Mapping[int, Infusion], today: date
) -> Iterator[str]:
    """The newest doses and each one that left the plan, the newest first; the others as a number."""
    told = [
        (words, _left_plan(dose, kept.get(dose.number)))
        for dose in reversed(within)
        if (words := _dose_words(dose, kept.get(dose.number), today))
    ]
    lines = [words for place, (words, left) in enumerate(told) if place < NEWEST or left]
    yield from lines
    if others := len(told) - len(lines):
        yield f"{others} earlier {'dose' if others == 1 else 'doses'} given on plan."


def _until(course: Course, kept: Mapping[int, Infusion], last: date) -> Iterator[PlannedDose]:
    for dose in doses(course, kept):
        if dose.number > max(kept, default=0) and dose.day > last:
            return
        yield dose


def _planned_on(dose: PlannedDose) -> date:
    """The day by the rule; the booked day where an order alone sets it."""
    return dose.computed or dose.day


def _left_plan(dose: PlannedDose, infusion: Infusion | None) -> bool:
    """Whether a dose was not simply given on its day."""
    if dose.status is not InfusionStatus.GIVEN or not is_on_plan(dose.lateness or 0):
        return True
    return _was_held(infusion) or dose.limit is not None


def _was_held(infusion: Infusion | None) -> bool:
    return infusion is not None and infusion.reason is not None


def _dose_words(dose: PlannedDose, infusion: Infusion | None, today: date) -> str:
    """What happened to a dose, and on which day; empty for one that is still ahead."""
    if dose.status is InfusionStatus.GIVEN:
        return f"Dose {dose.number}: {_given_words(dose, infusion)}."
    if dose.status.is_ahead and dose.day >= today:
        return ""
    state = "nothing recorded" if dose.status.is_ahead else state_words(dose, infusion)
    return f"Dose {dose.number}: {state} (planned {dated(_planned_on(dose))})."


def _given_words(dose: PlannedDose, infusion: Infusion | None) -> str:
    given = f"given {dated(dose.day)}"
    if infusion is None or not _left_plan(dose, infusion):
        return given
    why = ": ".join(filter(None, (infusion.reason, infusion.reason_note)))
    held = f"held before for {why}" if _was_held(infusion) else why
    said = ", ".join(filter(None, (given, _off_by(dose), held)))
    return "; ".join(filter(None, (said, dose.limit)))


def _off_by(dose: PlannedDose) -> str:
    """How many days off the plan a dose was given: 2 days late (planned 31 Mar 2026)."""
    if not dose.lateness:
        return ""
    days = abs(dose.lateness)
    side = "late" if dose.lateness > 0 else "early"
    planned = dated(_planned_on(dose))
    return f"{days} {'day' if days == 1 else 'days'} {side} (planned {planned})"


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
