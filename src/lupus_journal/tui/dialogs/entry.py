"""Shows an entry whole: its fields, its note, what belongs to it, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, OptionList
from textual.widgets.option_list import Option

from lupus_journal.tui.keymap import bound
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.note_text import NoteText
from lupus_journal.tui.widgets.pointed_list import PointedList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from lupus_journal.services.pages import EntryPage, Line


class Wish(StrEnum):
    """What is to be done with an entry that was looked at."""

    OPEN = "open"
    EDIT = "edit"
    DELETE = "delete"


class Wished(NamedTuple):
    """A wish, and the id of the entry that it is about."""

    wish: Wish
    entry_id: str


class EntryDialog(ModalScreen[Wished | None]):
    """An entry's page; answers with what is to be done next, or with `None`."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        bound("edit", "wish('edit')"),
        bound("delete", "wish('delete')"),
        bound("life", "life"),
        Binding("escape,enter,q", "close", "Close", key_display="esc", tooltip="Back to the list"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, page: EntryPage) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The page in a frame, from what it is to what became of it."""
        page = self._page
        with VerticalScroll(classes="dialog entry") as frame:
            frame.border_title = plain(page.title)
            if page.when:
                yield Label(plain(page.when), classes="when")
            yield from _lines(page.lines)
            if page.note:
                yield NoteText(page.note)
            if page.parts:
                yield Label(plain(page.parts_are), classes="heading")
                yield PointedList(*(Option(plain(part.words)) for part in page.parts))
            with Vertical(id="life"):
                yield Label("History", classes="heading")
                yield from _lines(page.life)
            with Horizontal(classes="buttons"):
                yield Button("e Edit", id="edit", variant="primary")
                yield Button("d Delete", id="delete")
                yield Button("v History", id="show-life")
                yield Button("Close", id="close")

    def on_mount(self) -> None:
        """Begin without its history: on what belongs to it, or on the page if there is a note."""
        self.query_one("#life").display = False
        is_to_be_read = self._page.note or not self._page.parts
        self.set_focus(self.query_one(".entry" if is_to_be_read else "OptionList"))

    @on(OptionList.OptionSelected)
    def _open(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(Wished(Wish.OPEN, self._page.parts[message.option_index].id))

    @on(Button.Pressed, "#edit")
    @on(Button.Pressed, "#delete")
    def _wished(self, message: Button.Pressed) -> None:
        self.action_wish(str(message.button.id))

    def action_wish(self, wish: str) -> None:
        """Have something done with the entry."""
        self.dismiss(Wished(Wish(wish), self._page.id))

    @on(Button.Pressed, "#show-life")
    def action_life(self) -> None:
        """Show what became of the entry, or hide it again."""
        life = self.query_one("#life")
        life.display = not life.display
        life.scroll_visible(animate=False)

    def action_scroll(self, by: int) -> None:
        """Move a line in the list, or move the page."""
        if isinstance(self.focused, OptionList):
            move = self.focused.action_cursor_down if by > 0 else self.focused.action_cursor_up
            move()
        else:
            self.query_one(".entry").scroll_relative(y=by, animate=False)

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _lines(lines: Iterable[Line]) -> Iterable[Horizontal]:
    for line in lines:
        yield Horizontal(
            Label(plain(line.name), classes="name"), Label(plain(line.text)), classes="line"
        )
