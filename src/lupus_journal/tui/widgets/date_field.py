"""A place to type a day: an ISO date, a word, or a step by the arrows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Label

from lupus_journal.domain.day_reading import Leaning, read_day
from lupus_journal.domain.days import written
from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

HINT = "2026-03-01, mon, -3d"


class DayInput(Input):
    """The text of a day; up and down are a day later and earlier."""

    BINDINGS: ClassVar = [
        Binding("up", "step(1)", "A day later", show=False),
        Binding("down", "step(-1)", "A day earlier", show=False),
        Binding("shift+up,pageup", "step(7)", "A week later", show=False),
        Binding("shift+down,pagedown", "step(-7)", "A week earlier", show=False),
    ]

    def __init__(self, value: str, id_: str, today: date, leaning: Leaning) -> None:
        super().__init__(value, placeholder=HINT, id=id_, compact=True)
        self.today = today
        self.leaning = leaning

    def day(self) -> date:
        """The day that is meant; `NotUnderstood` says what is wrong with the text."""
        return read_day(self.value, self.today, self.leaning)

    def action_step(self, by: int) -> None:
        """Go some days on or back from the day that is meant; without one, begin at today."""
        try:
            day = self.day() + timedelta(days=by)
        except JournalError:
            day = self.today
        self.value = day.isoformat()
        self.cursor_position = len(self.value)


class DayStep(Label):
    """A day earlier or later, for whoever has no hand at the keys."""

    def __init__(self, sign: str, by: int, day: DayInput) -> None:
        super().__init__(f" {sign} ", classes="step", markup=False)
        self._by = by
        self._day = day

    def on_click(self) -> None:
        """Step."""
        self._day.action_step(self._by)


class DateField(Horizontal):
    """A label, the text of a day, and the day as it was understood."""

    DEFAULT_CLASSES = "field"

    def __init__(
        self,
        label: str,
        field_id: str,
        today: date,
        value: date | None = None,
        leaning: Leaning = Leaning.PAST,
    ) -> None:
        super().__init__()
        self._label = label
        self._input = DayInput(value.isoformat() if value else "", field_id, today, leaning)

    def compose(self) -> ComposeResult:
        """All beside each other, with two places to click for the mouse."""
        yield Label(plain(self._label))
        yield self._input
        yield DayStep("-", -1, self._input)
        yield DayStep("+", 1, self._input)
        yield Label("", classes="understood", markup=False)

    def on_mount(self) -> None:
        """Say how the offered day is understood."""
        self._say()

    @on(Input.Changed)
    def _say(self) -> None:
        try:
            words = written(self._input.day()) if self._input.value.strip() else ""
        except JournalError:
            words = "?"
        self.query_one(".understood", Label).update(plain(words))
