"""Asks for one of a few things."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.pointed_list import PointedList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

DIGITS = "123456789"


class ChooseDialog(ModalScreen[str | None]):
    """A short list, by its digits, by arrows or the mouse; answers with the chosen key."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "give_up", "Cancel", tooltip="Choose nothing"),
        Binding("j,l,right", "move('down')", show=False),
        Binding("k,h,left", "move('up')", show=False),
        *(Binding(digit, f"pick({digit})", show=False) for digit in DIGITS),
    ]

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The list in a frame, the first nine with their digits."""
        with Vertical(classes="dialog choose") as frame:
            frame.border_title = plain(self._title)
            yield PointedList(
                *(
                    Option(Content.assemble((f"{digit:<3}", "$text-muted"), plain(words)), id=key)
                    for digit, (key, words) in zip(
                        DIGITS.ljust(len(self._choices)), self._choices.items(), strict=False
                    )
                )
            )

    @on(OptionList.OptionSelected)
    def _choose(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)

    def action_move(self, where: str) -> None:
        """Go to the next choice or the one before."""
        found = self.query_one(OptionList)
        move = found.action_cursor_down if where == "down" else found.action_cursor_up
        move()

    def action_pick(self, digit: int) -> None:
        """Choose by a digit; one that stands beside nothing does nothing."""
        if digit <= len(self._choices):
            self.dismiss(list(self._choices)[digit - 1])

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
