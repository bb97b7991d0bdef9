"""What a screen does to add something to today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work

from lupus_journal.domain.days import written
from lupus_journal.domain.fluids import Fluid
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.preferred import key_for
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


THINGS = (
    Thing("Check-in", "check_in", "check-in", "check-in"),
    Thing("Symptom", "symptom", "symptom", "symptom"),
    Thing("Drink", "drink", "drink", "drink"),
    Thing("Note", "note", "note", "note"),
    Thing("Infusion given", "infusion"),
    Thing("Lab result", "elsewhere('labs', 'add')", "lab-result"),
    Thing("Lab report, line after line", "elsewhere('labs', 'report')", "lab-report"),
    Thing("Treatment course", "elsewhere('infusions', 'begin_course')", "course"),
)
OF_A_DAY = (
    THINGS[0],
    THINGS[1],
    Thing("Drink", "drink", "drink-on", "drink"),
    THINGS[3],
)
"""What can be added to any day, by the forms that ask for it there."""
LONGEST = max(len(thing.words) for thing in THINGS)


class Unfinished(NamedTuple):
    """What was left half-typed, and when that was."""

    thing: Thing
    left_at: datetime
    on: date | None = None
    """The day that it is of, if that is an earlier one."""


def unfinished(drafts: Iterable[Draft], own_day: date) -> Unfinished | None:
    """The first draft that a form takes up, here or on the diary's page of another day."""
    things = {(thing.form, ""): thing for thing in THINGS if thing.form}
    things["check-in", own_day.isoformat()] = things.pop(("check-in", ""))
    for draft in drafts:
        if thing := things.get((draft.form, draft.about)):
            return Unfinished(thing, draft.kept_at)
        for thing in OF_A_DAY:
            on = _day_of(draft, own_day)
            if thing.form == draft.form and on and on <= own_day:
                there = f"""elsewhere('diary', "log_on('{on}', '{thing.action}')")"""
                earlier = on if on < own_day else None
                return Unfinished(thing._replace(action=there), draft.kept_at, earlier)
    return None


def half_typed(drafts: Iterable[Draft], day: date, own_day: date) -> list[Thing]:
    """What was left half-typed of a day, as the diary's own forms take it up."""
    left = {draft.form for draft in drafts if _day_of(draft, own_day) == day}
    return [thing for thing in OF_A_DAY if thing.form in left]


def _day_of(draft: Draft, own_day: date) -> date | None:
    """The day that a draft is of, if it is of one."""
    try:
        return date.fromisoformat(draft.about) if draft.about else own_day
    except ValueError:
        return None


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
        choices = {
            thing.action: f"{thing.words:<{LONGEST}}  {thing.key and key_for(self, thing.key)}"
            for thing in THINGS
        }
        self.offer("Add", choices)

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
        is_today = entry.fact.on == self.quick.person.today()
        return answer.words if is_today else f"{answer.words[:-1]} on {written(answer.on)}."

    def action_drink(self) -> None:
        """Ask how much it was, and keep it."""
        from lupus_journal.tui.dialogs.drink import DrinkDialog

        self.ask(DrinkDialog(self._keep_drink, self.quick.drinking.usual_amounts()))

    def _keep_drink(self, ml: int) -> str:
        when = self.quick.person.right_now()
        self.quick.fluids.record(Fluid(when.on, when.at, ml))
        return f"Logged {ml:,} ml."

    def action_note(self) -> None:
        """Ask for a note, and keep it."""
        from lupus_journal.tui.dialogs.note import NoteDialog

        self.ask(NoteDialog(self._keep_note))

    def _keep_note(self, note: str) -> str:
        self.quick.checkins.record(self.quick.person.right_now(), {}, note=note)
        return "Logged a note."
