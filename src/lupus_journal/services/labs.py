"""Laboratory results: kept as printed, found again by analyte, and read as a trend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.labs import LabReport, LabResult, ReportedResult
from lupus_journal.domain.names import folded
from lupus_journal.domain.text import clean_line, quoted
from lupus_journal.services.lab_reading import LabLine, read_line, states_unit
from lupus_journal.services.lab_reports import FiledReports
from lupus_journal.services.lab_trends import lab_trend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lupus_journal.domain.analytes import Analyte, Analytes
    from lupus_journal.domain.entries import Entry, Origin
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.trends import Trend
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe


class LabQueries(Protocol):
    """The questions about results that need their reports as well."""

    def results(
        self,
        code: str | None = None,
        first: date | None = None,
        last: date | None = None,
        newest: int | None = None,
    ) -> Sequence[ReportedResult]:
        """Results with their reports, the newest day first."""
        ...

    def codes(self) -> Sequence[str]:
        """The code of every analyte that there is a result of."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A result as it was kept, and the one of that analyte before it."""

    kept: ReportedResult
    before: ReportedResult | None
    unit_taken_over: bool
    """Whether nobody said the unit now: it is that laboratory's last for the analyte."""


@dataclass(frozen=True, slots=True)
class Newest:
    """An analyte's newest result beside the one before it."""

    result: ReportedResult
    previous: ReportedResult | None


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
        self._analytes = analytes
        self._queries = queries
        self._reports = reports
        self._results = results
        self._infusions = infusions
        self._scribe = scribe
        self._filed = FiledReports(reports, results, scribe)

    def record(
        self, report: LabReport, line: LabLine, *, note: str = "", origin: Origin | None = None
    ) -> Recorded:
        """Keep a line of a report, with the report itself unless the journal has that already."""
        self._refuse_ahead(report.on)
        report = self._filed.spelled(report)
        code = self.code(line.name)
        earlier = self._queries.results(code, last=report.on, newest=1)
        result = self._read(line, code, self._usual_unit(code, report.laboratory))
        known = self._filed.same(report)
        its_report = known or self._scribe.entry(report, origin=origin)
        result = replace(result, report=its_report.id)
        entry = self._scribe.entry(result, note=note, origin=origin)
        with self._scribe.action() as action:
            if known is None:
                self._reports.add(action, its_report)
            self._results.add(action, entry)
        return Recorded(
            kept=ReportedResult(entry, its_report),
            before=earlier[0] if earlier else None,
            unit_taken_over=bool(result.value.unit) and not states_unit(line),
        )

    def restated(self, result: LabResult, typed: Mapping[str, str]) -> LabResult:
        """A result with some of its fields typed anew; the rest stays as it was printed."""
        if not typed:
            return result
        line = LabLine(
            name=typed.get("code", result.code),
            printed=typed.get("printed", result.value.printed),
            unit=typed.get("unit", ""),
            range=typed.get("range", result.range.text),
            method=typed.get("method", result.method),
        )
        code = self.code(line.name)
        read = self._read(line, code, usual_unit=result.value.unit)
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
        self._refuse_ahead(report.on)
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
        for reported in self._queries.results():
            by_code.setdefault(reported.result.fact.code, []).append(reported)
        known = [analyte.code for analyte in self._analytes if analyte.code in by_code]
        return [
            Newest(found[0], found[1] if len(found) > 1 else None)
            for found in (by_code[code] for code in dict.fromkeys((*known, *sorted(by_code))))
        ]

    def trend(self, name: str, first: date | None = None, last: date | None = None) -> Trend:
        """The results of an analyte over time, in one unit, with the infusions among them."""
        if not self.knows(name):
            raise UnknownEntry(f"There is no lab value called {quoted(name)} in the journal.")
        code = self.code(name)
        results = self._queries.results(code, first, last)
        infusions = self.given_days(first, last)
        return lab_trend(code, results, self.given_days(), infusions, self.analyte(name))

    def given_days(self, first: date | None = None, last: date | None = None) -> list[date]:
        """The days on which an infusion was given, of whatever course, the first one first."""
        infusions = self._infusions.between(first, last, status="given")
        return sorted(entry.fact.given_on for entry in infusions if entry.fact.given_on)

    def knows(self, name: str) -> bool:
        """Whether a name means an analyte, or something that there is a result of."""
        return self.analyte(name) is not None or self._kept_code(name) is not None

    def analyte(self, name: str) -> Analyte | None:
        """The analyte that goes by a name; a name of several is refused, an unknown one is not."""
        found = self._analytes.named(clean_line(name))
        return self._analytes.find(clean_line(name)) if found else None

    def code(self, name: str) -> str:
        """What a result of that name is kept under: its analyte's code, else the name as printed."""
        analyte = self.analyte(name)
        return analyte.code if analyte else self._kept_code(name) or clean_line(name)

    def _kept_code(self, name: str) -> str | None:
        wanted = folded(clean_line(name))
        return next((code for code in self._queries.codes() if folded(code) == wanted), None)

    def _read(self, line: LabLine, code: str, usual_unit: str) -> LabResult:
        return read_line(line, self.analyte(line.name), code, usual_unit)

    def _usual_unit(self, code: str, laboratory: str) -> str:
        """The unit of a laboratory's newest result of an analyte; one without a name has none."""
        if not laboratory:
            return ""
        units = (
            reported.result.fact.value.unit
            for reported in self._queries.results(code)
            if reported.report.fact.laboratory == laboratory
        )
        return next(filter(None, units), "")

    def _refuse_ahead(self, on: date) -> None:
        if on > self._scribe.today():
            raise InvalidEntry(
                f"{written(on)} has not come yet: a result has the day its sample was taken."
            )
