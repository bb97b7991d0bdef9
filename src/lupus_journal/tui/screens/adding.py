"""What a screen does to add something to today."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work

from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lupus_journal.domain.drafts import Draft
    from lupus_journal.tui.dialogs.symptom import SymptomAnswer


class Thing(NamedTuple):
    """Something that can be added: its name, the action that asks for it, and its form's name."""

    words: str
    action: str
    form: str = ""
    key: str = ""
    """The id of the key that asks for it without a list."""


CHECK_IN = Thing("Check-in", "check_in", "check-in", "check-in")
SYMPTOM = Thing("Symptom", "symptom", "symptom", "symptom")
DRINK = Thing("Drink", "drink", "drink", "drink")
DRINK_ON = DRINK._replace(form="drink-on")
"""A drink as the diary asks for it, which takes a time too."""
NOTE = Thing("Note", "note", "note", "note")

OF_TODAY = (CHECK_IN, SYMPTOM, DRINK, NOTE)
OF_A_DAY = (CHECK_IN, SYMPTOM, DRINK_ON, NOTE)
"""What can be added to any day, by the forms that ask for it there."""
OF_NO_DAY = (
    Thing("Infusion given", "infusion"),
    Thing("Lab result", "elsewhere('labs', 'add')", "lab-result"),
    Thing("Lab report, line after line", "elsewhere('labs', 'report')", "lab-report"),
    Thing("Treatment course", "elsewhere('infusions', 'begin_course')", "course"),
)
"""What has a day in its form, if it has one: half-typed, it is of none."""
THINGS = (*OF_TODAY, *OF_NO_DAY)


class Unfinished(NamedTuple):
    """What was left half-typed, and when that was."""

    thing: Thing
    left_at: datetime
    on: date | None = None
    """The day that it is of, if that is an earlier one."""


def unfinished(drafts: Iterable[Draft], own_day: date) -> Unfinished | None:
    """The first draft that a form takes up, here or on the diary's page of another day."""
    for draft in drafts:
        day = _day_of(draft)
        here = OF_TODAY if day == own_day else () if draft.about else OF_NO_DAY
        if thing := _asked_by(draft.form, here):
            return Unfinished(thing, draft.kept_at)
        if day and day <= own_day and (thing := _asked_by(draft.form, (*OF_A_DAY, DRINK))):
            there = thing._replace(action=_on_diary(day, thing.action))
            return Unfinished(there, draft.kept_at, day if day < own_day else None)
    return None


def half_typed(drafts: Iterable[Draft], day: date, own_day: date) -> list[Thing]:
    """What was left half-typed of a day, as the diary's own forms take it up."""
    left = {draft.form for draft in drafts if _day_of(draft) == day}
    if day < own_day and DRINK.form in left:
        left.add(DRINK_ON.form)
    return [thing for thing in OF_A_DAY if thing.form in left]


def _asked_by(form: str, things: Iterable[Thing]) -> Thing | None:
    return next((thing for thing in things if thing.form == form), None)


def _day_of(draft: Draft) -> date | None:
    """The day that a draft is of, if it is of one."""
    try:
        return date.fromisoformat(draft.about)
    except ValueError:
        return None


def _on_diary(day: date, action: str) -> str:
    """The action that goes to a day in the diary, and takes an action there."""
    return f"""elsewhere('diary', "log_on('{day}', '{action}')")"""


class AddingScreen(ReadingScreen):
    """A screen on which things are added to today."""

    BINDINGS: ClassVar = [
        bound("add", "add", "A check-in, a note, an infusion, a result …"),
        bound("symptom", "symptom", show=False),
        bound("drink", "drink", show=False),
        bound("note", "note", show=False),
    ]

    def action_add(self) -> None:
        """Ask what to add, then for the thing itself."""
        self.offer("Add", {thing.action: thing.words for thing in THINGS})

    async def action_elsewhere(self, screen: str, action: str) -> None:
        """Go to another screen, and do something there."""
        await self.app.switch_mode(screen)
        await self.app.run_action(action, self.app.screen)

    @work
    async def action_infusion(self) -> None:
        """Ask about the infusion that was given: the earliest of which nothing was said."""
        from lupus_journal.tui.screens.doses import ask_about_dose

        await ask_about_dose(
            self, lambda journal: journal.infusions.dose(journal.courses.next_up())
        )

    def action_symptom(self) -> None:
        """Ask for a symptom, and keep it."""
        from lupus_journal.tui.dialogs.symptom import SymptomDialog

        own_day = self.quick.person.today()
        self.ask(SymptomDialog(self._keep_symptom, self.quick.all_symptoms, own_day))

    def _keep_symptom(self, answer: SymptomAnswer) -> str:
        entry = self.quick.diary.log_symptom(
            answer.on, answer.symptom.id, answer.value, site=answer.site, note=answer.note
        )
        return self.on_its_day(answer.words, entry.fact.on)

    def action_drink(self) -> None:
        """Ask how much it was, and keep it."""
        from lupus_journal.tui.dialogs.drink import DrinkDialog

        usual, own_day = self.quick.drinking.usual_amounts(), self.quick.person.today()
        keep = partial(self._keep_drink, own_day)
        self.ask(DrinkDialog(keep, usual, about=own_day.isoformat()))

    def _keep_drink(self, day: date, ml: int) -> str:
        self.quick.diary.log_drink(day, ml)
        return self.on_its_day(f"Logged {ml:,} ml.", day)

    def action_note(self) -> None:
        """Ask for a note, and keep it."""
        from lupus_journal.tui.dialogs.note import NoteDialog

        own_day = self.quick.person.today()
        keep = partial(self._keep_note, own_day)
        self.ask(NoteDialog(keep, about=own_day.isoformat()))

    def _keep_note(self, day: date, note: str) -> str:
        self.quick.diary.log_note(day, note)
        return self.on_its_day("Logged a note.", day)
