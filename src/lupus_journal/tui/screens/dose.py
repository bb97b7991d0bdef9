"""One dose as a page: what was before the session, what happened in it, and what came after."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.reactive import var

from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.doses import DEEDS, DoseActions
from lupus_journal.tui.widgets.deeds import Deeds
from lupus_journal.tui.widgets.key_footer import KeyFooter
from lupus_journal.tui.widgets.timeline_dose import DoseSections
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from textual.app import ComposeResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.dose_page import Line
    from lupus_journal.services.infusions import Dose


CHANGES = {"edit": "edit", "delete": "delete"}
OFFERED = {**DEEDS, **CHANGES}
"""What the page itself offers, as far as it fits the dose: there is more than a footer holds."""


class DoseScreen(DoseActions):
    """A dose, opened from the timeline."""

    CSS_PATH = "../styles/infusions.tcss"
    BINDINGS: ClassVar = [
        *(bound(id_, action, show=False) for id_, action in OFFERED.items()),
        bound("check-in", "check_in", show=False),
        Binding("escape,backspace", "back", "Back", key_display="esc", tooltip="To the timeline"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    dose: var[Dose | None] = var(None)
    follow_ups: var[tuple[Line, ...]] = var(())

    def __init__(
        self, quick: QuickJournal, whole: Callable[[], Awaitable[Journal]], dose: Dose
    ) -> None:
        super().__init__(quick, whole)
        self.set_reactive(DoseScreen.dose, dose)

    def compose(self) -> ComposeResult:
        """The sections, with the keys for what may become of the dose."""
        yield TopLine("infusions", self.today)
        yield DoseSections(self.today, can_focus=True).data_bind(
            DoseScreen.dose, DoseScreen.follow_ups
        )
        yield Deeds()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Offer what fits the dose, and look up what was answered after it."""
        self.watch_dose(self.dose)
        self.load()

    def watch_dose(self, dose: Dose | None) -> None:
        """Offer what fits the dose as it is now."""
        for deeds in self.query(Deeds):
            deeds.deeds = _deeds_for(dose, self.today) if dose else {}

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Read the dose again; without its course there is none to show."""
        shown = self.dose
        if shown is None:
            return
        journal = await self.whole()

        def read() -> tuple[Dose, tuple[Line, ...]]:
            course = journal.courses.named(shown.course.id)
            dose = journal.infusions.dose(course, shown.number)
            return dose, journal.follow_ups.after(dose)

        try:
            self.dose, self.follow_ups = await self.patiently(read, "Reading the dose")
        except JournalError:
            self.action_back()

    def chosen_dose(self) -> Dose | None:
        """The dose that is shown."""
        return self.dose

    def action_back(self) -> None:
        """Go back to the timeline."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Move the page a line."""
        self.query_one(DoseSections).scroll_relative(y=by, animate=False)


def _deeds_for(dose: Dose, today: date) -> dict[str, str]:
    """What may become of an open dose; what is recorded is only changed or deleted."""
    changes = CHANGES if dose.entry else {}
    if dose.entry and dose.entry.fact.status.is_settled:
        return changes
    is_ahead = dose.planned is not None and dose.planned.day > today
    return {id_: do for id_, do in DEEDS.items() if not (is_ahead and id_ == "missed")} | changes
