"""Asks which symptom it is, and how it was on its own scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from lupus_journal.domain.checkins import end_words
from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.occasions import refuse_ahead
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.symptoms import matching
from lupus_journal.domain.text import clean_line, quoted
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field, labelled
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField, DayInput
from lupus_journal.tui.widgets.pointed_list import PointedList
from lupus_journal.tui.widgets.scale_choices import ScaleChoices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from textual.widget import Widget

    from lupus_journal.domain.symptoms import Symptom

SYMPTOM = "symptom"
"""The field of a draft that holds the id of what was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomAnswer:
    """How a symptom was, and on which day."""

    on: date
    symptom: Symptom
    value: Decimal
    site: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """What was logged, as a sentence without its day."""
        site = f", {self.site}" if self.site else ""
        answer = self.symptom.scale.written(self.value)
        return f"Logged {self.symptom.label.lower()} {answer}{site}."


class FindInput(Input):
    """The text that narrows the list of symptoms; the arrows move in the list."""

    BINDINGS: ClassVar = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("tab", "submit", show=False),
    ]

    def action_move(self, step: str) -> None:
        """Move the cursor of the list below, which the text keeps the keys from."""
        found = self.screen.query_one("#found", OptionList)
        getattr(found, f"action_{step}")()


class SymptomDialog(Dialog[SymptomAnswer]):
    """Any symptom: found by its name, rated on its own scale, with its place and a note."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall"), (32, "-high")]
    TITLE = "Symptom"
    FORM = "symptom"
    AUTO_FOCUS = "#find"

    def __init__(
        self,
        keep: Callable[[SymptomAnswer], str],
        symptoms: Sequence[Symptom],
        today: date,
        on: date | None = None,
    ) -> None:
        super().__init__(keep, about=(on or today).isoformat())
        self._symptoms = {symptom.id: symptom for symptom in symptoms}
        self._today = today
        self._on = on or today
        self._symptom: Symptom | None = None

    def fields(self) -> Iterator[Widget]:
        """What it is; once that is chosen, how it was, where and when."""
        hint = "a part of its name: joint, rash, tired"
        yield labelled("Which", FindInput(placeholder=hint, id="find", compact=True))
        found = PointedList(id="found")
        found.can_focus = False
        yield found
        with Vertical(id="details"):
            yield field("How it was", "value")
            yield ScaleChoices()
            yield field("Where", "site", hint="if it has a place: left wrist")
            yield field("Note", "note")
            yield DateField("Day", "on", self._today, self._on)

    def on_mount(self) -> None:
        """Begin with the list of all."""
        self._show()

    def values(self) -> dict[str, str]:
        """The fields, and which symptom was chosen."""
        return {**super().values(), SYMPTOM: self._symptom.id if self._symptom else ""}

    def fill(self, values: Mapping[str, str]) -> None:
        """Take the chosen symptom over before the texts, which would look for one."""
        self._symptom = self._symptoms.get(values.get(SYMPTOM, ""))
        super().fill({name: text for name, text in values.items() if name != SYMPTOM})
        self._show()

    def read(self) -> SymptomAnswer:
        """The answer, on the symptom's own scale."""
        if self._symptom is None:
            raise InvalidEntry("Choose the symptom: type a part of its name, then press Enter.")
        if not self.typed("value").strip():
            raise InvalidEntry(f"Say how it was: {self._symptom.scale.choices}.")
        day = self.query_one("#on", DayInput).day()
        refuse_ahead(day, self._today)
        return SymptomAnswer(
            on=day,
            symptom=self._symptom,
            value=self._symptom.read(self.typed("value")),
            site=clean_line(self.typed("site")),
            note=clean_line(self.typed("note")),
        )

    @on(Input.Changed, "#find")
    def _narrow(self, message: Input.Changed) -> None:
        if self._symptom is None or message.value != self._symptom.label:
            self._symptom = None
            self._show()

    @on(Input.Submitted, "#find")
    def _choose_typed(self, message: Input.Submitted) -> None:
        # Enter here chooses from the list; the form is not saved yet.
        message.prevent_default()
        found = self.query_one("#found", OptionList)
        if self._symptom is None and found.highlighted_option is None:
            self.say_problem(
                f"No symptom has {quoted(message.value)} in its names: try another word for it."
            )
        elif self._symptom is None:
            self._choose(found.highlighted_option.id if found.highlighted_option else None)
        else:
            self.query_one("#value", Input).focus()

    @on(OptionList.OptionSelected, "#found")
    def _choose_by_mouse(self, message: OptionList.OptionSelected) -> None:
        self._choose(message.option_id)

    @on(ScaleChoices.Chosen)
    def _answer_by_mouse(self, message: ScaleChoices.Chosen) -> None:
        self.query_one("#value", Input).value = message.answer

    @on(Input.Changed, "#value")
    def _mark_answer(self, message: Input.Changed) -> None:
        choices = self.query_one(ScaleChoices)
        try:
            choices.answer = choices.scale.written(choices.scale.read(message.value))
        except JournalError:
            choices.answer = ""

    def _choose(self, symptom_id: str | None) -> None:
        self._symptom = self._symptoms[symptom_id or ""]
        self.query_one("#find", Input).value = self._symptom.label
        self.say_problem("")
        self._show()
        self.query_one("#value", Input).focus()
        self.touched()

    def _show(self) -> None:
        """The list while something is looked for, the rest of the form once it is found."""
        found, details = self.query_one("#found", OptionList), self.query_one("#details")
        found.display = self._symptom is None
        details.display = self._symptom is not None
        if self._symptom is not None:
            self._ask_how(self._symptom)
            return
        text = self.query_one("#find", Input).value
        symptoms = matching(self._symptoms.values(), text)
        found.set_options(_by_organ_system(self._symptoms.values(), symptoms))
        if symptoms:
            found.highlighted = found.get_option_index(symptoms[0].id)

    def _ask_how(self, symptom: Symptom) -> None:
        scale = symptom.scale
        self.query_one(ScaleChoices).scale = scale
        hint = end_words(symptom.id) if scale is Scale.RATING else scale.choices
        self.query_one("#value", Input).placeholder = hint


def _by_organ_system(every: Iterable[Symptom], found: Sequence[Symptom]) -> Iterator[Option]:
    """What was found in the order of the catalogue, below the organ system that it is of."""
    wanted, system = {symptom.id for symptom in found}, ""
    for symptom in every:
        if symptom.id not in wanted:
            continue
        if symptom.group != system:
            system = symptom.group
            yield Option(plain(system.capitalize()), disabled=True)
        yield Option(plain(f"  {symptom.label}"), id=symptom.id)
