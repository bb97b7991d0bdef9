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
from lupus_journal.tui.widgets.emptier import Emptier

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import ComposeResult

HINTS = {Leaning.PAST: "2026-03-01, mon, -3d", Leaning.FUTURE: "2026-03-01, mon, +3d"}
"""How a day may be typed, where nothing else is to be said in an empty field."""

WEEK = 7
ROOM_FOR_WEEKS = 60


class DayInput(Input):
    """The text of a day; up and down are a day later and earlier."""

    BINDINGS: ClassVar = [
        Binding("up", "step(1)", "A day later", show=False),
        Binding("down", "step(-1)", "A day earlier", show=False),
        Binding("shift+up,pageup", "step(7)", "A week later", show=False),
        Binding("shift+down,pagedown", "step(-7)", "A week earlier", show=False),
    ]

    def __init__(self, value: str, id_: str, today: date, leaning: Leaning) -> None:
        super().__init__(value, placeholder=HINTS[leaning], id=id_, compact=True)
        self.today = today
        self.leaning = leaning
        self.begins_at = today
        """The day that a step leads to while none is typed."""

    def lean(self, leaning: Leaning, hint: str = "") -> None:
        """Understand a bare weekday in another way, and hint at what to type."""
        self.leaning = leaning
        self.placeholder = hint or HINTS[leaning]

    def day(self) -> date:
        """The day that is meant; `NotUnderstood` says what is wrong with the text."""
        return read_day(self.value, self.today, self.leaning)

    @property
    def iso(self) -> str:
        """The day that is meant, which stays so tomorrow; or the text, if none is."""
        try:
            return self.day().isoformat() if self.value.strip() else ""
        except JournalError:
            return self.value

    def action_step(self, by: int) -> None:
        """Go some days on or back from the day that is meant; without one, begin at the likely."""
        try:
            day = self.day() + timedelta(days=by)
        except (JournalError, OverflowError):
            day = self.begins_at
        self.value = day.isoformat()
        self.cursor_position = len(self.value)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """A day later, for whoever chose the field before turning the wheel."""
        self._turn(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """A day earlier."""
        self._turn(event, -1)

    def _turn(self, event: events.MouseEvent, by: int) -> None:
        # Without the keys, the wheel is there to scroll the form.
        if self.has_focus:
            event.stop()
            event.prevent_default()
            self.action_step(by)


class DayStep(Label):
    """Some days earlier or later, for whoever has no hand at the keys."""

    def __init__(self, by: int, day: DayInput) -> None:
        sign = f"{by:+}" if abs(by) == WEEK else f"{by:+}"[0]
        super().__init__(f" {sign} ", classes="step", markup=False)
        self.set_class(abs(by) == WEEK, "week")
        self._by = by
        self._day = day

    def on_click(self) -> None:
        """Step."""
        self._day.action_step(self._by)


class DateField(Horizontal):
    """A label, the text of a day, and the day as it was understood."""

    DEFAULT_CLASSES = "field"
    DEFAULT_CSS = """
    DateField {
        .steps { width: auto; height: 1; margin-left: 1; background: $panel; }
        .week { display: none; }
        &.-roomy .week { display: block; }
    }
    """

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
        """All beside each other, with places to click for the mouse."""
        yield Label(plain(self._label))
        yield self._input
        yield Emptier(self._input)
        with Horizontal(classes="steps"):
            for by in (-WEEK, -1, 1, WEEK):
                yield DayStep(by, self._input)
        yield Label("", classes="understood", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Have steps of a week where there is room for them."""
        self.set_class(event.size.width >= ROOM_FOR_WEEKS, "-roomy")

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
