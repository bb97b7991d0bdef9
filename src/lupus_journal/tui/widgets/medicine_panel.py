"""The medicines with the doses of the chosen one, and everything that can become of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList

from lupus_journal.domain.days import written
from lupus_journal.domain.tapers import doses_in_short
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.dialogs.dose_period import DosePeriodDialog
from lupus_journal.tui.dialogs.medicine import Ended, EndedDialog, MedicineDialog, MedicineDraft
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.reading import screen_of
from lupus_journal.tui.widgets.dose_list import DoseList
from lupus_journal.tui.widgets.medicine_list import MedicineList
from lupus_journal.tui.widgets.word_filter import WordFilter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from lupus_journal.domain.tapers import Step
    from lupus_journal.services.medicines import KeptMedicine


class MedicinePanel(CarefulHandlers, Vertical):
    """A list of medicines, and a list of doses."""

    BINDINGS: ClassVar = [
        bound("add", "add", "A medicine that is taken at home"),
        bound("new-dose", "new_dose"),
        bound("ended", "end"),
        bound("filter", "filter", show=False),
        Binding("escape", "unfilter", show=False),
    ]

    medicines: reactive[tuple[KeptMedicine, ...]] = reactive(())

    class Opened(Message):
        """The chosen medicine or dose is to be shown."""

    def __init__(self, today: date, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._today = today
        self._newest = ""

    @property
    def chosen_id(self) -> str | None:
        """The id of the dose, or else the medicine, that the cursor is on."""
        doses = self.query_one(DoseList)
        return doses.chosen_id if doses.has_focus else self.query_one(MedicineList).chosen_id

    def compose(self) -> ComposeResult:
        """The lists, and a line for the words to look for."""
        yield WordFilter("Show only …")
        with Container(id="lists"):
            yield MedicineList(self._today).data_bind(MedicinePanel.medicines)
            with Container(id="doses"):
                yield DoseList(self._today)

    def watch_medicines(self) -> None:
        """Show the doses of what is chosen now; what was just added is."""
        listed = self.query_one(MedicineList)
        if self._newest:
            listed.choose(self._newest)
            self._newest = ""
        self._show_doses()

    @on(OptionList.OptionHighlighted, "MedicineList")
    def _cursor_moved(self) -> None:
        # The cursor is seen to move before the doses are laid out.
        self.call_after_refresh(self._show_doses)

    def _show_doses(self) -> None:
        chosen, doses = self.query_one(MedicineList).chosen, self.query_one(DoseList)
        doses.medicine = chosen
        doses.display = chosen is not None

    @on(OptionList.OptionSelected)
    def _open(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.post_message(self.Opened())

    def action_filter(self) -> None:
        """Ask for words, and show what has them."""
        words = self.query_one(WordFilter)
        words.display = True
        words.focus()

    @on(WordFilter.Changed)
    def _words_typed(self, message: WordFilter.Changed) -> None:
        self.query_one(MedicineList).words = message.value

    @on(WordFilter.Submitted)
    def _words_taken(self) -> None:
        self.query_one(MedicineList).focus()

    @on(WordFilter.Closed)
    def action_unfilter(self) -> None:
        """Show everything again."""
        words = self.query_one(WordFilter)
        words.value = ""
        words.display = False
        self.query_one(MedicineList).focus()

    @work
    async def action_add(self) -> None:
        """Ask for a medicine, and keep it."""
        medicines = (await screen_of(self).whole()).medicines

        def keep(typed: MedicineDraft) -> str:
            kept = medicines.add(typed.medicine, typed.steps, note=typed.note)
            self._newest = kept.id
            doses = f": {doses_in_short(kept.taken, self._today)}" if kept.doses else ""
            return f"Added {kept.name}{doses}."

        screen_of(self).ask(MedicineDialog(keep, self._today))

    @work
    async def action_new_dose(self) -> None:
        """Ask for the next dose of the chosen medicine, and keep it."""
        medicines = (await screen_of(self).whole()).medicines
        if (kept := self.query_one(MedicineList).chosen) is None:
            return

        def keep(steps: Sequence[Step]) -> str:
            after = medicines.begin(medicines.named(kept.id), steps)
            return f"{after.name}: {doses_in_short(after.taken, self._today)}."

        screen_of(self).ask(DosePeriodDialog(keep, kept, self._today))

    @work
    async def action_end(self) -> None:
        """Ask for the last day of the chosen medicine, and keep it."""
        medicines = (await screen_of(self).whole()).medicines
        if (kept := self.query_one(MedicineList).chosen) is None:
            return

        def keep(ended: Ended) -> str:
            medicines.end(medicines.named(kept.id), ended.on, ended.reason)
            return f"{kept.name} ended, last day {written(ended.on)}."

        screen_of(self).ask(EndedDialog(keep, kept, self._today))
