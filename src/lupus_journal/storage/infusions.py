"""Infusions in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import DAY_RECORDED, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(infusion: Infusion) -> dict[str, Value]:
    return {
        "course": infusion.course,
        "dose": infusion.dose,
        "status": infusion.status.value,
        "planned_on": columns.kept(infusion.planned_on),
        "planned_at": columns.kept(infusion.planned_at),
        "reason": infusion.reason.value if infusion.reason else None,
        "reason_note": infusion.reason_note,
        "given_on": columns.kept(infusion.given_on),
        "arrived_at": columns.kept(infusion.arrived_at),
        "started_at": columns.kept(infusion.started_at),
        "ended_at": columns.kept(infusion.ended_at),
        "left_at": columns.kept(infusion.left_at),
        "dose_given": infusion.dose_given,
        "weight_kg": columns.kept(infusion.weight_kg),
        "lot": infusion.lot,
        "lot_expires": columns.kept(infusion.lot_expires),
        "place": infusion.place,
        "nurse": infusion.nurse,
        "access_site": infusion.access_site,
        "access_attempts": infusion.access_attempts,
        "observed_minutes": infusion.observed_minutes,
    }


def _fact(row: Mapping[str, Value]) -> Infusion:
    return Infusion(
        course=columns.text(row, "course"),
        dose=columns.whole(row, "dose"),
        status=columns.choice(row, "status", InfusionStatus),
        planned_on=columns.maybe_day(row, "planned_on"),
        planned_at=columns.clock(row, "planned_at"),
        reason=columns.maybe_choice(row, "reason", HoldReason),
        reason_note=columns.text(row, "reason_note"),
        given_on=columns.maybe_day(row, "given_on"),
        arrived_at=columns.moment(row, "arrived_at"),
        started_at=columns.moment(row, "started_at"),
        ended_at=columns.moment(row, "ended_at"),
        left_at=columns.moment(row, "left_at"),
        dose_given=columns.text(row, "dose_given"),
        weight_kg=columns.number(row, "weight_kg"),
        lot=columns.text(row, "lot"),
        lot_expires=columns.maybe_day(row, "lot_expires"),
        place=columns.text(row, "place"),
        nurse=columns.text(row, "nurse"),
        access_site=columns.text(row, "access_site"),
        access_attempts=columns.maybe_whole(row, "access_attempts"),
        observed_minutes=columns.maybe_whole(row, "observed_minutes"),
    )


INFUSIONS = Kind(
    table="infusions",
    dated_by=f"coalesce(given_on, planned_on, {DAY_RECORDED})",
    columns=_columns,
    fact=_fact,
)
