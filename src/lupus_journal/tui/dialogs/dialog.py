"""What every dialog has: a frame, its fields, a line for what is wrong, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label

from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

T = TypeVar("T")


class Dialog(ModalScreen[T | None], Generic[T]):
    """Asks for something, and answers with it or with `None` if it was given up."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "give_up", "Cancel", tooltip="Close without storing anything"),
        Binding("ctrl+s", "accept", "Save", tooltip="Store what is written here"),
    ]
    TITLE = ""
    ACCEPT = "Save"
    problem = ""
    """What was wrong when the same was asked before."""

    def fields(self) -> Iterator[Widget]:
        """The dialog's own widgets, from top to bottom."""
        raise NotImplementedError

    def read(self) -> T:
        """What was typed; a `JournalError` says what is wrong with it."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The frame around the fields."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = plain(str(self.TITLE)).markup
            yield from self.fields()
            yield Label(plain(self.problem), classes="problem")
            with Horizontal(classes="buttons"):
                yield Button(self.ACCEPT, id="accept", variant="primary")
                yield Button("Cancel", id="give-up")

    @on(Button.Pressed, "#accept")
    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Answer with what was typed, or say what is wrong with it."""
        try:
            answer = self.read()
        except JournalError as error:
            self.query_one(".problem", Label).update(plain(str(error)))
        else:
            self.dismiss(answer)

    @on(Button.Pressed, "#give-up")
    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def typed(self, field: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{field}", Input).value


def field(label: str, field_id: str, value: str = "", hint: str = "") -> Horizontal:
    """A line with a label and a place to type."""
    return Horizontal(
        Label(label, markup=False),
        Input(value, placeholder=hint, id=field_id, compact=True),
        classes="field",
    )
