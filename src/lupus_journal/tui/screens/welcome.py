"""What stands there before anything was ever logged: what this is, and four ways on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from lupus_journal.domain.safekeeping import entries
from lupus_journal.domain.visit_page import DISCLAIMER
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.presence import is_there
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.home_row_list import HomeRowList
from lupus_journal.tui.widgets.told import Sentence
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.app import ComposeResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.safekeeping import SafekeepingService
    from lupus_journal.tui.app import JournalApp
    from lupus_journal.tui.dialogs.open_journal import Wanted

WHAT_IT_IS = (
    "The memory of your infusions: when the next one is, what is due before it, "
    "how the weeks between were, and one page to hand over at the appointment."
)
WHERE = (
    "It is one file on this machine, and nothing leaves it. The file is not encrypted: "
    "your system's disk encryption protects it."
)
WAYS = {
    "begin_course": ("begin-course", "Begin my first course", "the schedule, and the next dates"),
    "check_in": ("check-in", "Check in", "how are you, in ten seconds"),
    "open_journal": ("open-journal", "Restore or open", "a backup, or another journal"),
    "demo": ("demo", "Look at the demo", "a made-up patient, in a file of its own"),
}
"""The ways on: the key's id, the words and what they mean, by the action."""


class WelcomeScreen(ReadingScreen):
    """The first screen of a journal in which nothing was ever done."""

    AUTO_FOCUS = "#ways"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]
    BINDINGS: ClassVar = [
        bound("begin-course", "begin_course", show=False),
        bound("open-journal", "open_journal", show=False),
        bound("demo", "demo", show=False),
        bound("today", "go_on", show=False),
        Binding("escape", "go_on", "Today", tooltip="The screen that is there every day"),
    ]

    def __init__(self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]]) -> None:
        super().__init__(quick, whole)
        self._said: Sentence | None = None
        """What was done last, to be told on the screen that comes next."""

    def compose(self) -> ComposeResult:
        """What this is, what it is not, where it is kept, and the ways on."""
        yield TopLine("today", self.today)
        with VerticalScroll(id="welcome"):
            yield Static("Lupus Journal", id="name", markup=False)
            yield Static(WHAT_IT_IS, markup=False)
            yield Static(
                Content.assemble(("Not medical advice. ", "bold"), DISCLAIMER), id="disclaimer"
            )
            yield Static(Content.assemble(WHERE, "\n", plain(self.quick.path, "bold")))
            yield HomeRowList(*self._ways(), id="ways")

    def _ways(self) -> Iterator[Option]:
        for action, (key_id, words, meaning) in WAYS.items():
            key = key_for(self, key_id)
            yield Option(
                Content.assemble((f" {key} ", "bold"), f" {words:<24}", (meaning, "$text-muted")),
                id=action,
            )

    def on_mount(self) -> None:
        """Show the keys once the words stand."""
        self.call_after_refresh(self._show_keys)

    async def _show_keys(self) -> None:
        # Somebody may have left before the first paint was done.
        if is_there(self):
            await self.show_keys()

    def tell(self, sentence: str, *, can_undo: bool = False, is_error: bool = False) -> None:
        """Say something here, or on Today if that is where what was kept leads."""
        if can_undo:
            self._said = Sentence(sentence, can_undo=True)
        else:
            super().tell(sentence, is_error=is_error)

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Go on to Today as soon as anything was done in the journal."""
        page = await asyncio.to_thread(self.quick.today.page)
        if self.is_active and not page.is_untouched:
            await self.action_go_on()

    async def action_go_on(self) -> None:
        """Show Today, and tell there what was done here."""
        await self.app.switch_mode("today")
        today = self.app.screen
        if isinstance(today, ReadingScreen):
            today.load()
            if self._said is not None:
                today.tell(self._said.text, can_undo=self._said.can_undo)

    @work(exclusive=True, group="way")
    async def action_begin_course(self) -> None:
        """Begin the first course."""
        from lupus_journal.tui.screens.courses import course_dialog

        async with self.waiting_for("Opening the schedules"):
            dialog = await asyncio.to_thread(course_dialog, await self.whole(), self.today)
        self.ask(dialog)

    @work(exclusive=True, group="way")
    async def action_open_journal(self) -> None:
        """Ask for a file, and restore it or open it."""
        self._ask_for_file((await self.whole()).safekeeping)

    @work(exclusive=True, group="way")
    async def action_demo(self) -> None:
        """Open the journal of a made-up patient, written first if it is not there yet."""
        async with self.waiting_for("Writing a made-up patient's two years"):
            journal = await self.whole()
            path = await asyncio.to_thread(journal.refresh_demo)
        self._reopen(path)

    @on(OptionList.OptionSelected, "#ways")
    async def _take_way(self, message: OptionList.OptionSelected) -> None:
        await self.run_action(message.option_id or "")

    def _ask_for_file(self, safe: SafekeepingService) -> None:
        from lupus_journal.tui.dialogs.open_journal import OpenJournalDialog, Way

        opened = ""

        def keep(wanted: Wanted) -> str:
            nonlocal opened
            if wanted.way is Way.OPEN:
                safe.require_journal(wanted.path)
                opened = wanted.path
            else:
                restored = safe.restore(wanted.path)
                self._said = Sentence(f"Restored {entries(restored.rows)} from {wanted.path}.")
            return wanted.path

        def go_there(_: str | None) -> None:
            if opened:
                self._reopen(opened)

        dialog = OpenJournalDialog(keep, safe.entries_in, self.quick.path)
        self.app.push_screen(dialog, go_there)

    def _reopen(self, path: str) -> None:
        cast("JournalApp", self.app).reopen(path)
