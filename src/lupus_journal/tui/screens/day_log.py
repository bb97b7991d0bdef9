"""What screens that show a day have in common: something is added to that day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from lupus_journal.domain.days import written
from lupus_journal.domain.entries import Origin
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.adding import OF_A_DAY
from lupus_journal.tui.screens.entries import EntryScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lupus_journal.domain.checkins import Checkin, SymptomScore
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.fluids import Fluid
    from lupus_journal.tui.dialogs.checkin import CheckinAnswer
    from lupus_journal.tui.dialogs.drink_on import DrinkAnswer
    from lupus_journal.tui.dialogs.symptom import SymptomAnswer

THINGS = {thing.action: thing.words for thing in OF_A_DAY}
"""What can be added, by the action that asks for it."""


class DayLogScreen(EntryScreen):
    """A screen on which a day is chosen; what is logged there is of that day."""

    BINDINGS: ClassVar = [
        bound("add", "add", "Something to the chosen day"),
        bound("symptom", "symptom", "A symptom on the chosen day", show=False),
        bound("drink", "drink", "A drink on the chosen day", show=False),
        bound("note", "note", "A note on the chosen day", show=False),
    ]

    def chosen_day(self) -> date:
        """The day that is chosen."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Ask what to add, then for the thing itself."""
        if self._has_come():
            self.offer(f"Add to {written(self.chosen_day())}", THINGS)

    def check_in(self, then: Callable[[], object] | None = None) -> None:
        """Ask how the person was on the day, and keep it."""
        from lupus_journal.tui.dialogs.checkin import CheckinDialog

        if not self._has_come():
            return
        # The newest figures say nothing about a day that is over.
        last = {} if self._is_over() else self.quick.checkins.last_figures()
        keep = partial(self._keep_answers, self.chosen_day())
        dialog = CheckinDialog(keep, self.quick.asked, last, about=self._about())
        dialog.title = self._titled("Check-in")
        self.ask(dialog, then)

    def action_symptom(self) -> None:
        """Ask for a symptom, and keep it."""
        from lupus_journal.tui.dialogs.symptom import SymptomDialog

        if self._has_come():
            today, day = self.quick.diary.today(), self.chosen_day()
            self.ask(SymptomDialog(self._keep_symptom, self.quick.all_symptoms, today, day))

    def action_drink(self) -> None:
        """Ask for a drink, and keep it."""
        from lupus_journal.tui.dialogs.drink_on import DrinkOnDialog

        if self._has_come():
            keep = partial(self._keep_drink, self.chosen_day())
            usual = self.quick.drinking.usual_amounts()
            dialog = DrinkOnDialog(keep, usual, about=self._about(), is_over=self._is_over())
            dialog.title = self._titled("Drink")
            self.ask(dialog)

    def action_note(self) -> None:
        """Ask for a note, and keep it."""
        from lupus_journal.tui.dialogs.note import NoteDialog

        if self._has_come():
            keep = partial(self._keep_note, self.chosen_day())
            dialog = NoteDialog(keep, about=self._about())
            dialog.title = self._titled(str(dialog.TITLE))
            self.ask(dialog)

    def _keep_answers(self, day: date, answer: CheckinAnswer) -> str:
        entry = self.quick.diary.check_in(
            day, answer.figures, note=answer.note, too_tired=answer.too_tired
        )
        return self._on_its_day(answer.words, entry)

    def _keep_symptom(self, answer: SymptomAnswer) -> str:
        entry = self.quick.diary.log_symptom(
            answer.on, answer.symptom.id, answer.value, site=answer.site, note=answer.note
        )
        return self._on_its_day(answer.words, entry)

    def _keep_drink(self, day: date, answer: DrinkAnswer) -> str:
        entry = self.quick.diary.log_drink(day, answer.ml, answer.at)
        return self._on_its_day(f"Logged {answer.ml:,} ml.", entry)

    def _keep_note(self, day: date, note: str) -> str:
        return self._on_its_day("Logged a note.", self.quick.diary.log_note(day, note))

    def _on_its_day(
        self, words: str, entry: Entry[Checkin] | Entry[SymptomScore] | Entry[Fluid]
    ) -> str:
        """What was kept, with the day where that is not today."""
        day, later = entry.fact.on, ""
        if day == self.quick.diary.today():
            return words
        if entry.origin is Origin.REMEMBERED:
            later = f", {entry.origin}"
        return f"{words.rstrip('.')} on {written(day)}{later}."

    def _titled(self, form: str) -> str:
        return f"{form} · {written(self.chosen_day())}" if self._is_over() else form

    def _about(self) -> str:
        """What half-typed forms are kept under: their day, on every screen."""
        return self.chosen_day().isoformat()

    def _is_over(self) -> bool:
        return self.chosen_day() < self.quick.diary.today()

    def _has_come(self) -> bool:
        """Whether anything can be logged for the day; says why it cannot."""
        day = self.chosen_day()
        if day <= self.quick.diary.today():
            return True
        self.tell(
            f"{written(day)} has not come yet: what is logged lies in the past. "
            "Choose today or a day before it.",
            is_error=True,
        )
        return False
