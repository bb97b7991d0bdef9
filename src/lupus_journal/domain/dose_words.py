"""Doses in words: what became of one, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.days import relative, written
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.schedule import doses_ahead, next_number, open_dose
from lupus_journal.domain.spacing import lateness_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.phases import Phase
    from lupus_journal.domain.schedule import PlannedDose

OUTCOME = "given, moved or held?"


def state_words(dose: PlannedDose, infusion: Infusion | None) -> str:
    """What became of a dose, or how it stands in the calendar: “given, 5 days late”."""
    parts = [_status(dose, infusion)]
    if infusion and dose.status.is_ahead:
        parts += [f"at {dose.at:%H:%M}"] if dose.at else []
        parts += [infusion.place] if infusion.place else []
    if dose.lateness is not None:
        parts.append(lateness_words(dose.lateness))
    if dose.closer:
        parts.append(dose.closer)
    return ", ".join(parts)


def asked_words(
    dose: PlannedDose,
    infusion: Infusion | None,
    ended_on: date | None,
    today: date,
    *,
    is_open: bool,
) -> str:
    """How a dose stands; once the day of the open one has passed, it is asked what became of it.

    Of a course that has ended nothing more is asked.
    """
    words = state_words(dose, infusion)
    if not dose.status.is_ahead or dose.day >= today:
        return words
    has_ended = ended_on is not None and ended_on <= today
    return f"{words}: {OUTCOME}" if is_open and not has_ended else "nothing recorded"


def part_words(dose: PlannedDose, phases: Sequence[Phase]) -> str:
    """The part of a plan that a dose belongs to, where the plan has parts."""
    if dose.is_loading:
        return "loading doses"
    last = phases[-1]
    if len(last.offsets) > 1 and last.blocks != 1:
        return f"round {dose.block - sum(phase.blocks or 0 for phase in phases[:-1])}"
    return "maintenance" if len(phases) > 1 else ""


def day_words(dose: PlannedDose, today: date) -> str:
    """When a dose comes: “Tue 31 Mar 2026 at 09:30 (in 5 days)”."""
    at = f" at {dose.at:%H:%M}" if dose.at else ""
    words = f"{written(dose.day)}{at} ({relative(dose.day, today)})"
    return f"{words}, {dose.closer}" if dose.closer else words


def next_words(course: Course, infusions: Mapping[int, Infusion], today: date) -> str:
    """What comes next in a course: a day, a new date that is missing, an order, or nothing.

    It is never a day that has passed; whether one is open, `open_words` says.
    """
    if course.ended_on is not None and course.ended_on <= today:
        return f"none, ended on {written(course.ended_on)}"
    dose = open_dose(course, infusions)
    if dose is None:
        waits = next_number(course, infusions) is not None and course.ended_on is None
        return "not planned, it waits for an order" if waits else "none, the plan is complete"
    if dose.status is InfusionStatus.HELD:
        return f"dose {dose.number} is held and has no new date"
    ahead = next(doses_ahead(course, infusions, today), None)
    return day_words(ahead, today) if ahead else "no date after that"


def open_words(course: Course, infusions: Mapping[int, Infusion], today: date) -> str:
    """The dose whose day has passed, and what is asked about it; empty if nothing is."""
    has_ended = course.ended_on is not None and course.ended_on <= today
    dose = None if has_ended else open_dose(course, infusions)
    if dose is None or dose.day >= today or not dose.status.is_ahead:
        return ""
    return f"dose {dose.number}, {day_words(dose, today)}: {OUTCOME}"


def coming_words(course: Course, infusions: Mapping[int, Infusion], today: date) -> str:
    """What is open in a course, and what comes next, as the end of a sentence."""
    opened, coming = open_words(course, infusions, today), next_words(course, infusions, today)
    return f"open: {opened} Next: {coming}" if opened else f"next: {coming}"


def _status(dose: PlannedDose, infusion: Infusion | None) -> str:
    if infusion is None:
        return "planned"
    if dose.status is InfusionStatus.PLANNED and infusion.planned_on:
        return "booked"
    why = [infusion.reason, infusion.reason_note] if dose.status is InfusionStatus.HELD else []
    if dose.status in {InfusionStatus.MOVED, InfusionStatus.MISSED, InfusionStatus.CANCELLED}:
        why = [infusion.reason_note]
    said = ", ".join(filter(None, why))
    return f"{dose.status}: {said}" if said else dose.status.value
