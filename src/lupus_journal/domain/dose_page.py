"""Everything on record about a dose: what was before it, what happened, and what came after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.days import written
from lupus_journal.domain.numbers import written as number_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.schedule import PlannedDose


class Line(NamedTuple):
    """Something that is known of a dose."""

    label: str
    words: str


class DosePage(NamedTuple):
    """What is known of a dose; what is not is left out."""

    before: tuple[Line, ...]
    during: tuple[Line, ...]
    after: tuple[Line, ...]


def dose_page(
    plan: PlannedDose | None,
    infusion: Infusion | None,
    note: str,
    follow_ups: Sequence[Line] = (),
) -> DosePage:
    """The page of a dose, from its place in the plan, its entry if it has one, and what followed."""
    return DosePage(
        before=_known(_before(plan, infusion)),
        during=_known(_during(infusion)) if infusion and infusion.given_on else (),
        after=(*_known(_after(plan, infusion, note)), *follow_ups),
    )


def _known(lines: Iterator[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.words)


def _before(plan: PlannedDose | None, infusion: Infusion | None) -> Iterator[Line]:
    yield Line("by the plan", written(plan.computed) if plan and plan.computed else "")
    if infusion is None:
        return
    booked = written(infusion.planned_on) if infusion.planned_on else ""
    at = f" at {infusion.planned_at:%H:%M}" if infusion.planned_at else ""
    yield Line("booked for", f"{booked}{at}")
    yield Line("reason", ", ".join(filter(None, [infusion.reason, infusion.reason_note])))
    if not infusion.given_on:
        yield Line("place", infusion.place)


def _during(infusion: Infusion) -> Iterator[Line]:
    yield Line("given on", written(infusion.given_on) if infusion.given_on else "")
    yield Line("arrived", _clock(infusion.arrived_at))
    yield Line("start", _clock(infusion.started_at))
    yield Line("end", _clock(infusion.ended_at))
    yield Line("left", _clock(infusion.left_at))
    yield Line("dose as given", infusion.dose_given)
    weight = infusion.weight_kg
    yield Line("weight", f"{number_written(weight)} kg" if weight else "")
    yield Line("lot", infusion.lot)
    yield Line("lot expires", written(infusion.lot_expires) if infusion.lot_expires else "")
    yield Line("place", infusion.place)
    yield Line("nurse", infusion.nurse)
    yield Line("access", infusion.access_site)
    attempts = infusion.access_attempts
    yield Line("attempts", "" if attempts is None else str(attempts))


def _after(plan: PlannedDose | None, infusion: Infusion | None, note: str) -> Iterator[Line]:
    minutes = infusion.observed_minutes if infusion else None
    yield Line("observed", "" if minutes is None else f"{minutes} min")
    yield Line("note", note)
    if plan and plan.broken:
        yield Line("published limit", str(plan.broken))
        yield Line("its source", plan.broken.limit.source)


def _clock(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else ""
