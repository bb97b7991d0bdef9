"""Asks how much somebody drank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.fluids import read_ml
from lupus_journal.tui.dialogs.dialog import Dialog, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget


class DrinkDialog(Dialog[int]):
    """A drink in millilitres."""

    TITLE = "Drink"
    FORM = "drink"

    def fields(self) -> Iterator[Widget]:
        """One figure."""
        yield field("How much", "ml", hint="250, or 0.25 l")

    def read(self) -> int:
        """The millilitres."""
        return read_ml(self.typed("ml"))
