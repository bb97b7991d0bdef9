"""Background medicines and their dose periods, in their tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import DAY_RECORDED, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _medicine_columns(medicine: Medicine) -> dict[str, Value]:
    return {
        "name": medicine.name,
        "started_on": columns.kept(medicine.started_on),
        "ended_on": columns.kept(medicine.ended_on),
        "end_reason": medicine.end_reason,
    }


def _medicine(row: Mapping[str, Value]) -> Medicine:
    return Medicine(
        name=columns.text(row, "name"),
        started_on=columns.maybe_day(row, "started_on"),
        ended_on=columns.maybe_day(row, "ended_on"),
        end_reason=columns.text(row, "end_reason"),
    )


def _period_columns(period: DosePeriod) -> dict[str, Value]:
    return {
        "medicine": period.medicine,
        "first_on": columns.kept(period.first_on),
        "last_on": columns.kept(period.last_on),
        "amount": columns.kept(period.amount),
        "unit": period.unit,
        "timing": period.timing,
    }


def _period(row: Mapping[str, Value]) -> DosePeriod:
    return DosePeriod(
        medicine=columns.text(row, "medicine"),
        first_on=columns.day(row, "first_on"),
        last_on=columns.maybe_day(row, "last_on"),
        amount=Decimal(columns.text(row, "amount")),
        unit=columns.text(row, "unit"),
        timing=columns.text(row, "timing"),
    )


MEDICINES = Kind(
    table="medicines",
    dated_by=f"coalesce(started_on, {DAY_RECORDED})",
    columns=_medicine_columns,
    fact=_medicine,
)
DOSE_PERIODS = Kind(
    table="dose_periods", dated_by="first_on", columns=_period_columns, fact=_period
)
