"""How today was, so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import RenderResult

    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.today import TodayPage

NOT_YET = "No figures yet today. c checks in: a digit each, ten seconds."


class DayPanel(Widget):
    """Today's newest figures, and the drinks where they matter."""

    page: reactive[TodayPage | None] = reactive(None, layout=True)

    def __init__(self, asked: Sequence[Symptom]) -> None:
        super().__init__()
        self._asked = asked

    def on_mount(self) -> None:
        """Name the panel."""
        self.border_title = "Today"

    def render(self) -> RenderResult:
        """The figures and the drinks."""
        if self.page is None:
            return ""
        newest = {entry.fact.symptom: entry.fact.value for entry in reversed(self.page.figures)}
        lines = [
            plain(f"{symptom.label:<32}{symptom.scale.written(newest[symptom.id]):>3}")
            for symptom in self._asked
            if symptom.id in newest
        ]
        lines = lines or [Content(NOT_YET)]
        drunk = self.page.drunk_ml
        if drunk is not None or self.page.drinks_matter:
            told = "none logged" if drunk is None else f"{drunk:,} ml logged"
            lines.append(Content(f"Drinks: {told}. f logs one."))
        return Content("\n").join(lines)
