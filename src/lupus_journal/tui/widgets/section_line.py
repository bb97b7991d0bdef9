"""The sections of a screen side by side, one of them underlined; each is a click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events
    from textual.app import RenderResult


CURSOR = "▸"


class SectionLine(Widget):
    """The sections by their names."""

    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A section was clicked."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    def __init__(self, sections: Mapping[str, str]) -> None:
        super().__init__()
        self._sections = sections

    def render(self) -> RenderResult:
        """The names, and a line below them that is heavy under the current one."""
        names, line = [], []
        for section, label, _ in self._placed():
            is_current = section == self.current
            names.append((label, "bold" if is_current else "dim"))
            line.append(("━" if is_current else "─") * len(label))
        rest = "─" * max(0, self.size.width - sum(map(len, line)))
        return Content.assemble(*names, "\n", ("".join(line) + rest, "$primary"))

    def on_click(self, event: events.Click) -> None:
        """Tell which section was clicked."""
        for section, label, start in self._placed():
            if start <= event.x < start + len(label):
                self.post_message(self.Chosen(section))

    def _placed(self) -> Iterator[tuple[str, str, int]]:
        """Each section with its label and where that begins."""
        start = 0
        for section, name in self._sections.items():
            label = f"{CURSOR if section == self.current else ' '} {name}  "
            yield section, label, start
            start += len(label)
