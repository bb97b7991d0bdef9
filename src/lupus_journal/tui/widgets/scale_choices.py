"""The answers that a scale has, to be clicked instead of typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.scales import SEVERITIES, Scale

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult

ANSWERS = {
    Scale.RATING: tuple(str(figure) for figure in range(11)),
    Scale.SEVERITY: SEVERITIES,
    Scale.YES_NO: ("yes", "no"),
}
"""The scales whose answers are few enough to show; the others are only typed."""


class ScaleChoices(Widget):
    """One line with every answer of a scale, or how one is written where there are too many."""

    scale: reactive[Scale] = reactive(Scale.RATING)
    answer: reactive[str] = reactive("")
    """The answer that is marked as chosen."""

    class Chosen(Message):
        """An answer was clicked."""

        def __init__(self, answer: str) -> None:
            super().__init__()
            self.answer = answer

    def render(self) -> RenderResult:
        """The answers, the chosen one between dots."""
        answers = ANSWERS.get(self.scale)
        if answers is None:
            return Content(self.scale.choices.capitalize())
        return Content.assemble(
            *(
                (f"•{answer}•", "bold reverse") if answer == self.answer else f" {answer} "
                for answer in answers
            )
        )

    def on_click(self, event: events.Click) -> None:
        """Tell which answer is under the pointer."""
        start = 0
        for answer in ANSWERS.get(self.scale, ()):
            end = start + len(answer) + 2
            if start <= event.x < end:
                self.post_message(self.Chosen(answer))
            start = end
