"""Asks for one laboratory result, as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.days import read_day
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.text import clean_line
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.tui.dialogs.dialog import Dialog, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class LabResultDraft:
    """A line of a report as somebody typed it from paper."""

    report: LabReport
    line: LabLine


class LabResultDialog(Dialog[LabResultDraft]):
    """One result: the test, the value and what is printed beside it."""

    TITLE = "Lab result, as printed"

    def __init__(self, today: date, draft: LabResultDraft | None = None, problem: str = "") -> None:
        super().__init__()
        self._today = today
        self._draft = draft
        self.problem = problem

    def fields(self) -> Iterator[Widget]:
        """What a laboratory prints, in its order."""
        line, report = self._before()
        yield field("Test", "test", line.name, "C3, dsDNA, creatinine")
        yield field("Value", "printed", line.printed, "71, <10, 1:320, 2+")
        yield field("Unit", "unit", line.unit, "mg/dL; empty: as last time")
        yield field("Range", "range", line.range, "75-175")
        yield field("Day", "on", report.on.isoformat(), "2026-03-01, yesterday, -3d")
        yield field("Laboratory", "laboratory", report.laboratory)
        yield field("Method", "method", line.method, "if it is printed")

    def _before(self) -> tuple[LabLine, LabReport]:
        """What was typed when the same was asked before."""
        if self._draft is None:
            return LabLine(name="", printed=""), LabReport(self._today)
        return self._draft.line, self._draft.report

    def read(self) -> LabResultDraft:
        """The result as typed; the day must have come."""
        day = read_day(self.typed("on"), self._today)
        if day > self._today:
            raise InvalidEntry("That day has not come yet: a result lies in the past.")
        test, printed = clean_line(self.typed("test")), clean_line(self.typed("printed"))
        if not test:
            raise InvalidEntry("Name the test, such as C3 or creatinine.")
        if not printed:
            raise InvalidEntry("Write the value as it is printed, such as 71 or <10.")
        line = LabLine(
            name=test,
            printed=printed,
            unit=clean_line(self.typed("unit")),
            range=clean_line(self.typed("range")),
            method=clean_line(self.typed("method")),
        )
        return LabResultDraft(LabReport(day, laboratory=clean_line(self.typed("laboratory"))), line)
