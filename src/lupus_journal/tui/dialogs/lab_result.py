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
    from collections.abc import Callable, Iterator
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
    FORM = "lab-result"

    def __init__(self, keep: Callable[[LabResultDraft], str], today: date) -> None:
        super().__init__(keep)
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """What a laboratory prints, in its order."""
        yield field("Test", "test", hint="C3, dsDNA, creatinine")
        yield field("Value", "printed", hint="71, <10, 1:320, 2+")
        yield field("Unit", "unit", hint="mg/dL; empty: as last time")
        yield field("Range", "range", hint="75-175")
        yield field("Day", "on", self._today.isoformat(), "2026-03-01, yesterday, -3d")
        yield field("Laboratory", "laboratory")
        yield field("Method", "method", hint="if it is printed")

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
