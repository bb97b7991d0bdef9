"""Asks for what is to be known of the person, on one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Label, Select

from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.person import Sex
from lupus_journal.services.person_fields import FIELDS, restated, typed_as
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from enum import StrEnum

    from textual.widget import Widget

    from lupus_journal.domain.person import Person

CHOICES: dict[str, type[StrEnum]] = {"sex": Sex, "limit_drinking": ToldToLimit}
LABELS = {
    "name": ("Name", ""),
    "birth_date": ("Born", "1990-05-01"),
    "sex": ("Sex", "not entered"),
    "limit_drinking": ("Told to limit drinking", "not answered"),
    "fluid_goal_ml": ("Clinic's fluid figure", "as your clinic said, in ml"),
    "fluid_limit_ml": ("Clinic's fluid limit", "as your clinic said, in ml"),
    "fever_line": ("Fever line", "as your team said"),
    "day_ends": ("A day ends at", "04:00"),
    "zone": ("Time zone", "Europe/Berlin"),
}


class PersonDialog(Dialog["Mapping[str, str]"]):
    """Every field of the person; answers with what was typed for those that were changed."""

    TITLE = "About you"
    FORM = "person"
    AUTO_FOCUS = ""

    def __init__(
        self,
        keep: Callable[[Mapping[str, str]], str],
        person: Person,
        today: date,
        begin_with: str = "",
    ) -> None:
        super().__init__(keep)
        self._person = person
        self._today = today
        self._begin_with = begin_with or FIELDS[0]

    def on_mount(self) -> None:
        """Begin with the field that was chosen."""
        super().on_mount()
        self.query_one(f"#{self._begin_with}").focus()

    def fields(self) -> Iterator[Widget]:
        """A line each; what is not known stays empty."""
        for name in FIELDS:
            label, hint = LABELS[name]
            value = typed_as(name, self._person)
            if name in CHOICES:
                yield _answer(label, name, value, hint)
            else:
                yield field(label, name, value, hint)

    def read(self) -> Mapping[str, str]:
        """What was changed, once it is known to make sense."""
        changed = {
            name: text
            for name, text in self.values().items()
            if text.strip() != typed_as(name, self._person)
        }
        restated(self._person, changed, self._today)
        return changed

    def answer(self, answer: Mapping[str, str]) -> None:
        """Have the changes kept; without any there is nothing to keep."""
        if answer:
            super().answer(answer)
        else:
            self.action_give_up()


def _answer(label: str, name: str, value: str, prompt: str) -> Horizontal:
    """A line with the answers there are; one that was given can be taken back."""
    answers = [(plain(answer), str(answer)) for answer in CHOICES[name]]
    select = Select(answers, prompt=prompt, value=value or Select.NULL, id=name, compact=True)
    return Horizontal(Label(plain(label)), select, classes="field")
