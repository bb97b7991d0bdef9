"""What a screen does to answer to what is due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work

from lupus_journal.domain.answers import Answered
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from lupus_journal.domain.reminders import Due

SNOOZE = timedelta(hours=2)
INFUSIONS, AFTERCARE = ("overdue", "infusion"), "rem_post"


class AnsweringScreen(ReadingScreen):
    """A screen that lists what is due."""

    BINDINGS: ClassVar = [bound("done", "done", show=False), bound("later", "later", show=False)]

    def chosen_due(self) -> Due | None:
        """What is due under the cursor."""
        raise NotImplementedError

    def action_done(self) -> None:
        """Tick the chosen thing off; of an infusion, say what became of it.

        How somebody has been is not asked by this key: pressed twice, it would answer as a 10.
        """
        if due := self.chosen_due():
            if due.kind == AFTERCARE:
                self._tick_off(due)
            else:
                self.settle(due)

    def action_answer(self) -> None:
        """Answer to the chosen thing that is due, as its title asks."""
        if due := self.chosen_due():
            self.settle(due)

    @work
    async def action_later(self) -> None:
        """Show the chosen thing again in two hours."""
        if due := self.chosen_due():
            await self.keep(lambda: self._put_off(due))

    def settle(self, due: Due) -> None:
        """Tick something off, or ask what became of it."""
        if due.kind in INFUSIONS:
            self._ask_about(due)
        elif due.kind == AFTERCARE:
            self.check_in(then=lambda: self._tick_off(due))
        else:
            self._tick_off(due)

    def _put_off(self, due: Due) -> str:
        self.quick.reminders.snooze(due.id, SNOOZE)
        return f"Put off for two hours: “{due.title}”."

    @work
    async def _tick_off(self, due: Due) -> None:
        await self.keep(lambda: self._ticked_off(due))

    def _ticked_off(self, due: Due) -> str:
        self.quick.reminders.answer(due.id, Answered.DONE)
        return f"Ticked off: “{due.title}”."

    @work
    async def _ask_about(self, due: Due) -> None:
        """Ask what became of a planned infusion, and record it."""
        from lupus_journal.tui.screens.doses import ask_about_dose

        await ask_about_dose(
            self,
            lambda journal: journal.infusions.dose(journal.courses.named(due.course), due.dose),
        )
