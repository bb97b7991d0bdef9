"""What is told once something became of a dose: that, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.dose_words import coming_words, day_words
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.schedule import dose_numbered, settled_up_to
from lupus_journal.domain.spacing import lateness_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.schedule import PlannedDose

BOOKED = {
    InfusionStatus.PLANNED: "booked for",
    InfusionStatus.CONFIRMED: "confirmed for",
    InfusionStatus.MOVED: "moved to",
}


def outcome_words(
    course: Course, infusions: Mapping[int, Infusion], number: int, today: date
) -> str:
    """What became of a dose on record, as it follows the dose's name in a sentence."""
    infusion = infusions[number]
    dose = dose_numbered(course, infusions, number)
    following = coming_words(course, infusions, today)
    if infusion.given_on:
        return f" recorded for {written(infusion.given_on)}{_lateness(dose)}; {following}"
    if infusion.status in BOOKED:
        when = f" {day_words(dose, today)}" if dose else ""
        return f" {BOOKED[infusion.status]}{when}{_lateness(dose)}"
    planned = f", planned for {written(infusion.planned_on)}," if infusion.planned_on else ""
    if infusion.status is InfusionStatus.HELD:
        return f"{planned} is held: {infusion.reason}"
    return f"{planned} is recorded as {infusion.status}; {following}"


def again_words(
    course: Course, infusions: Mapping[int, Infusion], number: int, was: InfusionStatus
) -> str:
    """How a dose stands again, as a sentence, once it is no longer what it was said to be."""
    name = f"Dose {number} of {course.medicine}"
    infusion, dose = infusions.get(number), dose_numbered(course, infusions, number)
    if infusion and infusion.status is InfusionStatus.HELD:
        return f"{name} is held again: {infusion.reason}."
    if infusion and infusion.status.is_settled:
        return f"{name} is recorded as {infusion.status} again."
    if dose is None or number <= settled_up_to(infusions):
        return f"{name} is no longer recorded as {was}."
    day = written(dose.day)
    if was is InfusionStatus.HELD:
        return f"{name} is no longer held: it is planned for {day}."
    if infusion and infusion.planned_on and infusion.status in BOOKED:
        return f"{name} is {BOOKED[infusion.status]} {day} again."
    return f"{name} is back on the plan: {day}."


def _lateness(dose: PlannedDose | None) -> str:
    late = dose.lateness if dose else None
    return "" if late is None else f", {lateness_words(late)}"
