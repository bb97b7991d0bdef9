"""Asks for one of a few things."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lupus_journal.charts.drawing import cells_of
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.pointed_list import PointedList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult

DIGITS = "1234567890"
CLOSES = Style.from_meta({"@click": "screen.give_up"})
STANDING = {*DIGITS, *"hjkl", "left", "right", "up", "down", "enter", "escape"}
"""The keys that do the same in every list."""


class ChooseDialog(ModalScreen[str | None]):
    """A short list, by its digits, by arrows or the mouse; answers with the chosen key."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "give_up", "Cancel", tooltip="Choose nothing"),
        Binding("j,l,right", "move('down')", show=False),
        Binding("k,h,left", "move('up')", show=False),
        *(Binding(digit, f"pick({place})", show=False) for place, digit in enumerate(DIGITS)),
    ]

    def __init__(
        self,
        title: str,
        choices: Mapping[str, str],
        keys: Mapping[str, str] | None = None,
        current: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._keys = {key: one for key, one in (keys or {}).items() if key not in STANDING}
        """What is chosen by a key of its own, by that key."""
        self._current = current
        """What holds now: the list begins there."""

    def compose(self) -> ComposeResult:
        """The list in a frame, the first ten with their digits, and each with a key of its own."""
        with Vertical(classes="dialog choose") as frame:
            frame.border_title = plain(self._title)
            frame.border_subtitle = Content.styled(" esc Close ", CLOSES)
            digits = DIGITS.ljust(len(self._choices))
            yield PointedList(
                *(
                    Option(self._line(digit, choice), id=choice)
                    for digit, choice in zip(digits, self._choices, strict=False)
                )
            )

    def _line(self, digit: str, choice: str) -> Content:
        longest = max(map(cells_of, self._choices.values()))
        words = self._choices[choice]
        key = next((key for key, one in self._keys.items() if one == choice), "")
        shown = self.app.get_key_display(Binding(key, "")) if key else ""
        room = " " * (longest - cells_of(words) + 2)
        faint = "$text-muted"
        return Content.assemble((f"{digit:<3}", faint), plain(words), room, (shown, faint))

    def on_mount(self) -> None:
        """Begin at what holds now."""
        if self._current in self._choices:
            self.query_one(OptionList).highlighted = list(self._choices).index(self._current)

    def on_key(self, event: events.Key) -> None:
        """Choose by a key of its own."""
        if choice := self._keys.get(event.key):
            event.stop()
            self.dismiss(choice)

    @on(OptionList.OptionSelected)
    def _choose(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)

    def action_move(self, where: str) -> None:
        """Go to the next choice or the one before."""
        found = self.query_one(OptionList)
        move = found.action_cursor_down if where == "down" else found.action_cursor_up
        move()

    def action_pick(self, place: int) -> None:
        """Choose by a digit; one that stands beside nothing does nothing."""
        if place < len(self._choices):
            self.dismiss(list(self._choices)[place])

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
