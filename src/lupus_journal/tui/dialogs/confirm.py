"""Asks whether something is really to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from lupus_journal.tui.text import plain, plain_lines

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ConfirmDialog(ModalScreen[bool]):
    """A question that names the thing it is about; Enter alone never does harm."""

    CSS_PATH = "../styles/dialogs.tcss"
    AUTO_FOCUS = "#no"
    BINDINGS: ClassVar = [
        Binding("y", "answer(True)", "Yes", tooltip="Do it"),
        Binding("n,escape", "answer(False)", "No", key_display="n", tooltip="Leave it as it is"),
        Binding("left,h", "app.focus_previous", show=False),
        Binding("right,l", "app.focus_next", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str = "Leave it") -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question and both answers."""
        with Vertical(classes="dialog"):
            yield Label(plain_lines(self._question), classes="question")
            with Horizontal(classes="buttons"):
                yield Button(plain(f"y {self._yes}"), id="yes", variant="error")
                yield Button(plain(f"n {self._no}"), id="no")

    @on(Button.Pressed, "#yes")
    def _yes_pressed(self) -> None:
        self.action_answer(True)

    @on(Button.Pressed, "#no")
    def _no_pressed(self) -> None:
        self.action_answer(False)

    def action_answer(self, answer: bool) -> None:
        """Close with an answer."""
        self.dismiss(answer)
