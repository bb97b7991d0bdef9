"""A list whose chosen row has a sign of its own: a colour alone would not be seen by all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.geometry import Size

POINTER = "▸ "
NO_POINTER = "  "


class PointedList(OptionList):
    """Rows with the sign, or room for it, before each."""

    @property
    def room(self) -> int:
        """How many cells the words of a row have."""
        return self.scrollable_content_region.width - len(POINTER)

    def _get_left_gutter_width(self) -> int:
        return len(POINTER)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How high the list is; the words of its rows have less than its width."""
        return super().get_content_height(container, viewport, max(1, width - len(POINTER)))

    def render_line(self, y: int) -> Strip:
        """A line of a row: the chosen one's first has the sign."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if line >= len(self._lines):
            return strip
        sign = POINTER if self._lines[line] == (self.highlighted, 0) else NO_POINTER
        # The style of what fills the row up, which also says what a click on it is for.
        style = next((segment.style for segment in reversed(list(strip))), None)
        return Strip.join([Strip([Segment(sign, style)], len(sign)), strip])
