"""What is told once something became of a dose: that, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.dose_words import day_words, next_words
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.schedule import dose_numbered
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
    following = f"next: {next_words(course, infusions, today)}"
    if infusion.given_on:
        return f" recorded for {written(infusion.given_on)}{_lateness(dose)}; {following}"
    if infusion.status in BOOKED:
        when = f" {day_words(dose, today)}" if dose else ""
        return f" {BOOKED[infusion.status]}{when}{_lateness(dose)}"
    planned = f", planned for {written(infusion.planned_on)}," if infusion.planned_on else ""
    if infusion.status is InfusionStatus.HELD:
        return f"{planned} is held: {infusion.reason}"
    return f"{planned} is recorded as {infusion.status}; {following}"


def _lateness(dose: PlannedDose | None) -> str:
    late = dose.lateness if dose else None
    return "" if late is None else f", {lateness_words(late)}"
