"""The app: holds the journal and the screens, and lets each screen do its work."""

from __future__ import annotations

import asyncio
import gc
import signal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding

from lupus_journal.domain.preferences import USUAL, Preferences
from lupus_journal.tui.careful import CarefulApp
from lupus_journal.tui.covered import CoveredApp
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.screens.today import TodayScreen
from lupus_journal.tui.terminal import is_gone, read_any_bytes
from lupus_journal.tui.undoing import UndoingApp
from lupus_journal.tui.widgets.told import Told
from lupus_journal.tui.widgets.top_line import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Provider

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.today import TodayPage
    from lupus_journal.tui.preferred import Keep

ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
SECONDS_BETWEEN_LOOKS = 1


def key_commands() -> type[Provider]:
    """The palette's commands, imported when it is first opened."""
    from lupus_journal.tui.palette import KeyCommands

    return KeyCommands


class JournalApp(CarefulApp, CoveredApp, UndoingApp):
    """The journal on the screen."""

    TITLE = "Lupus Journal"
    # The first screen's styles are the app's: a screen that brings its own has all of them read anew.
    CSS_PATH: ClassVar = ["styles/base.tcss", "styles/today.tcss"]
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
        bound("own-journal", "own_journal", show=False),
        Binding("escape", "hush", show=False),
    ]

    def __init__(
        self,
        quick: QuickJournal,
        open_whole: Callable[[], Journal],
        page: TodayPage,
        preferences: Preferences = USUAL,
        keep: Keep | None = None,
        own_journal: str = "",
    ) -> None:
        super().__init__(preferences, keep)
        self.own_journal = own_journal
        """Where the person's own journal lies, while this is another."""
        self.next_journal = ""
        """Which journal to open in place of this one, once the app has ended."""
        self._quick = quick
        self._open_whole = open_whole
        self._page = page
        self._whole: asyncio.Task[Journal] | None = None
        self.opened_at = quick.clock.now()
        for name in SCREENS:
            if name != self.DEFAULT_MODE:
                self.add_mode(name, partial(self._screen, name))

    @property
    def whose(self) -> str:
        """Whose journal this is, where it is not the person's own, in as few words as can be."""
        if self._page.is_made_up:
            return "demo, not you"
        return "not your own" if self.own_journal else ""

    def get_default_screen(self) -> ReadingScreen:
        """The screen that the app begins with."""
        return self._screen(self.DEFAULT_MODE)

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
            case "welcome":
                from lupus_journal.tui.screens.welcome import WelcomeScreen

                return WelcomeScreen(self._quick, self.whole_journal)
        return TodayScreen(self._quick, self.whole_journal, self._page)

    def on_load(self) -> None:
        """Listen for signals before there is a screen that they could leave behind."""
        read_any_bytes()
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self.leave)

    def on_ready(self) -> None:
        """Open the rest of the journal behind the first screen, and watch over the terminal."""
        # Collecting what starting left behind costs the first paint a tenth of its time.
        gc.freeze()
        gc.enable()
        # Only now, as the screen of a mode that is known is made at twice the cost.
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        self.call_after_refresh(self._open_in_background)
        self._tell_problems()
        # Whoever stopped the app, and has it go on, finds an empty terminal.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if not self.is_headless:
            self.set_interval(SECONDS_BETWEEN_LOOKS, self._end_without_a_terminal)

    def _tell_problems(self) -> None:
        """Say what is wrong with the settings file: the first of it, and where the rest is."""
        first, *others = self.preferences.problems or ("",)
        rest = f" {self.key_for('keys')} lists {len(others)} more like it." if others else ""
        if first:
            self.tell(first + rest, is_error=True)

    async def whole_journal(self) -> Journal:
        """The whole journal, as soon as it is open."""
        if self._whole is None:
            self._whole = asyncio.create_task(asyncio.to_thread(self._open_whole))
        return await asyncio.shield(self._whole)

    @work
    async def _open_in_background(self) -> None:
        journal = await self.whole_journal()
        await asyncio.to_thread(journal.safekeeping.back_up_daily)

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

    def reopen(self, path: str) -> None:
        """End the app, to open another journal in its place."""
        self.next_journal = path
        self.leave()

    def action_own_journal(self) -> None:
        """Go back to the person's own journal."""
        self.reopen(self.own_journal)

    def action_hush(self) -> None:
        """Put away what was told."""
        for told in self.screen.query(Told):
            told.hush()

    def action_help_quit(self) -> None:
        """Say which key leaves, to somebody who presses ctrl+c."""
        self.tell(f"{self.key_for('quit')} leaves the journal; everything is saved.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The way back to one's own journal is only there while this is another."""
        if action == "own_journal" and not self.own_journal:
            return False
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Have the screen that is shown read the journal again; the others do when they are."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.load()

    def _end_without_a_terminal(self) -> None:
        if is_gone():
            self.leave()


class NewJournalApp(JournalApp):
    """A journal in which nothing was ever done, on the screen: it begins with a welcome."""

    DEFAULT_MODE = "welcome"
    CSS_PATH: ClassVar = ["styles/base.tcss", "styles/today.tcss", "styles/welcome.tcss"]
