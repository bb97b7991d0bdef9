"""Who the journal is about: what is known, where it comes from, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widgets.option_list import Option

from lupus_journal.charts.drawing import cells_of
from lupus_journal.services.person_fields import NOT_ENTERED, goal_waits, restated, told
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.dialogs.person import PersonDialog
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import screen_of
from lupus_journal.tui.widgets.lines import Lines, column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.widgets import OptionList

    from lupus_journal.domain.person import Person


class Field(NamedTuple):
    """A field by its name, its label and what it is for."""

    name: str
    label: str
    use: str


GROUPS = {
    "You": (
        Field("name", "Name", "heads the page for a visit"),
        Field("birth_date", "Born", "on that page; eGFR goes by age"),
        Field("sex", "Sex", "the formula for eGFR asks for it"),
    ),
    "From your clinic; the journal has no figures of its own": (
        Field("limit_drinking", "Told to limit drinking", "reminds to drink only after a “no”"),
        Field("fluid_goal_ml", "Clinic's fluid figure", "the day before and of an infusion"),
        Field("fluid_limit_ml", "Clinic's fluid limit", "stands beside what you drank"),
        Field("fever_line", "Fever line", "from here on your team wants to hear"),
    ),
    "Your days": (
        Field("day_ends", "A day ends at", "until then it is still yesterday"),
        Field("zone", "Time zone", "where you and your appointments are"),
    ),
}
FIELDS = {field.name: field for fields in GROUPS.values() for field in fields}
GOAL_WAITS = "The clinic's figure is shown once “Told to limit drinking” says no."
LABEL_CELLS, VALUE_CELLS, USE_CELLS = 23, 16, 36
LONGEST_VALUE = 36
BELOW = "\n  "
"""What goes before words that stand below their field."""


class PersonPanel(CarefulHandlers, Lines):
    """The person's fields; Enter or a click opens them to be changed."""

    BINDINGS: ClassVar = [bound("edit", "edit", "Change what is known about you")]

    person: reactive[Person | None] = reactive(None)

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._told_below = ""

    def watch_person(self) -> None:
        """Show what is known now."""
        self._fill()

    def on_resize(self) -> None:
        """Say what each field is for beside it, or below it where there is no room."""
        self._fill()

    def on_option_list_option_highlighted(self) -> None:
        """Where there is no room beside a field, say below the chosen one what it is for."""
        before, self._told_below = self._told_below, self.chosen_id or ""
        if self.person is not None:
            for name in {before, self._told_below} - {""}:
                self.replace_option_prompt(name, self._row(name, self.person))

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Open the form on the chosen field."""
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Ask for everything about the person on one form, beginning where the cursor is."""
        if self.person is not None:
            dialog = PersonDialog(
                self._keep, self.person, screen_of(self).today, self.chosen_id or ""
            )
            screen_of(self).ask(dialog)

    def _keep(self, changed: Mapping[str, str]) -> str:
        service = screen_of(self).quick.person
        person = restated(service.get(), changed, screen_of(self).today)
        service.become(person)
        said = "; ".join(f"{FIELDS[name].label}: {told(name, person)}" for name in changed)
        return f"{said}. {GOAL_WAITS}" if goal_waits(person) else f"{said}."

    def _fill(self) -> None:
        if self.person is None:
            return
        kept = self.highlighted
        self.set_options(self._listed_lines(self.person))
        self.highlighted = 1 if kept is None else kept

    def _listed_lines(self, person: Person) -> Iterator[Option]:
        for place, (heading, fields) in enumerate(GROUPS.items()):
            gap = "\n" if place and self.size.height > 14 else ""
            yield Option(Content.styled(f"{gap}{heading}", "dim"), disabled=True)
            for field in fields:
                yield Option(self._row(field.name, person), id=field.name)

    def _row(self, name: str, person: Person) -> Content:
        field, value = FIELDS[name], told(name, person)
        room = self.room - LABEL_CELLS
        beside = min(room - USE_CELLS, LONGEST_VALUE)
        has_room = beside >= max(VALUE_CELLS, cells_of(value) + 1)
        use = field.use if has_room else ""
        if not has_room and name == self._told_below:
            use = f"{BELOW}{field.use}"
        return Content.assemble(
            f"{field.label:<{LABEL_CELLS}}",
            column(
                value,
                beside if has_room else room,
                "italic dim" if value == NOT_ENTERED else "bold",
            ),
            (use, "dim"),
        )
