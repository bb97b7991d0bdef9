"""The first screen: how far the next infusion is, what is due, and how today was."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.reactive import var

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.widgets.countdown import CountdownPanel
from lupus_journal.tui.widgets.day import DayPanel
from lupus_journal.tui.widgets.due_list import DueList
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.reminders import Due
    from lupus_journal.services.today import TodayPage
    from lupus_journal.tui.dialogs.settle import Settled

SNOOZE = timedelta(hours=2)
INFUSIONS, AFTERCARE = ("overdue", "infusion"), "rem_post"


class TodayScreen(ReadingScreen):
    """Today."""

    CSS_PATH = "../styles/today.tcss"
    BINDINGS: ClassVar = [
        bound("add", "add", "A check-in, a drink or a note"),
        bound("done", "done"),
        bound("later", "later"),
        bound("drink", "drink", show=False),
        bound("note", "note", show=False),
    ]

    page: var[TodayPage | None] = var(None)
    day: var[date | None] = var(None)

    def __init__(
        self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]], page: TodayPage
    ) -> None:
        super().__init__(quick, whole)
        self.set_reactive(TodayScreen.page, page)
        self.set_reactive(TodayScreen.day, page.calendar_day)

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        yield TopLine("today").data_bind(TodayScreen.day)
        with VerticalScroll(can_focus=False):
            yield CountdownPanel().data_bind(TodayScreen.page)
            yield DueList().data_bind(TodayScreen.page)
            yield DayPanel(self.quick.asked).data_bind(TodayScreen.page)

    def watch_page(self, page: TodayPage) -> None:
        """Have the top line follow the page."""
        self.day = page.calendar_day

    def on_mount(self) -> None:
        """Keep the page true while the app stays open past midnight, or past an hour."""
        self.set_interval(60, self.load)
        self.call_after_refresh(self._show_keys)

    async def _show_keys(self) -> None:
        # The footer takes a tenth of the first paint, and the page reads without it.
        from textual.widgets import Footer

        await self.mount(Footer(show_command_palette=False))
        self.refresh_bindings()

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Read the page again."""
        try:
            self.page = await asyncio.to_thread(self.quick.today.page)
        except JournalError as error:
            self.tell(str(error), is_error=True)

    def action_drink(self) -> None:
        """Ask how much it was, and keep it."""
        from lupus_journal.tui.dialogs.drink import DrinkDialog

        self.ask(DrinkDialog(self._keep_drink))

    def _keep_drink(self, ml: int) -> str:
        when = self.quick.person.right_now()
        self.quick.fluids.record(Fluid(when.on, when.at, ml))
        return f"Logged {ml:,} ml."

    @work
    async def action_add(self) -> None:
        """Ask what to add, then for the thing itself."""
        from lupus_journal.tui.dialogs.choose import ChooseDialog

        chosen = await self.app.push_screen_wait(
            ChooseDialog("Add", {"check_in": "Check-in", "drink": "Drink", "note": "Note"})
        )
        if chosen is not None:
            await self.run_action(chosen)

    def action_note(self) -> None:
        """Ask for a note, and keep it."""
        from lupus_journal.tui.dialogs.note import NoteDialog

        self.ask(NoteDialog(self._keep_note))

    def _keep_note(self, note: str) -> str:
        self.quick.checkins.record(self.quick.person.right_now(), {}, note=note)
        return "Logged a note."

    @on(DueList.Chosen)
    def _open_chosen(self, message: DueList.Chosen) -> None:
        self._answer(message.due)

    def action_done(self) -> None:
        """Answer to the chosen thing that is due."""
        if due := self.query_one(DueList).chosen:
            self._answer(due)

    @work
    async def action_later(self) -> None:
        """Show the chosen thing again in two hours."""
        if due := self.query_one(DueList).chosen:
            await self.kept(lambda: self._put_off(due))

    def _put_off(self, due: Due) -> str:
        self.quick.reminders.snooze(due.id, SNOOZE)
        return f"Put off for two hours: “{due.title}”."

    def _answer(self, due: Due) -> None:
        if due.kind in INFUSIONS:
            self._settle(due)
        elif due.kind == AFTERCARE:
            self.check_in(then=lambda: self._tick_off(due))
        else:
            self._tick_off(due)

    @work
    async def _tick_off(self, due: Due) -> None:
        await self.kept(lambda: self._ticked_off(due))

    def _ticked_off(self, due: Due) -> str:
        self.quick.reminders.answer(due.id, Answered.DONE)
        return f"Ticked off the reminder “{due.title}”."

    @work
    async def _settle(self, due: Due) -> None:
        """Ask what became of a planned infusion, and record it."""
        from lupus_journal.tui.dialogs.settle import SettleDialog

        journal = await self.whole()

        def keep(settled: Settled) -> str:
            _record(settled, journal)
            return settled.words

        self.ask(SettleDialog(keep, due, self.today))


def _record(settled: Settled, journal: Journal) -> None:
    """Keep what became of a dose."""
    infusions, day = journal.infusions, settled.day
    dose = infusions.dose(journal.courses.named(settled.due.course), settled.due.dose)
    match settled.outcome:
        case InfusionStatus.GIVEN if day:
            infusions.give(dose, day)
        case InfusionStatus.MOVED if day:
            infusions.move(dose, day)
        case InfusionStatus.HELD if settled.reason:
            infusions.hold(dose, settled.reason)
        case _:
            infusions.miss(dose)
