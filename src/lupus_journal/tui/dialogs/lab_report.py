"""Asks for a whole laboratory report, line after line, as it lies on the table."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button, Input, Label

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.text import clean_line
from lupus_journal.services.lab_intake import RefusedLines
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import labelled, text_in
from lupus_journal.tui.presence import is_there
from lupus_journal.tui.widgets.date_field import DateField, DayInput
from lupus_journal.tui.widgets.line_reading import LineReading
from lupus_journal.tui.widgets.next_line import NextLine
from lupus_journal.tui.widgets.offer_input import OfferInput
from lupus_journal.tui.widgets.report_lines import ReportLines

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping
    from datetime import date

    from textual import events
    from textual.timer import Timer
    from textual.widget import Widget

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.lab_intake import Reading
    from lupus_journal.services.lab_reading import LabLine
    from lupus_journal.services.labs import LabService
    from lupus_journal.tui.widgets.typed_line import TypedLine

HINT = "No value: left out"
NARROW, LOW, TALL = 76, 24, 30
PAUSE = 0.3
"""How long somebody pauses before a laboratory's usual lines are looked up."""


@dataclass(frozen=True, slots=True)
class LabReportDraft:
    """A report as somebody typed it from paper."""

    report: LabReport
    lines: tuple[LabLine, ...]


