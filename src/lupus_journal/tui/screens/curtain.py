"""What covers everything else: a window that is too small, or eyes that are not to see."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static

from lupus_journal.tui.room import COLUMNS, ROWS, is_too_small
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from textual import events
    from textual.app import App, ComposeResult

HIDDEN = "Hidden: press any key."


class Curtain(ModalScreen[None]):
    """One sentence, and nothing of what lies beneath, which stays as it is."""

    CSS_PATH = "../styles/curtain.tcss"
    DEFAULT_CLASSES = "curtain"

    def __init__(self) -> None:
        super().__init__()
        self.lifted = asyncio.Event()

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(plain(self.sentence()))

    def sentence(self) -> str:
        """Why there is nothing else to see."""
        raise NotImplementedError

    def give_way(self) -> None:
        """Show again what lies beneath; once, however often it is asked for."""
        if self.is_active:
            self.dismiss()

    def on_unmount(self) -> None:
        """Whoever waited for it may go on."""
        self.lifted.set()


async def uncovered(app: App[Any]) -> None:
    """Wait until no curtain covers the screen: what ends below one must not draw it back."""
    while isinstance(app.screen, Curtain):
        await app.screen.lifted.wait()


class TooSmallScreen(Curtain):
    """Says how large the window must be, until it is."""

    BINDINGS: ClassVar = [Binding("q", "app.quit", "Leave")]

    def sentence(self) -> str:
        """What is needed, what there is, and the ways on."""
        width, height = self.app.size
        return (
            f"Lupus Journal needs {COLUMNS} columns and {ROWS} rows; this window has {width} by "
            f"{height}. Make it larger, or press q to leave; the commands work at any size."
        )

    def fit(self) -> None:
        """Name the window's size as it is now, or give way."""
        if is_too_small(*self.app.size):
            self.query_one(Static).update(plain(self.sentence()))
        else:
            self.give_way()

    def on_resize(self) -> None:
        """The window changed."""
        self.fit()

    def on_screen_resume(self) -> None:
        """It may have changed while something lay above."""
        self.call_after_refresh(self.fit)


class HiddenScreen(Curtain):
    """Hides the journal until a key or a click, which does nothing else."""

    def sentence(self) -> str:
        """How to see it again."""
        return HIDDEN

    def on_key(self, event: events.Key) -> None:
        """Any key."""
        event.stop()
        event.prevent_default()
        self.give_way()

    def on_click(self, event: events.Click) -> None:
        """Any click."""
        event.stop()
        self.give_way()
