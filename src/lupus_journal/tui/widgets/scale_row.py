"""One question of a check-in: its name, the figures to choose from, and the last answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from decimal import Decimal

    from textual import events
    from textual.app import RenderResult

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.symptoms import Symptom

FIGURE_WIDTH = 3
FIGURES = range(11)
LABEL_WIDTH = 32
GHOST_WIDTH = 7


class ScaleRow(Widget):
    """Asks for one figure from 0 to 10, by key or by mouse."""

    is_current: reactive[bool] = reactive(False)
    is_skipped: reactive[bool] = reactive(False)
    figure: reactive[Decimal | None] = reactive(None)

    class Answered(Message):
        """A figure was clicked."""

        def __init__(self, symptom: Symptom, figure: int) -> None:
            super().__init__()
            self.symptom = symptom
            self.figure = figure

    class Turned(Message):
        """The question itself was clicked."""

        def __init__(self, symptom: Symptom) -> None:
            super().__init__()
            self.symptom = symptom

    def __init__(self, symptom: Symptom, last: SymptomScore | None) -> None:
        super().__init__()
        self._symptom = symptom
        self._last = last

    def render(self) -> RenderResult:
        """The row: an arrow where the question is, and a mark behind what was answered."""
        width = self._label_width
        arrow = "▸ " if self.is_current else "  "
        label = f"{arrow}{self._symptom.label}"
        if len(label) > width:
            label = f"{label[: width - 2].rstrip()}…"
        return Content.assemble(
            (label.ljust(width), "bold" if self.is_current else ""),
            *(self._figure_cell(figure) for figure in FIGURES),
            (self._ghost(), "$text-muted"),
        )

    def on_click(self, event: events.Click) -> None:
        """Answer with the figure under the pointer, or go to the question."""
        figure = (event.x - self._label_width) // FIGURE_WIDTH
        if figure in FIGURES:
            self.post_message(self.Answered(self._symptom, figure))
        else:
            self.post_message(self.Turned(self._symptom))

    @property
    def _label_width(self) -> int:
        """The figures always fit; where it is narrow, the label gives way."""
        return max(4, min(LABEL_WIDTH, self.size.width - FIGURE_WIDTH * len(FIGURES)))

    def _figure_cell(self, figure: int) -> tuple[str, str]:
        if self.figure == figure:
            return f"{figure:>2}•", "bold reverse"
        if self.figure is None and self._last is not None and self._last.value == figure:
            return f"{figure:>2}·", "" if self.is_current else "$text-muted"
        return f"{figure:>2} ", "" if self.is_current else "$text-muted"

    def _ghost(self) -> str:
        room = self.size.width - self._label_width - FIGURE_WIDTH * len(FIGURES)
        if room < GHOST_WIDTH:
            return ""
        if self.is_skipped:
            return "skipped"
        if self.figure is not None or self._last is None:
            return ""
        return f"last {self._symptom.scale.written(self._last.value)}"
