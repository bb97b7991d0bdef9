"""Asks for one laboratory result, as it is printed, and reads it back while it is typed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.widgets import Input, Label

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.text import clean_line
from lupus_journal.services.lab_doubts import LineDoubted
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import labelled
from lupus_journal.tui.presence import is_there
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField, DayInput
from lupus_journal.tui.widgets.emptier import Emptier
from lupus_journal.tui.widgets.line_reading import LineReading
from lupus_journal.tui.widgets.offer_input import OfferInput
from lupus_journal.tui.widgets.report_lines import PAUSE
from lupus_journal.tui.widgets.typed_line import CONFIRM, checked

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import date

    from textual.timer import Timer
    from textual.widget import Widget

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.lab_intake import Reading


@dataclass(frozen=True, slots=True)
class LabResultDraft:
    """A line of a report as somebody typed it from paper."""

    report: LabReport
    line: LabLine


class LabResultDialog(Dialog[LabResultDraft]):
    """One result: the test, the value and what is printed beside it.

    The unit is filled in where the same laboratory printed it before, because without one nothing
    can be compared. Its last range and method are offered only: laboratories change them, and
    what is kept has to be what this report prints.
    """

    TITLE = "Lab result, as printed"
    FORM = "lab-result"
    AUTO_FOCUS: ClassVar = "#on"

    def __init__(
        self,
        keep: Callable[[LabResultDraft], str],
        today: date,
        whole: Callable[[], Awaitable[Journal]],
    ) -> None:
        super().__init__(self._keep_or_doubt)
        self._keep_result = keep
        self._today = today
        self._whole = whole
        self._pause_to_read: Timer | None = None
        self._doubted: LabLine | None = None
        """The line that was doubted, which is kept when it is saved again."""

    def fields(self) -> Iterator[Widget]:
        """What a laboratory prints, in its order."""
        yield DateField("Day of sample", "on", self._today, self._today)
        yield _offering("Laboratory", "laboratory", "as the report names it")
        test = OfferInput(id_="test", hint="C3, dsDNA, creatinine …")
        yield Horizontal(
            Label("Test", markup=False),
            test,
            Emptier(test),
            Label("", id="test-name", classes="understood", markup=False),
            id="test-field",
            classes="field",
        )
        yield _offering("Value", "printed", "71, <10, 1:320, 2+, negative …")
        yield _offering("Unit", "unit", "as printed, such as mg/dL")
        yield _offering("Range", "range", "if it is printed, such as 75-175")
        yield _offering("Method", "method", "if it is printed")
        yield LineReading(id_="reading")
        yield Label("→ takes over what was printed last time.", classes="hint")

    def values(self) -> dict[str, str]:
        """What the person typed, and nothing that was only filled in."""
        own = {field.id: field.own for field in self.query(OfferInput) if field.id}
        return super().values() | own

    def on_mount(self) -> None:
        """Take up a draft, and look up what is known."""
        super().on_mount()
        self._look_up()

    @work
    async def _look_up(self) -> None:
        """Complete names from those that are known, and name the last laboratory."""
        labs = (await self._whole()).labs
        names, laboratories = await asyncio.to_thread(
            lambda: (labs.known_names(), labs.laboratories())
        )
        if not is_there(self):
            return
        self._field("test").complete_from(names)
        self._field("laboratory").complete_from(laboratories)
        self._field("laboratory").fill_in(next(iter(laboratories), ""))

    def read(self) -> LabResultDraft:
        """The result as typed."""
        report, line = self._report(), self._line()
        if not line.name:
            raise InvalidEntry("Name the test, such as C3 or creatinine.")
        if not line.printed:
            raise InvalidEntry("Write the value as it is printed, such as 71 or <10.")
        return LabResultDraft(report, checked(line, self._doubted))

    @on(Input.Changed)
    def _read_soon(self) -> None:
        """Read the line back as soon as the person pauses."""
        if self._pause_to_read is not None:
            self._pause_to_read.stop()
        self._pause_to_read = self.set_timer(PAUSE, self._read_back)

    @work(exclusive=True, group="reading")
    async def _read_back(self) -> None:
        try:
            report, line = self._report(), self._line()
        except JournalError:
            # The day says itself that it is not understood.
            report, line = LabReport(self._today), self._line()
        labs = (await self._whole()).labs
        reading = await asyncio.to_thread(labs.reading, report, line)
        if is_there(self):
            self._tell(reading)

    def _tell(self, reading: Reading) -> None:
        """Show what was understood, and offer what was printed last time."""
        offer = reading.offer
        self.query_one("#test-name", Label).update(plain(reading.name))
        self.query_one(LineReading).tell(reading)
        self._field("unit").fill_in(offer.usual_unit)
        self._field("unit").offer(offer.unit)
        self._field("range").offer(offer.range)
        self._field("method").offer(offer.method)

    def _keep_or_doubt(self, typed: LabResultDraft) -> str:
        try:
            return self._keep_result(typed)
        except LineDoubted as doubt:
            self._doubted = replace(typed.line, is_to_check=False)
            raise InvalidEntry(f"{doubt} {CONFIRM}") from None

    def _report(self) -> LabReport:
        day = self.query_one("#on", DayInput).day()
        return LabReport(day, laboratory=clean_line(self.typed("laboratory")))

    def _line(self) -> LabLine:
        # A unit that was filled in is taken over by the journal itself, where the value needs one.
        typed = {name: clean_line(self._field(name).value) for name in ("test", "printed", "range")}
        return LabLine(
            name=typed["test"],
            printed=typed["printed"],
            unit=clean_line(self._field("unit").own),
            range=typed["range"],
            method=clean_line(self._field("method").value),
        )

    def _field(self, name: str) -> OfferInput:
        return self.query_one(f"#{name}", OfferInput)


def _offering(label: str, field_id: str, hint: str) -> Horizontal:
    return labelled(label, OfferInput(id_=field_id, hint=hint))
