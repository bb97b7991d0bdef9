"""The ten-second check-in: a digit for each question, saved with the last."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Label

from lupus_journal.domain.checkins import brief, end_words
from lupus_journal.domain.days import short
from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.scale_row import ScaleRow
from lupus_journal.tui.widgets.taken_up import TakenUp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from textual.app import ComposeResult

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.drafts import DraftService

ROOM_FOR_QUESTIONS = 76
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

    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]
    BINDINGS: ClassVar = [
        *(Binding(str(digit), f"answer({digit})", show=False) for digit in range(10)),
        Binding("x", "answer(10)", show=False),
        Binding("enter", "skip", "Skip", tooltip="Leave this question out"),
        Binding("backspace", "turn(-1)", "Back", tooltip="Answer the question before again"),
        Binding("up,k", "turn(-1)", show=False),
        Binding("down,j", "turn(1)", show=False),
        Binding("t", "too_tired", "Too tired", tooltip="Log a bad day without details"),
    ]
    TITLE = "Check-in"
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
        self._skipped: set[str] = set()
        self._place = 0

    def draw_up(self, drafts: DraftService) -> None:
        """Take up what was half-answered before; figures may be typed before there are rows."""
        super().draw_up(drafts)
        self._offered = {}
        if self._draft is not None:
            # What another version of the program kept may answer other questions.
            with suppress(JournalError):
                self.fill(self._draft.fields)

    def compose(self) -> ComposeResult:
        """A row for each question, and what the current one means."""
        with VerticalScroll(classes="dialog checkin", can_focus=False) as frame:
            frame.border_title = plain(self.title or "")
            yield TakenUp()
            for symptom in self._asked:
                yield ScaleRow(symptom, self._last.get(symptom.id))
            yield Label("", id="meaning", markup=False)
            yield Label("", classes="problem", markup=False)
            yield Label(plain(HELP), classes="hint")
            with Horizontal(classes="buttons"):
                yield Button("Save", id="accept", variant="primary")
                yield Button("Too tired", id="too-tired")
                yield Button("Close", id="give-up")

    def on_mount(self) -> None:
        """Show where the answers stand."""
        if self._draft is not None:
            self.query_one(TakenUp).draft = self._draft
        if self._trouble:
            self.say_problem(self._trouble)
        self._show()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._show()

    def values(self) -> dict[str, str]:
        """The figures so far."""
        return {symptom: str(figure) for symptom, figure in self._figures.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Take figures over, and go to the first question that has none."""
        self._figures = {
            symptom.id: symptom.read(values[symptom.id])
            for symptom in self._asked
            if symptom.id in values
        }
        self._skipped.clear()
        self._place = 0
        self._place = next(iter(self._open_places()), 0)
        self._show()

    def read(self) -> CheckinAnswer:
        """The figures as they stand."""
        return CheckinAnswer(dict(self._figures), f"Checked in: {self._in_words()}.")

    def action_accept(self) -> None:
        """Save what was answered so far; nothing answered stores nothing."""
        if self._figures:
            self.answer(self.read())
        else:
            self.action_give_up()

    def action_answer(self, figure: int) -> None:
        """Answer the question and go on to the next."""
        if self._is_asking:
            symptom = self._asked[self._place]
            self._figures[symptom.id] = symptom.read(str(figure))
            self._skipped.discard(symptom.id)
            self._go_on()

    def action_skip(self) -> None:
        """Leave the question out."""
        if self._is_asking:
            symptom = self._asked[self._place]
            self._figures.pop(symptom.id, None)
            self._skipped.add(symptom.id)
            self._go_on()

    def action_turn(self, by: int) -> None:
        """Go to a question before or after this one."""
        self._place = min(max(0, self._place + by), len(self._asked) - 1)
        self._show()

    def action_too_tired(self) -> None:
        """Answer that it is too much today."""
        words = "Logged: too tired for details."
        if self._figures:
            words = f"Checked in: {self._in_words()}; too tired for more."
        self.answer(CheckinAnswer(dict(self._figures), words, too_tired=True))

    @on(ScaleRow.Answered)
    def _answer_by_mouse(self, message: ScaleRow.Answered) -> None:
        self._place = self._asked.index(message.symptom)
        self.action_answer(message.figure)

    @on(ScaleRow.Turned)
    def _turn_by_mouse(self, message: ScaleRow.Turned) -> None:
        self._place = self._asked.index(message.symptom)
        self._show()

    @on(Button.Pressed, "#too-tired")
    def _too_tired_by_mouse(self) -> None:
        self.action_too_tired()

    @property
    def _is_asking(self) -> bool:
        """Whether there is a question left, and nothing on its way into the journal."""
        return self._place < len(self._asked) and not self._is_keeping

    def _open_places(self) -> list[int]:
        """The questions that were neither answered nor skipped, those after this one first."""
        said = {*self._figures, *self._skipped}
        places = [place for place, one in enumerate(self._asked) if one.id not in said]
        return sorted(places, key=lambda place: (place < self._place, place))

    def _go_on(self) -> None:
        self._place = next(iter(self._open_places()), len(self._asked))
        self._show()
        if self._place == len(self._asked):
            self.action_accept()
        else:
            self.touched()

    def _in_words(self) -> str:
        return ", ".join(
            f"{brief(symptom)} {symptom.scale.written(self._figures[symptom.id])}"
            for symptom in self._asked
            if symptom.id in self._figures
        )

    def _show(self) -> None:
        for place, row in enumerate(self.query(ScaleRow)):
            symptom = self._asked[place].id
            row.is_current = place == self._place
            row.is_skipped = symptom in self._skipped
            row.figure = self._figures.get(symptom)
        for label in self.query("#meaning").results(Label):
            label.update(plain(self._meaning()))

    def _meaning(self) -> str:
        """What the figures say of the current question, and the last answer to it."""
        if self._place == len(self._asked):
            return ""
        symptom = self._asked[self._place]
        last = self._last.get(symptom.id)
        ghost = f" · last {symptom.scale.written(last.value)}, {short(last.on)}" if last else ""
        # Where it is narrow, the row itself has no room for the whole question.
        question = f"{symptom.label}: " if self.app.size.width < ROOM_FOR_QUESTIONS else ""
        return f"{question}{end_words(symptom.id)}{ghost}"
