"""Laboratory results together with the reports they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal_column
from sqlmodel import col, select

from lupus_journal.domain.labs import ReportedResult
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.tables import LabReportRow, LabResultRow

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.storage.entries import SqlStore


class SqlLabQueries:
    """The results of one journal."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def results(
        self,
        code: str | None = None,
        first: date | None = None,
        last: date | None = None,
        newest: int | None = None,
    ) -> list[ReportedResult]:
        """Results with their reports, the newest day first."""
        result, report = LabResultRow, LabReportRow
        query = (
            select(result, report)
            .join(report, col(result.report) == col(report.id))
            .where(col(result.deleted_at).is_(None), col(report.deleted_at).is_(None))
            .order_by(col(report.on).desc(), literal_column("lab_results.rowid").desc())
            .limit(newest)
        )
        if code is not None:
            query = query.where(result.code == code)
        if first is not None:
            query = query.where(report.on >= first.isoformat())
        if last is not None:
            query = query.where(report.on <= last.isoformat())
        with self._store.session() as session:
            return [
                ReportedResult(
                    LAB_RESULTS.entry(found.model_dump()),
                    LAB_REPORTS.entry(its_report.model_dump()),
                )
                for found, its_report in session.exec(query)
            ]

    def codes(self) -> list[str]:
        """The code of every analyte that there is a result of."""
        query = (
            select(LabResultRow.code)
            .where(col(LabResultRow.deleted_at).is_(None))
            .distinct()
            .order_by(LabResultRow.code)
        )
        with self._store.session() as session:
            return list(session.exec(query))
