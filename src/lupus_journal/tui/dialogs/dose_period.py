"""Asks for the next dose of a medicine, or for a whole taper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Label, TextArea

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.tapers import Step, doses_in_short, read_dose, read_step
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from textual.widget import Widget

    from lupus_journal.services.medicines import KeptMedicine

FURTHER_STEPS = "Further steps, one a line: 5 mg daily from 2026-04-01"


class DosePeriodDialog(Dialog[list[Step]]):
    """A dose as it was prescribed, and from which day on; the one before ends the day before."""

    TITLE = "New dose"
    FORM = "dose"

    def __init__(self, keep: Callable[[list[Step]], str], kept: KeptMedicine, today: date) -> None:
        super().__init__(keep, about=kept.id)
        self.title = f"New dose of {kept.name}"
        self._medicine = kept
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """What is taken now, the next dose with its day, and what is to follow."""
        so_far = plain(doses_in_short(self._medicine.taken, self._today))
        yield Label(so_far, id="so-far", classes="so-far")
        yield field("Dose", "dose", hint="as prescribed: 7.5 mg daily")
        yield DateField("From", "since", self._today, self._today)
        yield Label(FURTHER_STEPS, id="further", classes="so-far", markup=False)
        yield TextArea(id="then", tab_behavior="focus")

    def read(self) -> list[Step]:
        """The steps, the first one first."""
        dose = self.typed("dose")
        if not dose.strip():
            raise InvalidEntry("Write the dose as it was prescribed, such as 7.5 mg daily.")
        first = Step(read_dose(dose), self.query_one("#since", DayInput).day())
        lines = self.query_one("#then", TextArea).text.splitlines()
        return [first, *(read_step(line, self._today) for line in lines if line.strip())]
