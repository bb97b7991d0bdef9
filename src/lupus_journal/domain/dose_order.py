"""Whether a dose can have been given on a day, beside the other doses of its course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.schedule import doses, open_doses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.schedule import PlannedDose


def check_order(course: Course, infusions: Mapping[int, Infusion], number: int, on: date) -> None:
    """Refuse a day on the wrong side of another dose's, and a number the plan has not come to."""
    for other, infusion in infusions.items():
        given = infusion.given_on
        if given is None:
            continue
        if (other < number and given > on) or (other > number and given < on):
            order = "before" if given > on else "after"
            raise InvalidEntry(
                f"Dose {other} was given on {written(given)}, so dose {number} cannot have been "
                f"given {order} it, on {written(on)}: check the day and the number of the dose."
            )
    _check_number(course, infusions, number, on)


def check_not_told_twice(infusions: Mapping[int, Infusion], number: int, on: date) -> None:
    """Refuse a second infusion on one day whose dose nobody named: most likely it is the first."""
    for other, infusion in infusions.items():
        if infusion.given_on == on:
            raise InvalidEntry(
                f"Dose {other} is recorded for {written(on)} already: "
                f"if this was another one, name it with --dose {number}."
            )


def passed_over(
    course: Course, infusions: Mapping[int, Infusion], number: int, today: date
) -> PlannedDose | None:
    """The earliest dose, its day come, of which nobody would ask once a later one was given."""
    for earlier in open_doses(course, infusions):
        if earlier.number >= number or earlier.day > today:
            return None
        if earlier.status.is_ahead:
            return earlier
    return None


def passed_over_words(dose: PlannedDose) -> str:
    """What to ask about a dose that is about to be passed over."""
    return (
        f"Dose {dose.number} was planned for {written(dose.day)}, and nothing says yet what "
        "became of it: given, moved, held or missed?"
    )


def _check_number(course: Course, infusions: Mapping[int, Infusion], number: int, on: date) -> None:
    for earlier in doses(course, infusions):
        if earlier.number >= number:
            return
        if earlier.status.is_ahead and earlier.day > on:
            raise InvalidEntry(
                f"Dose {earlier.number} is planned for {written(earlier.day)}, so dose {number} "
                f"cannot have been given on {written(on)}: check its number."
            )
