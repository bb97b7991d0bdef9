"""Laboratory reports in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.labs import LabReport
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(report: LabReport) -> dict[str, Value]:
    return {
        "on": columns.kept(report.on),
        "at": columns.kept(report.at),
        "laboratory": report.laboratory,
    }


def _fact(row: Mapping[str, Value]) -> LabReport:
    return LabReport(
        on=columns.day(row, "on"),
        at=columns.moment(row, "at"),
        laboratory=columns.text(row, "laboratory"),
    )


LAB_REPORTS = Kind(table="lab_reports", dated_by='"on"', columns=_columns, fact=_fact)
