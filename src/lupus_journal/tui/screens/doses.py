"""What a screen does about the dose that is chosen on it: given, booked, moved and the rest."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work

from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.text import sentence
from lupus_journal.services.decisions import decide
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.entries import EntryScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.services.decisions import Decision
    from lupus_journal.services.infusions import Dose
    from lupus_journal.tui.dialogs.dose import DoseDialog
    from lupus_journal.tui.screens.reading import ReadingScreen

DEEDS = {
    "given": "decide('given')",
    "book": "decide('planned')",
    "move": "decide('moved')",
    "hold": "decide('held')",
    "missed": "decide('missed')",
    "cancel": "decide('cancelled')",
}
"""What becomes of a dose, by the ids of the keys for it."""
RARE = ("missed", "cancel")
"""What the footer leaves out."""
NOT_KEPT = "Nothing is recorded about dose {} yet: book it, or say what became of it."


def dose_dialog(
    journal: Journal, dose: Dose, today: date, outcome: InfusionStatus | None = None
) -> DoseDialog:
    """The form for what becomes of a dose; it asks for the outcome unless that is said."""
    from lupus_journal.tui.dialogs.dose import DoseDialog

    def keep(said: Decision) -> str:
        decide(journal.infusions, dose, said)
        words = [sentence(journal.courses.outcome_words(dose.course, dose.number))]
        kept = journal.infusions.dose(dose.course, dose.number)
        if kept.planned and kept.planned.limit:
            words.append(sentence(kept.planned.limit))
        return " ".join(words)

    timeline = journal.infusions.timeline(dose.course)
    return DoseDialog(
        keep,
        dose,
        today,
        outcome,
        last=_last_given(timeline.values()),
        unanswered=journal.infusions.unanswered_before(dose),
    )


async def ask_about_dose(
    screen: ReadingScreen,
    find: Callable[[Journal], Dose],
    outcome: InfusionStatus | None = None,
) -> None:
    """Ask what becomes of a dose, found in the journal as it is now, and record it."""

    def opened(journal: Journal) -> DoseDialog:
        return dose_dialog(journal, find(journal), screen.today, outcome)

    async with screen.waiting_for("Reading the dose"):
        dialog = await asyncio.to_thread(opened, await screen.whole())
    screen.ask(dialog)


class DoseActions(EntryScreen):
    """A screen on which a dose is chosen, and decided on with one key."""

    BINDINGS: ClassVar = [bound(id_, action, show=id_ not in RARE) for id_, action in DEEDS.items()]

    def chosen_dose(self) -> Dose | None:
        """The dose that is chosen."""
        raise NotImplementedError

    def chosen_id(self) -> str | None:
        """The id of the chosen dose's entry; without one, there is nothing to change yet."""
        dose = self.chosen_dose()
        if dose and dose.entry is None:
            self.tell(NOT_KEPT.format(dose.number))
        return dose.entry.id if dose and dose.entry else None

    @work(exclusive=True, group="entry")
    async def action_decide(self, outcome: str) -> None:
        """Ask for what belongs to an outcome of the chosen dose, and record it."""
        if chosen := self.chosen_dose():
            await ask_about_dose(
                self,
                lambda journal: journal.infusions.dose(chosen.course, chosen.number),
                InfusionStatus(outcome),
            )


def _last_given(infusions: Iterable[Infusion]) -> Infusion | None:
    given = (one for one in infusions if one.given_on)
    return max(given, key=lambda one: one.dose, default=None)
