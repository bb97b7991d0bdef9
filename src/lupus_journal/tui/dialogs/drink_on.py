"""Asks for a drink of a day, with its time if that is known."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Button, Input

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.fluids import read_ml
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.drink import DrinkDialog, usual_amounts
from lupus_journal.tui.dialogs.fields import field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget

    from lupus_journal.services.drafts import DraftService


@dataclass(frozen=True, slots=True)
class DrinkAnswer:
    """How much it was, and the time as typed."""

    ml: int
    at: str


class DrinkOnDialog(Dialog[DrinkAnswer]):
    """A drink in millilitres, and when on the day it was."""

    TITLE = "Drink"
    FORM = "drink-on"

    def __init__(
        self,
        keep: Callable[[DrinkAnswer], str],
        usual: Sequence[int],
        *,
        about: str = "",
        is_over: bool = False,
    ) -> None:
        super().__init__(keep, about=about)
        self._usual = usual
        self._is_over = is_over

    def draw_up(self, drafts: DraftService) -> None:
        """Take up what the form without a time left of a day that is over, too."""
        # A journal that cannot be read says so as the form's own draft is looked for.
        with suppress(JournalError):
            if self._is_over and not drafts.find(self.FORM, self._about):
                brief = drafts.find(DrinkDialog.FORM, self._about)
                self.FORM = DrinkDialog.FORM if brief else self.FORM
        super().draw_up(drafts)

    def fields(self) -> Iterator[Widget]:
        """A figure, what it usually is, and a time."""
        yield field("How much", "ml", hint="250, or 0.25 l")
        if self._usual:
            yield usual_amounts(self._usual)
        yield field("Time", "at", hint="14:30, if you know it")

    def read(self) -> DrinkAnswer:
        """The drink; the journal reads the time, which depends on when a day ends."""
        return DrinkAnswer(read_ml(self.typed("ml")), self.typed("at"))

    @on(Button.Pressed, ".usual")
    def _take(self, message: Button.Pressed) -> None:
        self.query_one("#ml", Input).value = message.button.name or ""
