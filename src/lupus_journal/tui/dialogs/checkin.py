"""The ten-second check-in: a digit for each question, saved with the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label

from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.scale_row import ScaleRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from textual.app import ComposeResult

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.symptoms import Symptom

HELP = "0-9, x: 10 · Enter: skip · Backspace: back · t: too tired · Esc: close"


@dataclass(frozen=True, slots=True)
class CheckinAnswer:
    """What was answered; a skipped question has no figure."""

    figures: Mapping[str, Decimal]
    words: str
    note: str = ""
    too_tired: bool = False


class CheckinDialog(Dialog[CheckinAnswer]):
    """Asks for the figures of a check-in, with the last ones beside them."""

    BINDINGS: ClassVar = [
        *(Binding(str(digit), f"answer({digit})", show=False) for digit in range(10)),
        Binding("x", "answer(10)", show=False),
        Binding("enter", "skip", "Skip", tooltip="Leave this question out"),
        Binding("backspace", "back", "Back", tooltip="Answer the question before again"),
        Binding("t", "too_tired", "Too tired", tooltip="Log a bad day without details"),
    ]
    FORM = "check-in"
    AUTO_FOCUS = ""

    def __init__(
        self,
        keep: Callable[[CheckinAnswer], str],
        asked: Sequence[Symptom],
        last: Mapping[str, SymptomScore],
        *,
        about: str = "",
    ) -> None:
        super().__init__(keep, about=about)
        self._asked = asked
        self._last = last
        self._figures: dict[str, Decimal] = {}
        self._place = 0

    def compose(self) -> ComposeResult:
        """A row for each question."""
        with Vertical(classes="dialog checkin") as frame:
            frame.border_title = "Check-in"
            yield Label("", classes="taken-up", markup=False)
            for symptom in self._asked:
                yield ScaleRow(symptom, self._last.get(symptom.id))
            yield Label("", classes="problem", markup=False)
            yield Label(plain(HELP), classes="hint")
            with Horizontal(classes="buttons"):
                yield Button("Save", id="accept", variant="primary")
                yield Button("Too tired", id="too-tired")
                yield Button("Close", id="give-up")

    def on_mount(self) -> None:
        """Begin with the first question that has no answer yet."""
        super().on_mount()
        self._show()

    def values(self) -> dict[str, str]:
        """The figures so far."""
        return {symptom: str(figure) for symptom, figure in self._figures.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Take figures over."""
        self._figures = {
            symptom.id: symptom.read(values[symptom.id])
            for symptom in self._asked
            if symptom.id in values
        }
        open_ones = (i for i, one in enumerate(self._asked) if one.id not in self._figures)
        self._place = next(open_ones, 0)
        self._show()

    def read(self) -> CheckinAnswer:
        """The figures as they stand."""
        return CheckinAnswer(self._figures, f"Checked in: {self._in_words()}.")

    def action_accept(self) -> None:
        """Save what was answered so far; nothing answered stores nothing."""
        if self._figures:
            self.answer(self.read())
        else:
            self.dismiss(None)

    def action_answer(self, figure: int) -> None:
        """Answer the question and go on to the next."""
        if self._place < len(self._asked):
            symptom = self._asked[self._place]
            self._figures[symptom.id] = symptom.read(str(figure))
            self._go_on()

    def action_skip(self) -> None:
        """Leave the question out."""
        if self._place < len(self._asked):
            self._figures.pop(self._asked[self._place].id, None)
            self._go_on()

    def action_back(self) -> None:
        """Answer the question before again."""
        self._place = max(0, self._place - 1)
        self._show()

    def action_too_tired(self) -> None:
        """Answer that it is too much today."""
        words = "Logged: too tired for details."
        self.answer(CheckinAnswer(self._figures, words, too_tired=True))

    @on(ScaleRow.Answered)
    def _answer_by_mouse(self, message: ScaleRow.Answered) -> None:
        self._place = next(i for i, one in enumerate(self._asked) if one is message.symptom)
        self.action_answer(message.figure)

    @on(Button.Pressed, "#too-tired")
    def _too_tired_by_mouse(self) -> None:
        self.action_too_tired()

    def _go_on(self) -> None:
        self._place += 1
        self._show()
        if self._place >= len(self._asked):
            self.action_accept()
        else:
            self.touched()

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
