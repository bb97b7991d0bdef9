"""The first screen: how far the next infusion is, what is due, and how today was."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.containers import VerticalScroll
from textual.reactive import var

from lupus_journal.domain.days import relative, short
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.presence import is_there
from lupus_journal.tui.screens.adding import AddingScreen, Unfinished, unfinished
from lupus_journal.tui.screens.answering import AnsweringScreen
from lupus_journal.tui.widgets.countdown import CountdownPanel
from lupus_journal.tui.widgets.day import DayPanel
from lupus_journal.tui.widgets.due_list import DueList
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from textual.app import ComposeResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.reminders import Due
    from lupus_journal.services.lab_news import LabNews
    from lupus_journal.services.today import TodayPage
    from lupus_journal.tui.app import JournalApp

BAD_DAY = "Logged: too tired for details."
BAD_DAY_ALREADY = "Logged already: too tired for details today."


class TodayScreen(AddingScreen, AnsweringScreen):
    """Today."""

    AUTO_FOCUS = "DueList"
    HORIZONTAL_BREAKPOINTS = [(110, "-wide")]
    VERTICAL_BREAKPOINTS = [(30, "-tall")]
    BINDINGS: ClassVar = [bound("bad-day", "bad_day"), bound("continue", "continue", show=False)]

    page: var[TodayPage | None] = var(None)
    day: var[date | None] = var(None)
    unfinished: var[Unfinished | None] = var(None, init=False, bindings=True)
    """What was left half-typed most lately."""
    lab_news: var[LabNews | None] = var(None)
    """What is new in the laboratory, looked up after the first paint."""

    def __init__(
        self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]], page: TodayPage
    ) -> None:
        super().__init__(quick, whole)
        self._is_painted = False
        self._is_logging = False
        self.set_reactive(TodayScreen.page, page)
        self.set_reactive(TodayScreen.day, page.calendar_day)

    def compose(self) -> ComposeResult:
        """What lies ahead, and today itself: below it, or beside it where there is room."""
        yield TopLine("today").data_bind(TodayScreen.day)
        with VerticalScroll(id="page"):
            yield CountdownPanel().data_bind(TodayScreen.page)
            yield DueList().data_bind(TodayScreen.page)
            yield DayPanel(self.quick).data_bind(TodayScreen.page, TodayScreen.lab_news)

    def watch_page(self, page: TodayPage) -> None:
        """Have the top line follow the page."""
        self.day = page.calendar_day

    def on_mount(self) -> None:
        """Keep the page true while the app stays open past midnight, or past an hour."""
        self.set_interval(60, self.load)
        self.call_after_refresh(self._show_the_rest)

    async def _show_the_rest(self) -> None:
        # Somebody may have left before the first paint was done.
        if not is_there(self):
            return
        await self.show_keys()
        self._tell_whose()
        self._is_painted = True
        self.load()

    def _tell_whose(self) -> None:
        """Say whose journal this is, where it is not the person's own."""
        own = cast("JournalApp", self.app).own_journal
        is_made_up = self.page is not None and self.page.is_made_up
        if own or is_made_up:
            from lupus_journal.tui.widgets.banner import Banner

            banner = Banner(self.quick.path, is_made_up=is_made_up, has_own=bool(own))
            self.mount(banner, before="#page")

    def load(self) -> None:
        """Read the page again; before the first paint it is as new as can be."""
        if self._is_painted:
            self._load()

    @work(exclusive=True, group="load")
    async def _load(self) -> None:
        """Read the page again, what was left half-typed, and what is new in the laboratory."""
        self.page, self.unfinished, self.lab_news = await asyncio.to_thread(self._read)

    def _read(self) -> tuple[TodayPage, Unfinished | None, LabNews | None]:
        page, left = self.quick.today.page(), self.quick.drafts.all()
        return page, unfinished(left, page.own_day), self.quick.lab_news.unseen()

    def watch_unfinished(self, left: Unfinished | None) -> None:
        """Tell of what was left half-typed, in a line that is there only then."""
        from lupus_journal.tui.widgets.unfinished import UnfinishedLine

        if left is not None and not self.query(UnfinishedLine):
            self.mount(UnfinishedLine(), before="#page")
        for line in self.query(UnfinishedLine):
            line.display = left is not None
            line.words = self._left_in_words(left) if left else ""

    def _left_in_words(self, left: Unfinished) -> str:
        now = self.quick.clock.now()
        at = left.left_at.astimezone(now.tzinfo)
        form, *_ = left.thing.words.lower().split(",")
        of_day = f" for {short(left.on)}" if left.on else ""
        return f"Half-typed {form}{of_day}, {relative(at.date(), now.date())} at {at:%H:%M}."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to continue only where something was left half-typed."""
        if action == "continue" and self.unfinished is None:
            return False
        return super().check_action(action, parameters)

    async def action_continue(self) -> None:
        """Open what was left half-typed."""
        if self.unfinished is not None:
            await self.run_action(self.unfinished.thing.action)

    @work
    async def action_bad_day(self) -> None:
        """Log that it is too much today; once a day is enough."""
        if self._is_logging:
            return
        self._is_logging = True
        try:
            is_new = await asyncio.to_thread(self._log_bad_day)
        finally:
            self._is_logging = False
        self.tell(BAD_DAY if is_new else BAD_DAY_ALREADY, can_undo=is_new)
        self.load()

    def _log_bad_day(self) -> bool:
        return self.quick.checkins.log_bad_day(self.quick.person.right_now())

    def chosen_due(self) -> Due | None:
        """What is due under the cursor."""
        return self.query_one(DueList).chosen

    @on(DueList.Chosen)
    async def _open_chosen(self) -> None:
        await self.run_action("answer")
