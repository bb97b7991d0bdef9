"""Laboratory reports: which one a result belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lupus_journal.domain.names import folded
from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.labs import LabReport, LabResult, ReportedResult
    from lupus_journal.services.lab_queries import LabQueries
    from lupus_journal.services.ports import Action, Entries
    from lupus_journal.services.scribe import Scribe


class FiledReports:
    """The reports that the journal has; one day's results of one laboratory make one report."""

    def __init__(
        self,
        queries: LabQueries,
        reports: Entries[LabReport],
        results: Entries[LabResult],
        scribe: Scribe,
    ) -> None:
        self._queries = queries
        self._reports = reports
        self._results = results
        self._scribe = scribe

    def spelled(self, report: LabReport) -> LabReport:
        """The report with its laboratory's name as it was written before, capitals and all."""
        return replace(report, laboratory=self.laboratory(report.laboratory))

    def laboratory(self, typed: str) -> str:
        """A laboratory's name as it was written before."""
        name = clean_line(typed)
        known = self._queries.laboratories()
        return next((other for other in known if folded(other) == folded(name)), name)

    def add(self, action: Action, report: Entry[LabReport]) -> None:
        """Keep a new report."""
        self._reports.add(action, report)

    def same(self, report: LabReport, other_than: str = "") -> Entry[LabReport] | None:
        """The report of that day and laboratory, if the journal has it already."""
        of_the_day = self._reports.between(report.on, report.on)
        others = (entry for entry in of_the_day if entry.id != other_than)
        return next((entry for entry in others if _is_part_of(report, entry.fact)), None)

    def move(self, action: Action, kept: ReportedResult, to: LabReport) -> Entry[LabReport]:
        """The report that a result of another day or laboratory belongs to from now on.

        A report that is left without results is corrected itself or goes.
        """
        there, stamp = self.same(to, other_than=kept.report.id), self._scribe.stamp()
        beside = self._results.matching(report=kept.report.id)
        is_alone = all(entry.id == kept.result.id for entry in beside)
        if is_alone and there is None:
            corrected = self._scribe.revised(kept.report, to)
            self._reports.change(action, corrected, stamp)
            return corrected
        if there is None:
            there = self._scribe.entry(to)
            self._reports.add(action, there)
        if is_alone:
            self._reports.remove(action, kept.report.id, stamp)
        return there


def _is_part_of(report: LabReport, kept: LabReport) -> bool:
    same_time = report.at is None or report.at == kept.at
    return same_time and report.laboratory == kept.laboratory
