"""The ten-second check-in: a digit for each question, saved with the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.scale_row import ScaleRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from textual.app import ComposeResult

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.symptoms import Symptom

HELP = "0-9, x: 10 · Enter: skip · Backspace: back · t: too tired · Esc: cancel"


@dataclass(frozen=True, slots=True)
class CheckinAnswer:
    """What was answered; a skipped question has no figure."""

    figures: Mapping[str, Decimal]
    words: str
    note: str = ""
    too_tired: bool = False


class CheckinDialog(ModalScreen[CheckinAnswer | None]):
    """Asks for the figures of a check-in, with the last ones beside them."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        *(Binding(str(digit), f"answer({digit})", show=False) for digit in range(10)),
        Binding("x", "answer(10)", show=False),
        Binding("enter", "skip", "Skip", tooltip="Leave this question out"),
        Binding("backspace", "back", "Back", tooltip="Answer the question before again"),
        Binding("t", "too_tired", "Too tired", tooltip="Log a bad day without details"),
        Binding("escape", "give_up", "Cancel", tooltip="Close without storing anything"),
    ]

    def __init__(self, asked: Sequence[Symptom], last: Mapping[str, SymptomScore]) -> None:
        super().__init__()
        self._asked = asked
        self._last = last
        self._figures: dict[str, Decimal] = {}
        self._place = 0

    def compose(self) -> ComposeResult:
        """A row for each question."""
        with Vertical(classes="dialog checkin") as frame:
            frame.border_title = "Check-in"
            for symptom in self._asked:
                yield ScaleRow(symptom, self._last.get(symptom.id))
            yield Label(plain(HELP), classes="hint")

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._show()

    def action_answer(self, figure: int) -> None:
        """Answer the question and go on to the next."""
        symptom = self._asked[self._place]
        self._figures[symptom.id] = symptom.read(str(figure))
        self._go_on()

    def action_skip(self) -> None:
        """Leave the question out."""
        self._figures.pop(self._asked[self._place].id, None)
        self._go_on()

    def action_back(self) -> None:
        """Answer the question before again."""
        self._place = max(0, self._place - 1)
        self._show()

    def action_too_tired(self) -> None:
        """Answer that it is too much today."""
        self.dismiss(CheckinAnswer(self._figures, "Logged: too tired for details.", too_tired=True))

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    @on(ScaleRow.Answered)
    def _answer_by_mouse(self, message: ScaleRow.Answered) -> None:
        self._place = next(i for i, one in enumerate(self._asked) if one is message.symptom)
        self.action_answer(message.figure)

    def _go_on(self) -> None:
        self._place += 1
        if self._place < len(self._asked):
            self._show()
        elif self._figures:
            self.dismiss(CheckinAnswer(self._figures, f"Checked in: {self._in_words()}."))
        else:
            self.dismiss(None)

    def _in_words(self) -> str:
        return ", ".join(
            f"{symptom.label.lower()} {symptom.scale.written(self._figures[symptom.id])}"
            for symptom in self._asked
            if symptom.id in self._figures
        )

    def _show(self) -> None:
        for place, row in enumerate(self.query(ScaleRow)):
            row.is_current = place == self._place
            row.figure = self._figures.get(self._asked[place].id)
