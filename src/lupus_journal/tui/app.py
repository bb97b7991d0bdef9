"""The app: holds the journal and the screens, and lets each screen do its work."""

from __future__ import annotations

import asyncio
import gc
import signal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import App

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.preferences import USUAL, Preferences
from lupus_journal.tui.crash import report_of
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.screens.today import TodayScreen
from lupus_journal.tui.terminal import is_gone
from lupus_journal.tui.widgets.top_line import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.screen import Screen

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.today import TodayPage

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")
SECONDS_BETWEEN_LOOKS = 1


def key_commands() -> type[Provider]:
    """The palette's commands, imported when it is first opened."""
    from lupus_journal.tui.palette import KeyCommands

    return KeyCommands


class JournalApp(App[None]):
    """The journal on the screen."""

    TITLE = "Lupus Journal"
    CSS_PATH = "styles/base.tcss"
    COMMANDS: ClassVar = {key_commands}
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar = [
        bound("today", "go('today')", show=False),
        bound("infusions", "go('infusions')", show=False),
        bound("diary", "go('diary')", show=False),
        bound("labs", "go('labs')", show=False),
        bound("me", "go('me')", show=False),
        bound("undo", "undo"),
        bound("keys", "keys"),
        bound("quit", "quit"),
    ]

    def __init__(
        self,
        quick: QuickJournal,
        open_whole: Callable[[], Journal],
        page: TodayPage,
        preferences: Preferences = USUAL,
    ) -> None:
        super().__init__()
        self._quick = quick
        self._open_whole = open_whole
        self._page = page
        self.preferences = preferences
        self._whole: asyncio.Task[Journal] | None = None
        for name in SCREENS:
            self.add_mode(name, partial(self._screen, name))

    def _screen(self, name: str) -> ReadingScreen:
        """A screen, imported when it is first gone to."""
        match name:
            case "infusions":
                from lupus_journal.tui.screens.infusions import InfusionsScreen

                return InfusionsScreen(self._quick, self.whole_journal)
            case "diary":
                from lupus_journal.tui.screens.diary import DiaryScreen

                return DiaryScreen(self._quick, self.whole_journal)
            case "labs":
                from lupus_journal.tui.screens.labs import LabsScreen

                return LabsScreen(self._quick, self.whole_journal)
            case "me":
                from lupus_journal.tui.screens.me import MeScreen

                return MeScreen(self._quick, self.whole_journal)
        return TodayScreen(self._quick, self.whole_journal, self._page)

    def on_load(self) -> None:
        """Listen for signals before there is a screen that they could leave behind."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self.leave)

    def on_ready(self) -> None:
        """Open the rest of the journal behind the first screen, and watch over the terminal."""
        # Collecting what starting left behind costs the first paint a tenth of its time.
        gc.freeze()
        gc.enable()
        self.call_after_refresh(self._open_in_background)
        if not self.is_headless:
            self.set_interval(SECONDS_BETWEEN_LOOKS, self._end_without_a_terminal)

    async def whole_journal(self) -> Journal:
        """The whole journal, as soon as it is open."""
        if self._whole is None:
            self._whole = asyncio.create_task(asyncio.to_thread(self._open_whole))
        return await asyncio.shield(self._whole)

    @work
    async def _open_in_background(self) -> None:
        try:
            journal = await self.whole_journal()
            await asyncio.to_thread(journal.safekeeping.back_up_daily)
        except JournalError as error:
            self.tell(str(error), is_error=True)

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something on the screen that is shown, below any dialog."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, ReadingScreen):
                screen.tell(sentence, is_error=is_error)
                return

    async def action_go(self, screen: str) -> None:
        """Go to a screen."""
        await self.switch_mode(screen)

    async def action_quit(self) -> None:
        """Leave, with what is half-typed kept."""
        self.leave()

    def leave(self) -> None:
        """End the app; what stands in an open dialog is there again next time."""
        for screen in self.screen_stack:
            keep_draft = getattr(screen, "keep_draft", None)
            if keep_draft is not None:
                keep_draft()
        self.exit()

    def action_help_quit(self) -> None:
        """Say which key leaves, to somebody who presses ctrl+c."""
        self.tell("q leaves the journal; everything is saved.")

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.action_show_help_panel()

    @work
    async def action_undo(self) -> None:
        """Take back the newest action, say what it was, and show the screen anew."""
        try:
            journal = await self.whole_journal()
            undone = await asyncio.to_thread(journal.entries.undo)
        except JournalError as error:
            self.tell(str(error), is_error=True)
            return
        self.tell(undone.words)
        self.reload()

    def reload(self) -> None:
        """Have the screen that is shown read the journal again; the others do when they are."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.load()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette lists the keys and Textual's choice of theme, and nothing twice."""
        yield from (
            command for command in super().get_system_commands(screen) if command.title == "Theme"
        )

    def _end_without_a_terminal(self) -> None:
        if is_gone():
            self.leave()

    def _fatal_error(self) -> None:
        """End after a fault of ours without showing a value: Textual's own report shows locals."""
        self._exit_renderables.append(Text(report_of(self._exception)))
        self._close_messages_no_wait()
