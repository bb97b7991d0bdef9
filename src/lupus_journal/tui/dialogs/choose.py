"""Asks for one of a few things."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class ChooseDialog(ModalScreen[str | None]):
    """A short list, by arrows, a letter or the mouse; answers with the chosen key."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [Binding("escape", "give_up", "Cancel", tooltip="Choose nothing")]

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = plain(self._title).markup
            yield OptionList(
                *(Option(plain(words), id=key) for key, words in self._choices.items())
            )

    @on(OptionList.OptionSelected)
    def _choose(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
