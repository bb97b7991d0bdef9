"""Takes laboratory results in from paper: reads each line back, and keeps a report as one action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.lab_words import doubtful_leap, understood
from lupus_journal.domain.labs import ReportedResult
from lupus_journal.services.lab_doubts import LineDoubted, figure_doubt, range_doubt
from lupus_journal.services.lab_offers import NOTHING, Offer
from lupus_journal.services.lab_reading import (
    LabLine,
    UnitDoubted,
    read_line,
    states_unit,
    unit_doubt,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from lupus_journal.domain.entries import Origin
    from lupus_journal.domain.labs import LabReport, LabResult
    from lupus_journal.services.lab_names import LabNames
    from lupus_journal.services.lab_offers import LabOffers
    from lupus_journal.services.lab_queries import LabQueries
    from lupus_journal.services.lab_reports import FiledReports
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe


class Understanding(StrEnum):
    """How far a line that is being typed has been understood."""

    UNFINISHED = "unfinished"
    UNDERSTOOD = "understood"
    DOUBTED = "doubted"
    """It can be kept, and is worth a second look."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a line is understood as it stands, and what is offered for what is still to be typed."""

    state: Understanding
    words: str = ""
    flag: str = ""
    name: str = ""
    """The analyte's full name; empty for a test that the journal does not know."""
    offer: Offer = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A result as it was kept, and the one of that analyte before it."""

    kept: ReportedResult
    before: ReportedResult | None
    unit_taken_over: bool
    """Whether nobody said the unit now: it is that laboratory's last for the analyte."""


def second_look(refused: int, lines: int) -> str:
    """How many lines of a report cannot be kept: 2 of 3 lines need a second look."""
    count = f"{refused} of {lines} lines" if lines > 1 else "This line"
    need = "needs" if refused == 1 else "need"
    return f"{count} {need} a second look; nothing is saved yet."


class RefusedLines(InvalidEntry):
    """Lines of a report that cannot be kept, by their place in it; so none of it is."""

    def __init__(self, refusals: Mapping[int, JournalError], lines: int) -> None:
        super().__init__(second_look(len(refusals), lines))
        self.refusals = refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A line that can be kept, and the result of that analyte before it."""

    result: LabResult
    before: ReportedResult | None
    unit_taken_over: bool

    def as_kept(self, kept: ReportedResult) -> Recorded:
        """What became of the line."""
        return Recorded(kept=kept, before=self.before, unit_taken_over=self.unit_taken_over)


class LabIntake:
    """Reads lines and keeps them."""

    def __init__(
        self,
        names: LabNames,
        offers: LabOffers,
        queries: LabQueries,
        filed: FiledReports,
        results: Entries[LabResult],
        scribe: Scribe,
    ) -> None:
        self._names = names
        self._offers = offers
        self._queries = queries
        self._filed = filed
        self._results = results
        self._scribe = scribe

    def reading(self, report: LabReport, line: LabLine) -> Reading:
        """How a line would be kept, and nothing is."""
        if not line.name.strip():
            return Reading(state=Understanding.UNFINISHED)
        report = self._filed.spelled(report)
        try:
            analyte, code = self._names.analyte(line.name), self._names.code(line.name)
        except JournalError as error:
            return Reading(state=Understanding.REFUSED, words=str(error))
        name, offer = analyte.name if analyte else "", self._offers.beside(code, report.laboratory)
        return replace(self._understood(report, line), name=name, offer=offer)

    def record(
        self, report: LabReport, line: LabLine, *, note: str = "", origin: Origin | None = None
    ) -> Recorded:
        """Keep a line of a report, with the report itself unless the journal has that already."""
        self.refuse_ahead(report.on)
        report = self._filed.spelled(report)
        [recorded] = self._keep(report, [self._read(report, line)], note, origin)
        return recorded

    def record_all(self, report: LabReport, lines: Sequence[LabLine]) -> list[Recorded]:
        """Keep all lines of a report as one action, or none: `RefusedLines` says which and why."""
        self.refuse_ahead(report.on)
        report = self._filed.spelled(report)
        return self._keep(report, self._read_all(report, lines))

    def refuse_ahead(self, on: date) -> None:
        """Refuse a sample that was not taken yet."""
        if on > self._scribe.today():
            raise InvalidEntry(
                f"{written(on)} has not come yet: a result has the day its sample was taken."
            )

    def _keep(
        self,
        report: LabReport,
        read: Sequence[_Read],
        note: str = "",
        origin: Origin | None = None,
    ) -> list[Recorded]:
        known = self._filed.same(report)
        its_report = known or self._scribe.entry(report, origin=origin)
        recorded = []
        with self._scribe.action() as action:
            if known is None:
                self._filed.add(action, its_report)
            for one in read:
                result = replace(one.result, report=its_report.id)
                entry = self._scribe.entry(result, note=note, origin=origin)
                self._results.add(action, entry)
                kept = ReportedResult(entry, its_report)
                recorded.append(one.as_kept(kept))
        return recorded

    def _understood(self, report: LabReport, line: LabLine) -> Reading:
        if not line.printed.strip():
            return Reading(state=Understanding.UNFINISHED)
        try:
            read = self._read(report, replace(line, is_to_check=False))
        except UnitDoubted as doubt:
            return Reading(state=Understanding.DOUBTED, words=str(doubt))
        except JournalError as error:
            return Reading(state=Understanding.REFUSED, words=str(error))
        words, flag = understood(read.result), read.result.flag
        doubts = [doubtful_leap(read.result, read.before), *self._doubts(report, line, read.result)]
        if any(doubts):
            told = " ".join((f"{words}.", *filter(None, doubts)))
            return Reading(state=Understanding.DOUBTED, words=told, flag=flag)
        return Reading(state=Understanding.UNDERSTOOD, words=words, flag=flag)

    def _read_all(self, report: LabReport, lines: Sequence[LabLine]) -> list[_Read]:
        read: list[_Read] = []
        refusals: dict[int, JournalError] = {}
        for place, line in enumerate(lines):
            try:
                read.append(self._read(report, line))
            except JournalError as error:
                refusals[place] = error
        if refusals:
            raise RefusedLines(refusals, len(lines))
        return read

    def _read(self, report: LabReport, line: LabLine) -> _Read:
        """The result that a line of a report states; one that is doubted is refused."""
        analyte, code = self._names.analyte(line.name), self._names.code(line.name)
        usual_unit = self._offers.usual_unit(code, report.laboratory)
        result = read_line(line, analyte, code, usual_unit)
        is_unit_known = line.is_unit_sure or result.value.unit == usual_unit
        unit = "" if is_unit_known else unit_doubt(result, analyte)
        others = self._doubts(report, line, result) if line.is_to_check else ()
        if doubts := [*filter(None, (unit, *others))]:
            raise (UnitDoubted if unit else LineDoubted)(" ".join(doubts))
        before = self._queries.results(code, last=report.on, newest=1)
        return _Read(
            result=result,
            before=before[0] if before else None,
            unit_taken_over=bool(result.value.unit) and not states_unit(line),
        )

    def _doubts(self, report: LabReport, line: LabLine, result: LabResult) -> Iterator[str]:
        """What to ask whoever typed a line, besides its unit; what was asked before is known."""
        yield figure_doubt(result.value)
        if result.range.text != self._offers.beside(result.code, report.laboratory).range:
            yield range_doubt(result.range, result.value.unit)
        remark = self._names.remark(line.name)
        yield f"{remark} Is it printed so?" if remark else ""
