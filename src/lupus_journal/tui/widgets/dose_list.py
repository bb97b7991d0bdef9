"""A medicine's doses, the newest first, drawn beside each other where they can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widgets.option_list import Option

from lupus_journal.domain.tapers import share_of_the_most, stretches
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.lines import Lines, column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lupus_journal.services.medicines import KeptMedicine

DAY_CELLS = 27
LONGEST_DOSE = 24
LONGEST_BAR = 30
NO_DOSE = "No dose is recorded. {key} records one, as it was prescribed."


class DoseList(Lines):
    """A line for each dose; the cursor chooses the one to be changed."""

    OPENS_AT_ONCE = False

    medicine: reactive[KeptMedicine | None] = reactive(None)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def watch_medicine(self, before: KeptMedicine | None, now: KeptMedicine | None) -> None:
        """Show a medicine's doses; those of the same one with the cursor where it was."""
        same = before is not None and now is not None and before.id == now.id
        self._fill(self.highlighted if same else None)
        self.border_title = plain(now.name if now else "")

    def on_resize(self) -> None:
        """Draw as long as there is room."""
        self._fill(self.highlighted)

    def _fill(self, place: int | None) -> None:
        self.set_options(self._listed_lines())
        if place is not None and self.option_count:
            self.highlighted = min(place, self.option_count - 1)

    def _listed_lines(self) -> Iterator[Option]:
        if self.medicine is None:
            return
        if not self.medicine.doses:
            yield Option(
                Content.styled(NO_DOSE.format(key=key_for(self, "new-dose")), "dim"), disabled=True
            )
        ids = {dose.fact: dose.id for dose in self.medicine.doses}
        shares = share_of_the_most(self.medicine.taken)
        for days, words, period in stretches(self.medicine.taken, self._today):
            if period is None:
                gap = Content.styled(f"{days:<{DAY_CELLS}}{words}", "dim")
                yield Option(gap, disabled=True)
                continue
            yield Option(
                Content.assemble(
                    (f"{days:<{DAY_CELLS}}", "dim"),
                    column(words, LONGEST_DOSE, "bold" if period.covers(self._today) else ""),
                    (self._bar(shares.get(period)), "dim"),
                ),
                id=ids[period],
            )

    def _bar(self, share: float | None) -> str:
        """A bar as long as a dose is high."""
        room = self.room - DAY_CELLS - LONGEST_DOSE - 2
        if share is None or room < 4:
            return ""
        return "━" * round(share * min(room, LONGEST_BAR))
