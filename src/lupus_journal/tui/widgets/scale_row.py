"""One question of a check-in: its name, the figures to choose from, and the last answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import short

if TYPE_CHECKING:
    from decimal import Decimal

    from textual import events
    from textual.app import RenderResult

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.symptoms import Symptom

LABEL_WIDTH = 26
FIGURE_WIDTH = 3
FIGURES = range(11)


class ScaleRow(Widget):
    """Asks for one figure from 0 to 10, by key or by mouse."""

    is_current: reactive[bool] = reactive(False)
    figure: reactive[Decimal | None] = reactive(None)

    class Answered(Message):
        """A figure was clicked."""

        def __init__(self, symptom: Symptom, figure: int) -> None:
            super().__init__()
            self.symptom = symptom
            self.figure = figure

    def __init__(self, symptom: Symptom, last: SymptomScore | None) -> None:
        super().__init__()
        self._symptom = symptom
        self._last = last

    def render(self) -> RenderResult:
        """The row: an arrow where the question is, and a mark around what was answered."""
        arrow = "▸ " if self.is_current else "  "
        label = f"{arrow}{self._symptom.label}"[:LABEL_WIDTH].ljust(LABEL_WIDTH)
        return Content.assemble(
            (label, "bold" if self.is_current else ""),
            *(self._figure_cell(figure) for figure in FIGURES),
            (self._ghost(), "dim"),
        )

    def on_click(self, event: events.Click) -> None:
        """Answer with the figure under the pointer."""
        figure = (event.x - LABEL_WIDTH) // FIGURE_WIDTH
        if event.x >= LABEL_WIDTH and figure in FIGURES:
            self.post_message(self.Answered(self._symptom, figure))

    def _figure_cell(self, figure: int) -> tuple[str, str]:
        if self.figure == figure:
            return f"{figure:>2}•", "bold reverse"
        return f"{figure:>2} ", ""

    def _ghost(self) -> str:
        if self._last is None:
            return ""
        return f" last {self._symptom.scale.written(self._last.value)}, {short(self._last.on)}"
