"""The app: holds the journal and the screens, and lets each screen do its work."""

from __future__ import annotations

import asyncio
import gc
import signal
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import App
from textual.binding import Binding

from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.crash import report_of
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.screens.today import TodayScreen
from lupus_journal.tui.terminal import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.screen import Screen

    from lupus_journal.bootstrap import Journal, QuickJournal
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
    BINDINGS: ClassVar = [
        Binding(
            "1", "show_today", "Today", id="today", tooltip="The next infusion and what is due"
        ),
        Binding("2", "show_labs", "Labs", id="labs", tooltip="Laboratory results and their trends"),
        Binding("u", "undo", "Undo", id="undo", tooltip="Take back the newest entry or change"),
        Binding(
            "question_mark",
            "help",
            "Keys",
            id="keys",
            key_display="?",
            tooltip="Every key that works here",
        ),
        Binding("q", "quit", "Quit", id="quit", tooltip="Leave the journal; all is saved"),
    ]

    def __init__(
        self, quick: QuickJournal, open_whole: Callable[[], Journal], page: TodayPage
    ) -> None:
        super().__init__()
        self._quick = quick
        self._open_whole = open_whole
        self._page = page
        self._whole: asyncio.Task[Journal] | None = None

    def get_default_screen(self) -> Screen[None]:
        """The first screen, with what was read before the app started."""
        return TodayScreen(self._quick, self.whole_journal, self._page)

    def on_load(self) -> None:
        """Listen for signals before there is a screen that they could leave behind."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self.exit)

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
        """Say something in the corner, letter for letter."""
        self.notify(sentence, severity="error" if is_error else "information", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way to a screen only from the others."""
        if action == "show_today":
            return sum(not screen.is_modal for screen in self.screen_stack) > 1
        return super().check_action(action, parameters)

    def action_show_today(self) -> None:
        """Go to the first screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_show_labs(self) -> None:
        """Go to the laboratory results."""
        from lupus_journal.tui.screens.labs import LabsScreen

        if not isinstance(self.screen, LabsScreen):
            self.action_show_today()
            self.push_screen(LabsScreen(self._quick.clock, self.whole_journal))

    def action_help_quit(self) -> None:
        """Say which key leaves, to somebody who presses ctrl+c."""
        self.tell("q leaves the journal; everything is saved.")

    def action_help(self) -> None:
        """Show or hide every key that works here."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
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
        """Have every screen read the journal again."""
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
            self.exit()

    def _fatal_error(self) -> None:
        """End after a fault of ours without showing a value: Textual's own report shows locals."""
        self._exit_renderables.append(Text(report_of(self._exception)))
        self._close_messages_no_wait()
