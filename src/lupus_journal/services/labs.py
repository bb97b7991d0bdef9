"""Laboratory results: kept as printed, found again by analyte, and read as a trend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.labs import LabReport, LabResult, ReportedResult
from lupus_journal.domain.text import quoted
from lupus_journal.services.lab_intake import LabIntake, Reading, Recorded
from lupus_journal.services.lab_names import LabNames
from lupus_journal.services.lab_offers import LabOffers
from lupus_journal.services.lab_reading import LabLine, doubt_unit, read_line
from lupus_journal.services.lab_reports import FiledReports
from lupus_journal.services.lab_trends import lab_trend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lupus_journal.domain.analytes import Analyte, Analytes
    from lupus_journal.domain.entries import Entry, Origin
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.trends import Trend
    from lupus_journal.services.lab_queries import LabQueries
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe


@dataclass(frozen=True, slots=True)
class Newest:
    """An analyte's newest result beside the one before it."""

    result: ReportedResult
    previous: ReportedResult | None
    spoken: str
    """Everything that the analyte goes by."""

    @property
    def code(self) -> str:
        """What the analyte's results are kept under."""
        return self.result.result.fact.code

    def goes_by(self, words: str) -> bool:
        """Whether every word stands in something that the analyte goes by."""
        spoken = self.spoken.casefold()
        return all(word in spoken for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Cumulative:
    """A cumulative report: every result of one analyte, newest first, and the trend they make."""

    results: tuple[ReportedResult, ...]
    trend: Trend
    is_trended: bool = True
    """Whether a course over time says something, and so whether it is drawn."""


class LabService:
    """Keeps results and finds them again."""

    def __init__(
        self,
        analytes: Analytes,
        queries: LabQueries,
        reports: Entries[LabReport],
        results: Entries[LabResult],
        infusions: Entries[Infusion],
        scribe: Scribe,
    ) -> None:
        self._names = LabNames(analytes, queries)
        self._queries = queries
        self._results = results
        self._infusions = infusions
        self._scribe = scribe
        self._offers = LabOffers(queries)
        self._filed = FiledReports(queries, reports, results, scribe)
        self._intake = LabIntake(self._names, self._offers, queries, self._filed, results, scribe)

    def reading(self, report: LabReport, line: LabLine) -> Reading:
        """How a line that is being typed would be kept, and what is offered for its gaps."""
        return self._intake.reading(report, line)

    def record(
        self, report: LabReport, line: LabLine, *, note: str = "", origin: Origin | None = None
    ) -> Recorded:
        """Keep a line of a report, with the report itself unless the journal has that already."""
        return self._intake.record(report, line, note=note, origin=origin)

    def record_report(self, report: LabReport, lines: Sequence[LabLine]) -> list[Recorded]:
        """Keep all lines of a report as one action, or none: `RefusedLines` says which and why."""
        return self._intake.record_all(report, lines)

    def known_names(self) -> list[str]:
        """Every name to complete a typed one with, those of the journal's own results first."""
        return self._names.known()

    def laboratories(self) -> Sequence[str]:
        """The laboratories that have a name, the one of which a report was kept last first."""
        return self._queries.laboratories()

    def usual_lines(self, laboratory: str) -> list[str]:
        """The tests that a laboratory printed last, in its order."""
        return self._offers.lines(self._filed.laboratory(laboratory))

    def restated(
        self, result: LabResult, typed: Mapping[str, str], *, is_unit_sure: bool = False
    ) -> LabResult:
        """A result with some of its fields typed anew; the rest stays as it was printed.

        Another unit is doubted as where it is first typed in, unless somebody is sure of it.
        """
        if not typed:
            return result
        line = LabLine(
            name=typed.get("code", result.code),
            printed=typed.get("printed", result.value.printed),
            unit=typed.get("unit", ""),
            range=typed.get("range", result.range.text),
            method=typed.get("method", result.method),
        )
        code, analyte = self.code(line.name), self.analyte(line.name)
        read = read_line(line, analyte, code, usual_unit=result.value.unit)
        if (read.value.unit, read.code) != (result.value.unit, result.code) and not is_unit_sure:
            doubt_unit(read, analyte)
        return replace(
            read,
            report=result.report,
            name=read.name if "code" in typed else result.name,
            loinc=read.loinc if "code" in typed else result.loinc,
            range=read.range if "range" in typed else result.range,
            value=read.value if "printed" in typed else replace(read.value, flag=result.value.flag),
        )

    def change(
        self, kept: ReportedResult, changed: Entry[LabResult], report: LabReport
    ) -> ReportedResult:
        """Keep what a result says now; one of another day or laboratory joins another report."""
        self._intake.refuse_ahead(report.on)
        with self._scribe.action() as action:
            its_report = kept.report
            if report != kept.report.fact:
                its_report = self._filed.move(action, kept, self._filed.spelled(report))
                changed = replace(changed, fact=replace(changed.fact, report=its_report.id))
            self._results.change(action, changed, self._scribe.stamp())
        return ReportedResult(changed, its_report)

    def results(
        self,
        name: str | None = None,
        first: date | None = None,
        last: date | None = None,
        newest: int | None = None,
    ) -> Sequence[ReportedResult]:
        """Results, of one analyte or of all, the newest day first."""
        code = None if name is None else self.code(name)
        return self._queries.results(code, first, last, newest)

    def latest(self) -> list[Newest]:
        """Each analyte's newest result beside the one before it, in the catalogue's order."""
        by_code: dict[str, list[ReportedResult]] = {}
        for reported in self._queries.newest_of_each(2):
            by_code.setdefault(reported.result.fact.code, []).append(reported)
        return [
            Newest(
                newest, before[0] if before else None, self._names.spoken(newest.result.fact.code)
            )
            for newest, *before in map(by_code.__getitem__, self._names.in_order(set(by_code)))
        ]

    def trend(self, name: str, first: date | None = None, last: date | None = None) -> Trend:
        """The results of an analyte over time, in one unit, with the infusions among them."""
        return self.cumulative(name, first, last).trend

    def cumulative(
        self, name: str, first: date | None = None, last: date | None = None
    ) -> Cumulative:
        """Every result of an analyte, and the trend they make."""
        if not self.knows(name):
            raise UnknownEntry(f"There is no lab value called {quoted(name)} in the journal.")
        code = self.code(name)
        results = self._queries.results(code, first, last)
        infusions = self.given_days(first, last)
        analyte = self.analyte(name)
        trend = lab_trend(code, results, self.given_days(), infusions, analyte)
        return Cumulative(tuple(results), trend, analyte is None or analyte.trended)

    def given_days(self, first: date | None = None, last: date | None = None) -> list[date]:
        """The days on which an infusion was given, of whatever course, the first one first."""
        infusions = self._infusions.between(first, last, status="given")
        return sorted(entry.fact.given_on for entry in infusions if entry.fact.given_on)

    def knows(self, name: str) -> bool:
        """Whether a name means an analyte, or something that there is a result of."""
        return self._names.knows(name)

    def analyte(self, name: str) -> Analyte | None:
        """The analyte that goes by a name; a name of several is refused, an unknown one is not."""
        return self._names.analyte(name)

    def code(self, name: str) -> str:
        """What a result of that name is kept under: its analyte's code, else the name as printed."""
        return self._names.code(name)
