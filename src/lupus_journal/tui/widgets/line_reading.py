"""How a line that is being typed is understood, in words and with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from lupus_journal.services.lab_intake import Understanding
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from lupus_journal.services.lab_intake import Reading

SIGNS = {
    Understanding.UNFINISHED: ("", ""),
    Understanding.UNDERSTOOD: ("✓ ", "$text-success"),
    Understanding.DOUBTED: ("? ", "$text-warning"),
    Understanding.REFUSED: ("× ", "$text-error"),
}


class LineReading(Static):
    """✓ what was understood, ? what is worth a second look, × what cannot be kept."""

    def __init__(self, *, id_: str | None = None) -> None:
        super().__init__(id=id_, markup=False)

    def tell(self, reading: Reading) -> None:
        """Say how a line is understood, in full."""
        self.update(said(reading))


def said(reading: Reading) -> Content:
    """A reading behind its sign; colour only repeats what the sign says."""
    sign, style = SIGNS[reading.state]
    words = plain(reading.words)
    is_fine = reading.state is Understanding.UNDERSTOOD
    return Content.assemble((sign, style), words if is_fine else words.stylize(style))
