"""What the heat map of a month shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.checkins import end_words
from lupus_journal.domain.scales import SEVERITIES, Scale
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.month import DRINKS, GIVEN, LABS, NOTE, PLANNED, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import RenderResult

    from lupus_journal.domain.symptoms import Symptom

WHICH = ("A day's last figure;", "blank: not logged")
WHICH_BRIEFLY = "a day's last figure"
MARKS = (
    *((TODAY, "today"), (GIVEN, "infusion"), (PLANNED, "planned")),
    *((NOTE, "note"), (LABS, "labs"), (DRINKS, "drinks")),
)
"""The map's marks, those of a roomy one last; the chosen day stands out by itself."""
SHADES = {
    Scale.RATING: ("0", "1-3", "4-6", "7-10"),
    Scale.SEVERITY: tuple(f"{value} {word}" for value, word in enumerate(SEVERITIES)),
}
"""What each shade stands for, where there are several."""
UNITS = {
    Scale.YES_NO: "yes or no",
    Scale.MINUTES: "in minutes",
    Scale.KILOGRAMS: "in kg",
    Scale.TEMPERATURE: "in °C",
}
"""How figures that are not from 0 to 10 are read."""


class Legend(Widget):
    """The measure, its shades and the marks."""

    COMPONENT_CLASSES: ClassVar = {f"legend--shade-{strength}" for strength in range(4)}

    class Clicked(Message):
        """Something else is to be shown."""

    symptom: reactive[Symptom | None] = reactive(None, layout=True)
    is_brief: reactive[bool] = reactive(False, layout=True)
    """Whether there is room for the measure alone."""
    has_letters: reactive[bool] = reactive(False, layout=True)
    """Whether the map shows letters for what else a day holds."""

    def render(self) -> RenderResult:
        """The legend, line by line."""
        if self.symptom is None:
            return ""
        measure = plain(self.symptom.label, "bold")
        days, infusions, letters = MARKS[:1], MARKS[1:3], MARKS[3:] if self.has_letters else ()
        if self.is_brief:
            marks = _marks((*days, *infusions, *letters))
            return Content("\n").join([Content.assemble(measure, f" · {WHICH_BRIEFLY}"), marks])
        lines = [measure.truncate(self.size.width, ellipsis=True), *self._scale(self.symptom)]
        which = " ".join(WHICH)
        lines += [Content(one) for one in ([which] if len(which) <= self.size.width else WHICH)]
        lines += [_marks((*days, *infusions)), _marks(letters)]
        return Content("\n").join(line for line in lines if line)

    def on_click(self) -> None:
        """Have something else shown."""
        self.post_message(self.Clicked())

    def _scale(self, symptom: Symptom) -> list[Content]:
        """How the figures are read, and their shades."""
        shades = [
            Content(f" {words} ").stylize(self.get_visual_style(f"legend--shade-{strength}"))
            for strength, words in enumerate(SHADES.get(symptom.scale, ()))
        ]
        if symptom.scale is Scale.SEVERITY:
            return [Content(" ").join(shades[:2]), Content(" ").join(shades[2:])]
        return [
            Content(UNITS.get(symptom.scale) or end_words(symptom.id)),
            Content(" ").join(shades),
        ]


def _marks(marks: Iterable[tuple[str, str]]) -> Content:
    return Content(" ".join(f"{mark} {words}" for mark, words in marks))
