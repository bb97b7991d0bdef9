"""Laboratory results together with the reports they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column
from sqlmodel import func, select

from lupus_journal.domain.labs import ReportedResult, in_short
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.tables import LabReportRow, LabResultRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement, Select

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.labs import LabReport
    from lupus_journal.storage.entries import SqlStore

RESULTS = LabResultRow.metadata.tables["lab_results"]
REPORTS = LabReportRow.metadata.tables["lab_reports"]
RESULT_COLUMNS, REPORT_COLUMNS = RESULTS.c.keys(), REPORTS.c.keys()
AS_KEPT: ColumnElement[int] = literal_column("lab_results.rowid")
"""Ids of one millisecond are in no order; rows are, as they were kept."""


class SqlLabQueries:
    """The results of one journal."""

    def __init__(self, store: SqlStore, short: Callable[[str], str] = lambda _: "") -> None:
        self._store = store
        self._short = short

    def results(
        self,
        code: str | None = None,
        first: date | None = None,
        last: date | None = None,
        newest: int | None = None,
        laboratory: str | None = None,
    ) -> list[ReportedResult]:
        """Results with their reports, the newest day first."""
        query = _live().order_by(REPORTS.c.on.desc(), AS_KEPT.desc()).limit(newest)
        if code is not None:
            query = query.where(RESULTS.c.code == code)
        if first is not None:
            query = query.where(REPORTS.c.on >= first.isoformat())
        if last is not None:
            query = query.where(REPORTS.c.on <= last.isoformat())
        if laboratory is not None:
            query = query.where(REPORTS.c.laboratory == laboratory)
        return self._reported(query)

    def newest_of_each(self, count: int) -> list[ReportedResult]:
        """So many of the newest results of every analyte, the newest day first."""
        by_day = (REPORTS.c.on.desc(), AS_KEPT.desc())
        place = func.row_number().over(partition_by=RESULTS.c.code, order_by=by_day)
        ranked = _live(RESULTS.c.id, place.label("place")).subquery()
        newest = select(ranked.c.id).where(ranked.c.place <= count)
        return self._reported(_live().where(RESULTS.c.id.in_(newest)).order_by(*by_day))

    def printed_by(self, laboratory: str, reports: int) -> list[ReportedResult]:
        """The results of a laboratory's newest reports, the newest first, each in its order."""
        newest = (
            select(REPORTS.c.id)
            .where(REPORTS.c.deleted_at.is_(None), REPORTS.c.laboratory == laboratory)
            .order_by(REPORTS.c.on.desc(), REPORTS.c.id.desc())
            .limit(reports)
        )
        query = _live().where(REPORTS.c.id.in_(newest))
        return self._reported(query.order_by(REPORTS.c.on.desc(), REPORTS.c.id.desc(), AS_KEPT))

    def codes(self) -> list[str]:
        """The code of every analyte that there is a result of."""
        # The index alone names the codes; asking it for live rows as well would read them all.
        named = select(RESULTS.c.code).distinct().subquery()
        result = RESULTS.alias("result")
        lives = select(result.c.id).where(
            result.c.code == named.c.code, result.c.deleted_at.is_(None)
        )
        query = select(named.c.code).where(lives.exists()).order_by(named.c.code)
        with self._store.session() as session:
            return list(session.scalars(query))

    def laboratories(self) -> list[str]:
        """The laboratories that have a name, the one of which a report was kept last first."""
        laboratory = REPORTS.c.laboratory
        query = (
            select(laboratory)
            .where(REPORTS.c.deleted_at.is_(None), laboratory != "")
            .group_by(laboratory)
            .order_by(
                func.max(REPORTS.c.recorded_at).desc(),
                func.max(REPORTS.c.on).desc(),
                func.count().desc(),
                laboratory,
            )
        )
        with self._store.session() as session:
            return list(session.scalars(query))

    def _reported(self, query: Select[Any]) -> list[ReportedResult]:
        reports: dict[str, Entry[LabReport]] = {}
        found = []
        with self._store.session() as session:
            # Rows, not models: a model for each would take longer than the rest together.
            for row in session.connection().execute(query):
                result = dict(zip(RESULT_COLUMNS, row, strict=False))
                report = reports.get(result["report"])
                if report is None:
                    its_row = dict(zip(REPORT_COLUMNS, row[len(RESULT_COLUMNS) :], strict=True))
                    report = reports[result["report"]] = LAB_REPORTS.entry(its_row)
                kept = in_short(LAB_RESULTS.entry(result), self._short)
                found.append(ReportedResult(kept, report))
        return found


def _live(*columns: Any) -> Select[Any]:
    """The results that were not deleted, with their reports."""
    query: Select[Any] = select(*(columns or (*RESULTS.c, *REPORTS.c)))
    return query.join_from(RESULTS, REPORTS, RESULTS.c.report == REPORTS.c.id).where(
        RESULTS.c.deleted_at.is_(None), REPORTS.c.deleted_at.is_(None)
    )
