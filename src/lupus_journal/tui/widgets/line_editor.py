"""The fields of one line of a report, laid over the line that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from lupus_journal.tui.widgets.offer_input import OfferInput
from lupus_journal.tui.widgets.typed_line import FIELDS, TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class LineEditor(Horizontal):
    """Test, value, unit, range and method beside each other."""

    class Changed(Message):
        """Something was typed into a line."""

        def __init__(self, line: TypedLine) -> None:
            super().__init__()
            self.line = line

    class Done(Message):
        """Enter was pressed: the next line is to come."""

    def __init__(self) -> None:
        super().__init__()
        self.line = TypedLine()

    def compose(self) -> ComposeResult:
        """The fields, each in its column."""
        for name in FIELDS:
            yield OfferInput(id_=f"line-{name}")

    def complete_from(self, names: Sequence[str]) -> None:
        """Complete the name of a test to one of these."""
        self.field("test").complete_from(names)

    def edit(self, line: TypedLine) -> None:
        """Show another line's texts, or the same one's after it changed by itself."""
        self.line = line
        # Typed over the name of a test that stands there already, a figure would rename it.
        self.field("test").can_focus = "test" not in line.filled
        for name in FIELDS:
            self.field(name).load(
                line.texts[name], line.offered(name), is_filled=name in line.filled
            )

    def field(self, name: str) -> OfferInput:
        """One of the fields."""
        return self.query_one(f"#line-{name}", OfferInput)

    def begin(self, name: str) -> None:
        """Type into a field, or into the first if that one is not there to be typed into."""
        wanted = self.field(name) if name else None
        first = self.field(self.line.first_field)
        (wanted if wanted is not None and wanted.focusable else first).focus()

    def on_click(self) -> None:
        """A click beside what can be typed into is meant for the line."""
        if not self.has_focus_within:
            self.begin("")

    @property
    def current(self) -> str:
        """The field that has the keys, or else the first to type into."""
        return next((name for name in FIELDS if self.field(name).has_focus), self.line.first_field)

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        name = (message.input.id or "").removeprefix("line-")
        # An answer to an earlier line may come when another one is shown already.
        if message.value == self.line.texts[name] or message.value != message.input.value:
            return
        self.line.type(name, message.value)
        self.post_message(self.Changed(self.line))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(self.Done())
