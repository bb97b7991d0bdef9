"""The lines of a laboratory's report, one below the other, as many as are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container
from textual.message import Message

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.names import folded
from lupus_journal.services.lab_intake import Reading, Understanding, second_look
from lupus_journal.tui.presence import is_there
from lupus_journal.tui.widgets.line_editor import LineEditor
from lupus_journal.tui.widgets.report_grid import ReportGrid
from lupus_journal.tui.widgets.typed_line import FIELDS, TypedLine, restored

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from lupus_journal.services.lab_reading import LabLine

PAUSE = 0.12
"""How long somebody pauses before what they typed is read back."""


class ReportLines(Container):
    """Lines that are read back one after the other, whenever somebody pauses."""

    class Typed(Message):
        """Something was typed into a line."""

    class Ended(Message):
        """Enter was pressed on the empty line after the last."""

    class Read(Message):
        """The line that is being typed is understood anew, or it is another one."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    class ReadBack(Message):
        """A line was read back, be it the one that is being typed or another."""

    def __init__(self, read: Callable[[LabLine], Awaitable[Reading]]) -> None:
        super().__init__()
        self._read = read
        self._unread: list[TypedLine] = []
        self._is_reading = False
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The lines, and the fields above them."""
        yield ReportGrid()
        yield LineEditor()

    def on_mount(self) -> None:
        """Keep the fields on their line wherever it scrolls to."""
        self.watch(self._grid, "scroll_y", self._place)
        self.edit(0)

    def on_resize(self) -> None:
        """Lay each field over its column."""
        widths = self._grid.fields_for(self._grid.scrollable_content_region.width - 1)
        for name in FIELDS:
            field = self._editor.field(name)
            field.display = name in widths
            field.styles.width = widths.get(name)
        self._place()

    @property
    def lines(self) -> list[TypedLine]:
        """All lines, from top to bottom."""
        return self._grid.lines

    @property
    def typed(self) -> list[TypedLine]:
        """The lines that somebody typed in."""
        return [line for line in self.lines if line.is_typed]

    def refused_words(self) -> str:
        """How many lines need a second look; the only line of a report says all itself."""
        refused = sum(line.is_refused for line in self.typed)
        is_told = refused and len(self.typed) > 1
        return second_look(refused, len(self.typed)) if is_told else ""

    def refuse(self, sent: Sequence[TypedLine], refusals: Mapping[int, JournalError]) -> None:
        """Show beside each line that was sent why it cannot be kept, and go to the first of them."""
        for place, error in refusals.items():
            sent[place].refuse(error)
        self.go(self.lines.index(sent[min(refusals)]))

    def values(self) -> dict[str, str]:
        """What is typed, by the fields' names."""
        found: dict[str, str] = {}
        for number, line in enumerate(self.lines):
            found |= line.values(number)
        return found

    def fill(self, values: Mapping[str, str]) -> None:
        """Put back what was typed, and nothing else."""
        self._grid.lines = [*restored(values), TypedLine()]
        self.edit(0)
        self.read_again()

    def offer(self, names: Sequence[str]) -> None:
        """Name tests below the lines that somebody typed in, and have an empty line after them."""
        typed = self.typed
        there = {folded(line.texts["test"]) for line in typed}
        added = [TypedLine() for _ in range(1 + sum(folded(name) not in there for name in names))]
        for line, name in zip(added, (n for n in names if folded(n) not in there), strict=False):
            line.fill_in("test", name)
        at, field = self._editor.line, self._editor.current
        is_typing = self._editor.has_focus_within
        self._grid.lines = [*typed, *added]
        self.edit(self._place_of(at))
        if is_typing:
            self._editor.begin(field)
        self.read_again()

    def go_on(self) -> None:
        """Type in the first line that has no value."""
        self.go(self._first_open)

    @property
    def _first_open(self) -> int:
        """Where the first line without a value is; the last has none."""
        return next(at for at, line in enumerate(self.lines) if not line.texts["printed"])

    def _place_of(self, line: TypedLine) -> int:
        """Where a line is, or the one that was made in its place: its test is the same."""
        wanted, tests = line.texts["test"], [line.texts["test"] for line in self.lines]
        if line in self.lines:
            return self.lines.index(line)
        return tests.index(wanted) if wanted and wanted in tests else self._first_open

    def edit(self, row: int) -> None:
        """Lay the fields over a line."""
        self._grid.refill(row)
        line = self.lines[self._grid.cursor]
        self._editor.edit(line)
        self._place()
        self.post_message(self.Read(line.reading))

    def go(self, row: int, field: str = "") -> None:
        """Type in a line, in one of its fields or the first to type into."""
        self.edit(row)
        self._editor.begin(field)

    def step(self, by: int) -> None:
        """Go to the same field of a line below or above."""
        if self._editor.has_focus_within:
            self.go(self._grid.cursor + by, self._editor.current)

    def show(self) -> None:
        """Show what became of the lines."""
        self.edit(self._grid.cursor)

    def complete_from(self, names: Sequence[str]) -> None:
        """Complete the names of tests to these."""
        self._editor.complete_from(names)

    def take_ranges(self) -> None:
        """Take over the range of last time in every line that has a value and no range."""
        for line in self.lines:
            if line.texts["printed"]:
                line.take("range")
        self.show()
        self.read_again()

    def read_again(self) -> None:
        """Read all lines back, for another laboratory or another day."""
        self._unread = [line for line in self.lines if not line.is_blank]
        self._read_on()

    @on(LineEditor.Changed)
    def _changed(self, message: LineEditor.Changed) -> None:
        """Read the line back as soon as the person pauses."""
        self._unread = [*(line for line in self._unread if line is not message.line), message.line]
        self._keep_in_view()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._read_on)
        self.post_message(self.Typed())

    def next_line(self) -> None:
        """Go to the line after this one, which there is unless nothing stands in this one."""
        row = self._grid.cursor
        if row + 1 == len(self.lines):
            self._have_empty_line()
        self.go(row + 1)

    @on(LineEditor.Done)
    def _line_done(self) -> None:
        if self.lines[self._grid.cursor].is_blank:
            self.post_message(self.Ended())
        else:
            self.next_line()

    @on(ReportGrid.Pointed)
    def _pointed(self, message: ReportGrid.Pointed) -> None:
        """Go to where the pointer was; below the lines, to the empty one after the last."""
        message.stop()
        if message.row >= len(self.lines):
            self._have_empty_line()
        self.go(message.row, message.field)

    def _have_empty_line(self) -> None:
        """Have a line after the last that nothing stands in."""
        if not self.lines[-1].is_blank:
            self.lines.append(TypedLine())

    def _read_on(self) -> None:
        if not self._is_reading and self._unread:
            self._is_reading = True
            self._read_lines()

    @work
    async def _read_lines(self) -> None:
        """Read line after line, the last one typed first: at once they would only be in the way."""
        while self._unread:
            line = self._unread.pop()
            try:
                reading = await self._read(line.line)
            except JournalError as error:
                reading = Reading(state=Understanding.REFUSED, words=str(error))
            if not is_there(self):
                return
            line.understand(reading)
            if line is self._editor.line:
                self._editor.edit(line)
                self.post_message(self.Read(line.reading))
            self._grid.refresh()
            self.post_message(self.ReadBack())
        self._is_reading = False

    def _keep_in_view(self) -> None:
        self._grid.cursor = self._grid.cursor
        self._place()

    def _place(self) -> None:
        """Lay the fields over their line, or out of sight with it."""
        row = self._grid.cursor - round(self._grid.scroll_y) + 1
        is_seen = 0 < row < max(2, self.size.height)
        self._editor.offset = (1, row if is_seen else -1)

    @property
    def _grid(self) -> ReportGrid:
        return self.query_one(ReportGrid)

    @property
    def _editor(self) -> LineEditor:
        return self.query_one(LineEditor)
