"""Asks for a medicine that is taken at home, and when one ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.tapers import Step, read_dose
from lupus_journal.domain.text import clean_line
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from textual.widget import Widget

    from lupus_journal.services.medicines import KeptMedicine


@dataclass(frozen=True, slots=True)
class MedicineDraft:
    """A medicine with its dose, as far as both are known."""

    medicine: Medicine
    steps: tuple[Step, ...]
    note: str


class MedicineDialog(Dialog[MedicineDraft]):
    """A medicine by its name, with its dose as it was prescribed."""

    TITLE = "Medicine"
    FORM = "medicine"

    def __init__(self, keep: Callable[[MedicineDraft], str], today: date) -> None:
        super().__init__(keep)
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """The name; all else may stay empty."""
        yield field("Name", "name", hint="as it is called on the package")
        yield field("Dose", "dose", hint="as prescribed: 10 mg daily")
        yield DateField("Taken since", "since", self._today)
        yield field("Note", "note")

    def read(self) -> MedicineDraft:
        """The medicine; without a first day, its dose counts from today."""
        name = clean_line(self.typed("name"))
        if not name:
            raise InvalidEntry("Write the medicine's name, as it is called on the package.")
        since = self.query_one("#since", DayInput)
        started = since.day() if since.value.strip() else None
        dose = self.typed("dose")
        steps = (Step(read_dose(dose), started or self._today),) if dose.strip() else ()
        return MedicineDraft(Medicine(name=name, started_on=started), steps, self.typed("note"))


@dataclass(frozen=True, slots=True)
class Ended:
    """The last day of a medicine, and why it was the last."""

    on: date
    reason: str


class EndedDialog(Dialog[Ended]):
    """That a medicine is no longer taken."""

    TITLE = "No longer taken"
    FORM = "medicine-ended"

    def __init__(self, keep: Callable[[Ended], str], kept: KeptMedicine, today: date) -> None:
        super().__init__(keep, about=kept.id)
        self.title = f"{kept.name}: no longer taken"
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """The day and the reason."""
        yield DateField("Last day", "on", self._today, self._today)
        yield field("Reason", "reason", hint="if you like: not tolerated, tapered off")

    def read(self) -> Ended:
        """The day and the reason."""
        return Ended(self.query_one("#on", DayInput).day(), clean_line(self.typed("reason")))