class LabReportDialog(Dialog[LabReportDraft]):
    """Day and laboratory, and a line for every test that the laboratory printed last time.

    Lines without a value are left out, and all others are kept together or not at all. Each line
    has a method of its own, as laboratories print it.
    """

    TITLE = "Lab report, line after line"
    FORM = "lab-report"
    AUTO_FOCUS: ClassVar = "#on"
    BINDINGS: ClassVar = [
        Binding("ctrl+t", "take_ranges", "Ranges", tooltip="Take over the ranges of last time"),
        Binding("up", "line(-1)", "Line above", show=False),
        Binding("down", "line(1)", "Line below", show=False),
    ]

    def __init__(
        self,
        keep: Callable[[LabReportDraft], str],
        today: date,
        whole: Callable[[], Awaitable[Journal]],
    ) -> None:
        super().__init__(self._keep_or_show)
        self._keep_report = keep
        self._today = today
        self._whole = whole
        self._pause_to_offer: Timer | None = None
        self._sent: list[TypedLine] = []
        """The lines that are being kept, in their order."""
        self._is_refused = False
        """Whether lines were refused, which are counted until none is left."""

    def fields(self) -> Iterator[Widget]:
        """The head of the report, its lines, and the one that is being typed read back."""
        yield DateField("Day of sample", "on", self._today, self._today)
        yield labelled("Laboratory", OfferInput(id_="laboratory", hint="as the report names it"))
        yield ReportLines(self._read_back)
        yield LineReading(id_="reading")
        yield Horizontal(
            Label(HINT, classes="hint", markup=False),
            NextLine(),
            Button("^t Ranges of last time", id="ranges", compact=True),
            id="ways",
        )

    def on_mount(self) -> None:
        """Take up a draft, and look up what is known."""
        self.query_one(".dialog").add_class("wide")
        super().on_mount()
        self._look_up()

    @work
    async def _look_up(self) -> None:
        """Name the last laboratory, and the tests that it printed."""
        labs = await self._labs()
        names, laboratories = await asyncio.to_thread(
            lambda: (labs.known_names(), labs.laboratories())
        )
        if not is_there(self):
            return
        self._lines.complete_from(names)
        self._laboratory.complete_from(laboratories)
        self._laboratory.fill_in(next(iter(laboratories), ""))
        self._offer_lines()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many lines as there is room for."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.height < LOW, "-low")
        self.set_class(event.size.height >= TALL, "-tall")

    def values(self) -> dict[str, str]:
        """What the person typed, and nothing that was only filled in."""
        head = {"on": text_in(self.query_one("#on")), "laboratory": self._laboratory.own}
        return head | self._lines.values()

    def fill(self, values: Mapping[str, str]) -> None:
        """Put texts back into as many lines as they take."""
        self.query_one("#on", Input).value = values.get("on", "")
        if laboratory := values.get("laboratory"):
            self._laboratory.value = laboratory
        self._lines.fill(values)
        self._offer_lines()

    def go_on(self) -> None:
        """A report is taken up at its first line without a value."""
        self._lines.go_on()

    def read(self) -> LabReportDraft:
        """The report as typed, without the lines that nobody typed in."""
        report = self._report()
        self._sent = self._lines.typed
        if not self._sent:
            raise InvalidEntry("No value is typed yet: write one as it is printed, such as 71.")
        refusals: dict[int, JournalError] = {}
        lines: list[LabLine] = []
        for place, line in enumerate(self._sent):
            try:
                lines.append(line.to_keep())
            except JournalError as error:
                refusals[place] = error
        if refusals:
            self._lines.refuse(self._sent, refusals)
            raise RefusedLines(refusals, len(self._sent))
        return LabReportDraft(report, tuple(lines))

    def _keep_or_show(self, typed: LabReportDraft) -> str:
        try:
            return self._keep_report(typed)
        except RefusedLines as refused:
            self.app.call_from_thread(self._lines.refuse, self._sent, refused.refusals)
            raise

    def say_refusal(self, error: JournalError) -> None:
        """Say how many lines cannot be kept; each of them says why."""
        self._is_refused = isinstance(error, RefusedLines)
        if self._is_refused:
            self._count_refused()
        else:
            super().say_refusal(error)

    def forget_problem(self) -> None:
        """Refused lines are counted until none is left."""
        if not self._is_refused:
            super().forget_problem()

    def action_start_afresh(self) -> None:
        """Begin with lines of which none was refused."""
        self._is_refused = False
        super().action_start_afresh()

    @on(ReportLines.ReadBack)
    def _count_refused(self) -> None:
        """Follow the lines as they are mended."""
        if self._is_refused:
            self.say_problem(self._lines.refused_words())

    async def _read_back(self, line: LabLine) -> Reading:
        try:
            report = self._report()
        except JournalError:
            # The day says itself that it is not understood.
            report = LabReport(self._today, laboratory=clean_line(self.typed("laboratory")))
        return await asyncio.to_thread((await self._labs()).reading, report, line)

    @work(exclusive=True, group="offers")
    async def _offer_lines(self) -> None:
        """Name the tests that the laboratory printed last."""
        labs = await self._labs()
        names = await asyncio.to_thread(labs.usual_lines, self.typed("laboratory"))
        if is_there(self):
            self._lines.offer(names)

    @on(Input.Changed, "#laboratory")
    def _laboratory_typed(self) -> None:
        if self._pause_to_offer is not None:
            self._pause_to_offer.stop()
        self._pause_to_offer = self.set_timer(PAUSE, self._offer_lines)

    @on(Input.Submitted)
    def _next_field(self, message: Input.Submitted) -> None:
        """Enter in the head goes on, as it does in the lines."""
        message.prevent_default()
        if message.input.id == "on":
            self._laboratory.focus()
        else:
            self._lines.go(0)

    @on(ReportLines.Typed)
    def _line_typed(self) -> None:
        self.touched()

    @on(ReportLines.Ended)
    def _to_the_end(self) -> None:
        self.query_one("#accept").focus()

    @on(ReportLines.Read)
    def _tell(self, message: ReportLines.Read) -> None:
        self.query_one("#reading", LineReading).tell(message.reading)

    @on(Button.Pressed, "#ranges")
    def action_take_ranges(self) -> None:
        """Take over the ranges that the laboratory printed last time."""
        self._lines.take_ranges()

    @on(Button.Pressed, "#next-line")
    def _next_line(self) -> None:
        self._lines.next_line()

    def action_line(self, by: int) -> None:
        """Go to the line above or below."""
        self._lines.step(by)

    def _report(self) -> LabReport:
        day = self.query_one("#on", DayInput).day()
        return LabReport(day, laboratory=clean_line(self.typed("laboratory")))

    async def _labs(self) -> LabService:
        return (await self._whole()).labs

    @property
    def _lines(self) -> ReportLines:
        return self.query_one(ReportLines)

    @property
    def _laboratory(self) -> OfferInput:
        return self.query_one("#laboratory", OfferInput)
