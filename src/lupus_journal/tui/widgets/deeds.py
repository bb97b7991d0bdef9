"""What can be done with the thing that is shown, each by its key or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from lupus_journal.tui.keymap import ACTIONS
from lupus_journal.tui.preferred import key_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import RenderResult
    from textual.geometry import Size

GAP = Content("  ")


class Deeds(Widget):
    """The names of actions behind their keys, in as many lines as they take."""

    DEFAULT_CSS = "Deeds { height: auto; }"

    deeds: reactive[Mapping[str, str]] = reactive({}, layout=True)
    """The actions of the screen, by the ids of their keys."""

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as it takes in that width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The lines; a name and its key are never parted."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join(GAP.join(line) for line in lines)

    def _lines(self, width: int) -> list[list[Content]]:
        lines: list[list[Content]] = []
        for id_, action in self.deeds.items():
            deed = self._deed(id_, action)
            if lines and GAP.join([*lines[-1], deed]).cell_length <= width:
                lines[-1].append(deed)
            else:
                lines.append([deed])
        return lines

    def _deed(self, id_: str, action: str) -> Content:
        click = Style.from_meta({"@click": f"screen.{action}"})
        key = (f" {key_for(self, id_)} ", Style(reverse=True) + click)
        return Content.assemble(key, (f" {ACTIONS[id_].label}", click))
