"""A month, and what its days hold."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Static

from lupus_journal.domain.diary import last_of_month, moved, weeks_of
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.screens.adding import half_typed
from lupus_journal.tui.screens.day_log import DayLogScreen
from lupus_journal.tui.widgets.day_entries import DayEntries
from lupus_journal.tui.widgets.day_frame import DayFrame, Left, about
from lupus_journal.tui.widgets.key_footer import KeyFooter
from lupus_journal.tui.widgets.legend import Legend
from lupus_journal.tui.widgets.month import MonthMap
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import ComposeResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.diary import Month
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.days import DayEntry

NARROWEST_MONTH, LOWEST_MONTH = 72, 20
"""The columns and rows from which on a whole month fits beside its day."""
WIDE = 110
FIVE = 5
"""How many weeks leave a row free above the legend."""


class DiaryScreen(DayLogScreen):
    """Diary."""

    CSS_PATH = "../styles/diary.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROWEST_MONTH, "-beside"), (WIDE, "-wide")]
    BINDINGS: ClassVar = [
        bound("letters", "letters"),
        bound("find", "find"),
        bound("measure", "measure", show=False),
        bound("this-day", "go_to_today", show=False),
        bound("any-day", "ask_for_day", show=False),
        bound("month-before", "turn(-1)", show=False),
        bound("month-after", "turn(1)", show=False),
    ]

    day: var[date] = var(date.min)
    own_day: var[date] = var(date.min)
    """The person's own today."""
    month: var[Month | None] = var(None)
    symptom: var[Symptom | None] = var(None)
    """What the month shows."""
    entries: var[tuple[DayEntry, ...]] = var(())

    def __init__(self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]]) -> None:
        super().__init__(quick, whole)
        today = quick.diary.today()
        self.set_reactive(DiaryScreen.own_day, today)
        self.set_reactive(DiaryScreen.day, today)
        self.set_reactive(DiaryScreen.symptom, quick.asked[0])
        self._is_month_read = False
        self._wanted = ""
        """The entry that the cursor goes to once its day is read."""

    def compose(self) -> ComposeResult:
        """The month on the left, the chosen day on the right."""
        yield TopLine("diary", self.today)
        with Horizontal(id="diary"):
            with Vertical(id="month"):
                yield MonthMap().data_bind(
                    DiaryScreen.month,
                    DiaryScreen.day,
                    DiaryScreen.symptom,
                    today=DiaryScreen.own_day,
                )
                yield Legend().data_bind(DiaryScreen.symptom)
            with DayFrame(id="day"):
                yield Static(id="about", markup=False)
                yield DayEntries().data_bind(DiaryScreen.entries)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the month and the day."""
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Show the week alone where the month does not fit."""
        width, height = event.size
        is_narrow = width < NARROWEST_MONTH
        month, legend = self.query_one(MonthMap), self.query_one(Legend)
        month.only_week = is_narrow or height < LOWEST_MONTH
        legend.is_brief = month.only_week
        legend.has_letters = is_narrow or width >= WIDE

    def load(self) -> None:
        """Read again what is shown."""
        self._is_month_read = False
        self._read_day()

    def watch_day(self, before: date, day: date) -> None:
        """Read the day that was gone to, and its month if that is another."""
        if self.is_mounted:
            self._name_day()
            self._is_month_read &= before.replace(day=1) == day.replace(day=1)
            self._read_day()

    @work(exclusive=True, group="load")
    async def _read_day(self) -> None:
        day = self.day
        if not self._is_month_read:
            self.own_day = await asyncio.to_thread(self.quick.diary.today)
            self.month = await asyncio.to_thread(self.quick.diary.month, day)
            self._is_month_read = True
        journal = await self.whole()
        self.entries = tuple(await asyncio.to_thread(journal.days.on, day))
        drafts = await asyncio.to_thread(self.quick.drafts.all)
        things = half_typed(drafts, day, self.own_day)
        left = [Left(one.words.lower(), key_for(self, one.key), one.action) for one in things]
        self._name_day()
        self.query_one(DayFrame).about = about(
            day,
            self.own_day,
            self.month,
            is_empty=not self.entries,
            half_typed=left,
        )
        if self._wanted:
            self.query_one(DayEntries).choose(self._wanted)
            self._wanted = ""

    def _name_day(self) -> None:
        self.query_one(DayFrame).name_day(self.day, self.own_day)
        has_six_weeks = len(weeks_of(self.day)) > FIVE
        self.query_one(Legend).set_class(has_six_weeks, "-below-six-weeks")

    def chosen_day(self) -> date:
        """The day that is chosen."""
        return self.day

    def chosen_id(self) -> str | None:
        """The entry of the day that the cursor is on."""
        chosen = self.query_one(DayEntries).chosen
        return chosen.id if chosen else None

    def action_step(self, by: int) -> None:
        """Go some days on or back."""
        self.day = moved(self.day, days=by)

    def action_turn(self, by: int) -> None:
        """Go to the same day of another month."""
        self.day = moved(self.day, months=by)

    def action_first_of_month(self) -> None:
        """Go to the month's first day."""
        self.day = self.day.replace(day=1)

    def action_last_of_month(self) -> None:
        """Go to the month's last day."""
        self.day = last_of_month(self.day)

    def action_go_to_today(self) -> None:
        """Go to the person's own today."""
        self.day = self.own_day

    async def action_log_on(self, iso: str, action: str) -> None:
        """Go to a day, and ask for something of it."""
        self.day = date.fromisoformat(iso)
        await self.run_action(action)

    def action_ask_for_day(self) -> None:
        """Ask for a day, and go to it."""
        from lupus_journal.tui.dialogs.open_day import OpenDayDialog

        self.app.push_screen(OpenDayDialog(self.own_day), self._go_to)

    def _go_to(self, iso: str | None) -> None:
        if iso:
            self.day = date.fromisoformat(iso)

    def action_into_day(self) -> None:
        """Go on to the day's entries."""
        self.query_one(DayEntries).focus()

    def action_into_month(self) -> None:
        """Go back to the month."""
        self.query_one(MonthMap).focus()

    def action_letters(self) -> None:
        """Show a letter beside each entry."""
        entries = self.query_one(DayEntries)
        if self.entries:
            entries.focus()
            entries.has_letters = True

    def action_measure(self) -> None:
        """Ask what the month is to show, of what was logged in it."""
        from lupus_journal.tui.dialogs.choose import ChooseDialog

        logged = self.month.figures if self.month else {}
        others = [one for one in self.quick.all_symptoms if one.id in logged]
        choices = {one.id: one.label for one in (*self.quick.asked, *others)}
        self.app.push_screen(ChooseDialog("Show in the month", choices), self._show_measure)

    def _show_measure(self, symptom_id: str | None) -> None:
        known = {one.id: one for one in self.quick.all_symptoms}
        self.symptom = known.get(symptom_id or "", self.symptom)

    def action_find(self) -> None:
        """Look for an entry in the whole journal, and go to its day."""
        from lupus_journal.tui.dialogs.find import FindDialog

        self.app.push_screen(FindDialog(self.whole), self._go_to_entry)

    def _go_to_entry(self, entry: DayEntry | None) -> None:
        if entry is not None:
            self._wanted = entry.id
            self.day = entry.on
            self.load()
            self.action_into_day()

    @on(MonthMap.Chosen)
    def _day_clicked(self, message: MonthMap.Chosen) -> None:
        self.day = message.day

    @on(MonthMap.Turned)
    def _month_clicked(self, message: MonthMap.Turned) -> None:
        if message.by:
            self.action_turn(message.by)
        else:
            self.action_ask_for_day()

    @on(Legend.Clicked)
    def _legend_clicked(self) -> None:
        self.action_measure()

    @on(DayEntries.Opened)
    def _entry_chosen(self, message: DayEntries.Opened) -> None:
        self.open_entry(message.entry_id)
