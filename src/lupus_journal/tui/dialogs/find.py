"""Finds any entry of the journal by its words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label
from textual.worker import get_current_worker

from lupus_journal.domain.errors import JournalError
from lupus_journal.services.days import DayEntry
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.found_list import FoundList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.search import Page, Place

PATIENCE = 0.5
HELP = "↑ ↓ move · Enter goes there"
NOTHING = "Nothing in the journal has these words. Fewer letters find more."
NOTHING_YET = "The journal is empty so far."


class FindDialog(ModalScreen[DayEntry | None]):
    """The whole journal, newest first; words that are typed narrow it."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss", "../styles/find.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape", "give_up", "Back", tooltip="Back to where you were"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, whole: Callable[[], Awaitable[Journal]]) -> None:
        super().__init__()
        self._whole = whole
        self._next: Place | None = None
        """Where the next page goes on."""

    def compose(self) -> ComposeResult:
        """The words, what was found, and a line about it."""
        with Vertical(classes="dialog find") as frame:
            frame.border_title = "Find"
            yield Input(placeholder="words: joint left, C3, prednisolone", id="words", compact=True)
            yield FoundList()
            with Horizontal(id="below"):
                yield Label(HELP, classes="hint", markup=False)
                yield Button("Close", id="give-up", compact=True)

    def on_mount(self) -> None:
        """Show the newest entries."""
        self._find("")

    @on(Input.Changed, "#words")
    def _narrow(self, message: Input.Changed) -> None:
        self._find(message.value)

    @on(Input.Submitted, "#words")
    def _accept(self) -> None:
        chosen = self.query_one(FoundList).chosen
        if chosen is not None:
            self.dismiss(chosen)

    @on(FoundList.Chosen)
    def _accept_clicked(self, message: FoundList.Chosen) -> None:
        self.dismiss(message.entry)

    @on(FoundList.Wanting)
    def _wanting(self) -> None:
        if self._next is not None:
            self._read_on(self.query_one("#words", Input).value, self._next)

    def action_move(self, by: int) -> None:
        """Move the cursor so many rows."""
        self.query_one(FoundList).move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor so many screens."""
        self.query_one(FoundList).move_a_page(by)

    @on(Button.Pressed, "#give-up")
    def action_give_up(self) -> None:
        """Close without going anywhere."""
        self.dismiss(None)

    @work(exclusive=True, group="find")
    async def _find(self, text: str) -> None:
        """Look anew; typing on breaks a search off."""
        self._next = None
        page = await self._page(text, None)
        if page is not None:
            self._next = page.next
            self.query_one(FoundList).begin(page.entries)
            nothing = NOTHING if text.strip() else NOTHING_YET
            self._say(HELP if page.entries else nothing)

    @work(exclusive=True, group="find")
    async def _read_on(self, text: str, after: Place) -> None:
        self._next = None
        page = await self._page(text, after)
        if page is not None:
            self._next = page.next
            self.query_one(FoundList).go_on(page.entries)

    async def _page(self, text: str, after: Place | None) -> Page | None:
        worker = get_current_worker()
        waiting = self.set_timer(PATIENCE, lambda: self._say("Reading the whole journal …"))
        try:
            journal = await self._whole()
            return await asyncio.to_thread(
                journal.search.page, text, after, is_wanted=lambda: not worker.is_cancelled
            )
        except JournalError as error:
            self._say(str(error))
            return None
        finally:
            waiting.stop()

    def _say(self, sentence: str) -> None:
        self.query_one(".hint", Label).update(plain(sentence))
