"""A note of any length, of which only the lines in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from lupus_journal.domain.text import shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Size


class NoteText(Widget):
    """Text that people wrote, letter for letter, its lines broken between words."""

    DEFAULT_CSS = "NoteText { height: auto; width: 100%; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = shown_lines(text)
        self._width = 0
        self._wrapped: list[str] = []

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as it takes in that width."""
        return len(self._in(width))

    def render_line(self, y: int) -> Strip:
        """One of its lines."""
        width = self.content_size.width
        lines = self._in(width)
        text = lines[y] if y < len(lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)

    def _in(self, width: int) -> list[str]:
        if width != self._width:
            self._width = width
            self._wrapped = [part for line in self._lines for part in wrapped(line, width)]
        return self._wrapped


def wrapped(line: str, width: int) -> Iterator[str]:
    """A line in parts that fit into so many cells, broken between words where that is possible."""
    if len(line) <= width and line.isascii():
        yield line
        return
    start = 0
    while True:
        end = start + _fitting(line, start, width)
        if end == len(line):
            yield line[start:]
            return
        space = line.rfind(" ", start + 1, end + 1)
        end = space if space > start else end
        yield line[start:end]
        start = end + (line[end] == " ")


def _fitting(line: str, start: int, width: int) -> int:
    """How many characters from a place on fit into a width; never none."""
    part = line[start : start + max(width, 1)]
    while len(part) > 1 and not part.isascii() and cell_len(part) > width:
        part = part[: -max(1, (cell_len(part) - width) // 2)]
    return len(part)
