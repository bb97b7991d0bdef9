"""What the app's own screens have in common: they show what they read from the journal."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.css.query import NoMatches
from textual.screen import Screen

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from datetime import date

    from textual.widget import Widget

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.dialogs.checkin import CheckinAnswer
    from lupus_journal.tui.dialogs.dialog import Dialog

R = TypeVar("R")

PATIENCE = 0.5
"""After how many seconds a wait is explained."""
BAD_DAY_KNOWN = "“Too tired for details” is logged for today already."
DRAFT_KEPT = "What you typed is kept: opening the same form again brings it back."


class ReadingScreen(CarefulHandlers, Screen[None]):
    """A screen that shows the journal, and can read it again.

    What the journal refuses a worker, an action or a handler of it, the app tells.
    """

    BINDINGS: ClassVar = [bound("check-in", "check_in")]

    def __init__(self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]]) -> None:
        super().__init__()
        self.quick = quick
        self.whole = whole
        self._read_last: tuple[int, date] | None = None

    @property
    def today(self) -> date:
        """The calendar day."""
        return self.quick.clock.now().date()

    def load(self) -> object:
        """Read again what is shown."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """What another screen or program did meanwhile is to be seen."""
        self._show_footer(is_shown=True)
        if self.is_mounted and self._has_news():
            self.load()

    def on_screen_suspend(self) -> None:
        """Behind a dialog the screen's keys do nothing, so none of them invites."""
        if self.app.screen.is_modal:
            self._show_footer(is_shown=False)

    def _show_footer(self, *, is_shown: bool) -> None:
        for footer in self.query("KeyFooter"):
            footer.visible = is_shown

    def _has_news(self) -> bool:
        """Whether the journal's file was written to since this was asked last, or the day changed."""
        read_last, self._read_last = self._read_last, (self.quick.written_at(), self.today)
        return self._read_last != read_last

    def tell(self, sentence: str, *, can_undo: bool = False, is_error: bool = False) -> None:
        """Say something in the line above the footer."""
        self._told().say(sentence, can_undo=can_undo, is_error=is_error)

    def ask(self, dialog: Dialog[Any], then: Callable[[], object] | None = None) -> None:
        """Open a dialog at once, with what was half-typed in it; what it keeps is told and shown.

        At once: answers typed ahead must not act on this screen.
        """

        def told(words: str | None) -> None:
            if words:
                self.tell(words, can_undo=True)
                self.load()
                if then is not None:
                    then()
            elif dialog.has_draft:
                self.tell(DRAFT_KEPT)

        # Something may have covered this screen since: another form, or a curtain that hides it.
        if self.is_active:
            dialog.draw_up(self.quick.drafts)
            self.app.push_screen(dialog, told)

    def offer(self, title: str, actions: Mapping[str, str]) -> None:
        """Ask which of a few actions to take, by their words or their own keys, and take it."""
        from lupus_journal.tui.dialogs.choose import ChooseDialog

        async def take(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        live = {key: active.binding.action for key, active in self.active_bindings.items()}
        keys = {key: action for key, action in live.items() if action in actions}
        self.app.push_screen(ChooseDialog(title, actions, keys), take)

    async def keep(self, keep: Callable[[], str]) -> None:
        """Have something kept off the screen's own thread, and tell it."""
        self.tell(await asyncio.to_thread(keep), can_undo=True)
        self.load()

    async def show_keys(self) -> None:
        """Show the footer: it takes a tenth of the first paint, and the page reads without it."""
        from lupus_journal.tui.widgets.key_footer import KeyFooter

        await self.mount(KeyFooter())
        self.refresh_bindings()

    async def patiently(self, work: Callable[[], R], words: str) -> R:
        """What a slow piece of work answers; a person who waits is told for what."""
        async with self.waiting_for(words):
            return await asyncio.to_thread(work)

    @asynccontextmanager
    async def waiting_for(self, words: str) -> AsyncIterator[None]:
        """Explain the wait if the block takes long."""
        timer = self.set_timer(PATIENCE, lambda: self.tell(f"{words} …"))
        try:
            yield
        finally:
            timer.stop()

    def action_check_in(self) -> None:
        """Ask how the person is, and keep it."""
        self.check_in()

    def check_in(self, then: Callable[[], object] | None = None) -> None:
        """Ask how the person is, and keep it; afterwards, do what is to be done then."""
        from lupus_journal.tui.dialogs.checkin import CheckinDialog

        last = self.quick.checkins.last_figures()
        # What was half-answered on an earlier day is not how today is.
        own_day = self.quick.person.today()
        keep = partial(self._keep_check_in, own_day)
        dialog = CheckinDialog(keep, self.quick.asked, last, about=own_day.isoformat())
        self.ask(dialog, then)

    def on_its_day(self, words: str, day: date) -> str:
        """What was kept, with its day where a form was begun before that was over."""
        return words if day == self.quick.person.today() else f"{words[:-1]} on {written(day)}."

    def _keep_check_in(self, day: date, answer: CheckinAnswer) -> str:
        checkins, when = self.quick.checkins, self.quick.person.right_now()
        if day != when.on:
            self.quick.diary.check_in(
                day, answer.figures, note=answer.note, too_tired=answer.too_tired
            )
        elif answer.too_tired and not answer.figures:
            if not checkins.log_bad_day(when):
                raise InvalidEntry(BAD_DAY_KNOWN)
        else:
            checkins.record(when, answer.figures, note=answer.note, too_tired=answer.too_tired)
        return self.on_its_day(answer.words, day)

    def _told(self) -> Told:
        try:
            return self.query_one(Told)
        except NoMatches:
            told = Told()
            self.mount(told)
            return told


def screen_of(panel: Widget) -> ReadingScreen:
    """The screen of a panel that acts on the journal: it asks, keeps and tells."""
    screen = panel.screen
    if not isinstance(screen, ReadingScreen):
        raise TypeError(f"{panel} belongs on a screen that reads the journal")
    return screen
