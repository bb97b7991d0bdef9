"""Asks how much somebody drank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widgets import Button, Label

from lupus_journal.domain.fluids import read_ml
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget


class DrinkDialog(Dialog[int]):
    """A drink in millilitres, typed or one of the usual amounts."""

    TITLE = "Drink"
    FORM = "drink"

    def __init__(
        self, keep: Callable[[int], str], usual: Sequence[int], *, about: str = ""
    ) -> None:
        super().__init__(keep, about=about)
        self._usual = usual

    def fields(self) -> Iterator[Widget]:
        """A figure, and what was logged most often so far."""
        yield field("How much", "ml", hint="250, or 0.25 l")
        if self._usual:
            yield usual_amounts(self._usual)

    def read(self) -> int:
        """The millilitres."""
        return read_ml(self.typed("ml"))

    @on(Button.Pressed, ".usual")
    def _take(self, message: Button.Pressed) -> None:
        self.answer(int(message.button.name or ""))


def usual_amounts(usual: Sequence[int]) -> Horizontal:
    """A line with a button for each usual amount, named by its millilitres."""
    chips = (_chip(ml) for ml in usual)
    return Horizontal(Label("As usual", markup=False), *chips, classes="field amounts")


def _chip(ml: int) -> Button:
    return Button(plain(f"{ml:,} ml"), name=str(ml), classes="usual", compact=True)
