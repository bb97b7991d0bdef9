"""The cycle engine: which dose comes when, what it is called, and what stands beside its date.

Nothing here moves an appointment: a booked day beats a computed one, and a given day beats both.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.phases import total_doses
from lupus_journal.domain.reckoning import reckoned
from lupus_journal.domain.spacing import GivenBefore, closer_than_usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, time

    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.phases import Phase, PublishedLimit
    from lupus_journal.domain.reckoning import Reckoned
    from lupus_journal.domain.spacing import BrokenLimit


class PlannedDose(NamedTuple):
    """A dose of a course on the day it was given, is booked for, or is due by the rule."""

    number: int
    block: int
    is_loading: bool
    computed: date | None
    """What the rule says, or `None` where an order alone sets the day."""
    day: date
    at: time | None
    """The booked time at the centre."""
    status: InfusionStatus
    usual_gap: int | None
    """The days that the plan has between the dose before and this one."""
    lateness: int | None
    """Days between the computed day and the given or booked one; negative is early."""
    closer: str | None
    """What to say when it is nearer to the last given dose than the plan has it."""
    broken: BrokenLimit | None
    """The published limit that it did not keep; only a given dose can break one."""

    @property
    def limit(self) -> str | None:
        """The broken limit as a sentence."""
        return str(self.broken) if self.broken else None


def doses(course: Course, infusions: Mapping[int, Infusion]) -> Iterator[PlannedDose]:
    """Every dose from the first on, as they are asked for; `infusions` goes by dose number.

    They end with the regimen, with the course, or where the next one waits for an order.
    """
    before = GivenBefore()
    for place in reckoned(course, infusions):
        dose = _planned(place, infusions.get(place.number), course.limits, before)
        is_given = dose.status is InfusionStatus.GIVEN
        if course.ended_on and dose.day > course.ended_on and not is_given:
            return
        yield dose
        if is_given:
            before = before.with_dose(dose.day, begins_block=place.begins_block)


def dose_numbered(
    course: Course, infusions: Mapping[int, Infusion], number: int
) -> PlannedDose | None:
    """The dose of a number, if the plan goes as far and has not passed it over."""
    dose = next((dose for dose in doses(course, infusions) if dose.number >= number), None)
    return dose if dose and dose.number == number else None


def open_doses(course: Course, infusions: Mapping[int, Infusion]) -> Iterator[PlannedDose]:
    """The doses of which something is asked yet; those before a given one are history."""
    settled = settled_up_to(infusions)
    later = (dose for dose in doses(course, infusions) if dose.number > settled)
    return (dose for dose in later if not dose.status.is_settled)


def open_dose(course: Course, infusions: Mapping[int, Infusion]) -> PlannedDose | None:
    """The dose to be asked about: the earliest that is open."""
    return next(open_doses(course, infusions), None)


def next_number(course: Course, infusions: Mapping[int, Infusion]) -> int | None:
    """The number of the next dose, planned or still to be ordered; `None` if there is no more."""
    following, total = settled_up_to(infusions) + 1, total_doses(course.phases)
    return following if total is None or following <= total else None


def settled_up_to(infusions: Mapping[int, Infusion]) -> int:
    """The number of the dose before the earliest that can be open; 0 before the first.

    A given dose closes all that were to come before it. One that is missed or cancelled speaks
    for itself alone: the booked dose before it is still awaited.
    """
    given = (n for n, infusion in infusions.items() if infusion.status is InfusionStatus.GIVEN)
    number = max(given, default=0)
    while (following := infusions.get(number + 1)) and following.status.is_settled:
        number += 1
    return number


def doses_ahead(
    course: Course, infusions: Mapping[int, Infusion], today: date
) -> Iterator[PlannedDose]:
    """The doses that stand in the calendar from today on, as they are asked for."""
    for dose in open_doses(course, infusions):
        if dose.day >= today and dose.status.is_ahead:
            yield dose


def next_dates(
    course: Course, infusions: Mapping[int, Infusion], today: date, count: int = 6
) -> tuple[PlannedDose, ...]:
    """The next doses that stand in the calendar, from today on."""
    return tuple(islice(doses_ahead(course, infusions, today), count))


def preview(
    phases: tuple[Phase, ...], start: date, count: int, rule: AnchorRule
) -> tuple[date, ...]:
    """The first dates of a plan that begins on a day, that day included."""
    course = Course(regimen="preview", medicine="preview", start=start, phases=phases, rule=rule)
    return tuple(dose.day for dose in islice(doses(course, {}), count))


def dose_nearest(course: Course, infusions: Mapping[int, Infusion], day: date) -> int:
    """The number of the dose whose day by the rule is nearest, to join a course under way."""
    nearest, distance = 1, None
    for dose in doses(course, infusions):
        ruled = dose.computed or dose.day
        apart = abs((ruled - day).days)
        if distance is None or apart < distance:
            nearest, distance = dose.number, apart
        if ruled >= day:
            break
    return nearest


def cycle_day(on: date, given_days: Iterable[date]) -> int | None:
    """The days since the last infusion given by then: 0 on its own day, `None` before the first."""
    last = max((day for day in given_days if day <= on), default=None)
    return None if last is None else (on - last).days


def _planned(
    place: Reckoned,
    infusion: Infusion | None,
    limits: tuple[PublishedLimit, ...],
    before: GivenBefore,
) -> PlannedDose:
    status = infusion.status if infusion else InfusionStatus.PLANNED
    is_given = status is InfusionStatus.GIVEN
    broken = before.broken_by(place.day, limits, begins_block=place.begins_block)
    return PlannedDose(
        number=place.number,
        block=place.block.number,
        is_loading=place.block.is_loading,
        computed=place.computed,
        day=place.day,
        at=infusion.planned_at if infusion else None,
        status=status,
        usual_gap=place.usual_gap,
        lateness=_lateness(place, infusion),
        closer=closer_than_usual(place.day, before.dose, place.usual_gap)
        if status.is_ahead
        else None,
        broken=broken if is_given else None,
    )


def _lateness(place: Reckoned, infusion: Infusion | None) -> int | None:
    """How late a given or booked dose is; held, missed and cancelled ones are neither."""
    if infusion is None or place.computed is None:
        return None
    is_booked = infusion.status.is_ahead and infusion.planned_on is not None
    if not is_booked and infusion.status is not InfusionStatus.GIVEN:
        return None
    return (place.day - place.computed).days
