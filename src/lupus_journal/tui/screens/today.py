"""The first screen: how far the next infusion is, what is due, and how today was."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.reactive import var

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.widgets.countdown import CountdownPanel
from lupus_journal.tui.widgets.day import DayPanel
from lupus_journal.tui.widgets.due_list import DueList
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from lupus_journal.bootstrap import Journal, QuickJournal
    from lupus_journal.domain.reminders import Due
    from lupus_journal.services.today import TodayPage
    from lupus_journal.tui.dialogs.checkin import CheckinAnswer
    from lupus_journal.tui.dialogs.settle import Settled

SNOOZE = timedelta(hours=2)
INFUSIONS, AFTERCARE = ("overdue", "infusion"), "rem_post"


class TodayScreen(ReadingScreen):
    """Today."""

    CSS_PATH = "../styles/today.tcss"
    BINDINGS: ClassVar = [
        Binding("c", "check_in", "Check in", id="check-in", tooltip="How are you, in ten seconds"),
        Binding("a", "add", "Add", id="add", tooltip="A check-in, a drink or a note"),
        Binding("x", "done", "Done", id="done", tooltip="The chosen thing that is due is done"),
        Binding("z", "later", "Later", id="later", tooltip="Show it again in two hours"),
        Binding("f", "drink", "Drink", id="drink", tooltip="Log a drink", show=False),
        Binding("n", "note", "Note", id="note", tooltip="Log a note", show=False),
    ]

    page: var[TodayPage | None] = var(None)
    day: var[date | None] = var(None)

    def __init__(
        self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]], page: TodayPage
    ) -> None:
        super().__init__()
        self._quick = quick
        self._whole = whole
        self.set_reactive(TodayScreen.page, page)
        self.set_reactive(TodayScreen.day, page.calendar_day)

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        yield TopLine("Today").data_bind(TodayScreen.day)
        with VerticalScroll(can_focus=False):
            yield CountdownPanel().data_bind(TodayScreen.page)
            yield DueList().data_bind(TodayScreen.page)
            yield DayPanel(self._quick.asked).data_bind(TodayScreen.page)

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
            self.page = await asyncio.to_thread(self._quick.today.page)
        except JournalError as error:
            self._tell(error)

    def action_check_in(self) -> None:
        """Ask how the person is, and keep it."""
        self._ask_how_it_is(None)

    def _ask_how_it_is(self, follow_up: Due | None) -> None:
        """Ask at once, with no pause in which the answers typed ahead would act on this screen."""
        from lupus_journal.tui.dialogs.checkin import CheckinDialog

        def keep(answer: CheckinAnswer | None) -> None:
            if answer is not None:
                self._keep_check_in(answer, follow_up)

        last = self._quick.checkins.last_figures()
        self.app.push_screen(CheckinDialog(self._quick.asked, last), keep)

    @work
    async def _keep_check_in(self, answer: CheckinAnswer, follow_up: Due | None) -> None:
        is_kept = await self._keep(
            lambda: self._quick.checkins.record(
                self._quick.person.right_now(),
                answer.figures,
                note=answer.note,
                too_tired=answer.too_tired,
            ),
            answer.words,
        )
        if is_kept and follow_up is not None:
            await self._tick_off(follow_up)

    @work
    async def action_drink(self) -> None:
        """Ask how much it was, and keep it."""
        from lupus_journal.tui.dialogs.drink import DrinkDialog

        ml = await self.app.push_screen_wait(DrinkDialog())
        if ml is not None:
            await self._keep(lambda: self._drank(ml), f"Logged {ml:,} ml.")

    def _drank(self, ml: int) -> None:
        when = self._quick.person.right_now()
        self._quick.fluids.record(Fluid(when.on, when.at, ml))

    @work
    async def action_add(self) -> None:
        """Ask what to add, then for the thing itself."""
        from lupus_journal.tui.dialogs.choose import ChooseDialog

        chosen = await self.app.push_screen_wait(
            ChooseDialog("Add", {"check_in": "Check-in", "drink": "Drink", "note": "Note"})
        )
        if chosen is not None:
            await self.run_action(chosen)

    @work
    async def action_note(self) -> None:
        """Ask for a note, and keep it."""
        from lupus_journal.tui.dialogs.note import NoteDialog

        note = await self.app.push_screen_wait(NoteDialog())
        if note is not None:
            await self._keep(
                lambda: self._quick.checkins.record(self._quick.person.right_now(), {}, note=note),
                "Logged a note.",
            )

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
            await self._keep(
                lambda: self._quick.reminders.snooze(due.id, SNOOZE),
                f"Put off for two hours: “{due.title}”.",
            )

    @work
    async def _answer(self, due: Due) -> None:
        if due.kind in INFUSIONS:
            await self._settle(due)
        elif due.kind == AFTERCARE:
            self._ask_how_it_is(due)
        else:
            await self._tick_off(due)

    async def _tick_off(self, due: Due) -> None:
        await self._keep(
            lambda: self._quick.reminders.answer(due.id, Answered.DONE),
            f"Ticked off the reminder “{due.title}”.",
        )

    async def _settle(self, due: Due) -> None:
        """Ask what became of a planned infusion, and record it."""
        from lupus_journal.tui.dialogs.settle import SettleDialog

        today = self._quick.clock.now().date()
        settled = await self.app.push_screen_wait(SettleDialog(due, today))
        if settled is None:
            return
        journal = await self._whole()
        await self._keep(lambda: _record(settled, journal), settled.words)

    async def _keep(self, record: Callable[[], object], words: str) -> bool:
        """Have something kept off the screen's own thread, and say so."""
        try:
            await asyncio.to_thread(record)
        except JournalError as error:
            self._tell(error)
            return False
        self.notify(f"{words} u takes it back.", markup=False)
        self.load()
        return True

    def _tell(self, error: JournalError) -> None:
        self.notify(str(error), severity="error", markup=False)


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
