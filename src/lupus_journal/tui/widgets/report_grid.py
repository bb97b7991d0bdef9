"""The lines of a laboratory's report as text, in the columns of the fields they are typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from lupus_journal.tui.widgets.line_reading import SIGNS
from lupus_journal.tui.widgets.rows import CURSOR, Cell, Column, Rows
from lupus_journal.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

WIDTHS = {"test": 10, "printed": 12, "unit": 12, "range": 13, "method": 11}
NARROW_WIDTHS = {"test": 9, "printed": 10, "unit": 9, "range": 12}
"""Where there is no room for it, a method can be typed into the kept result only."""
TITLES = {"test": "Test", "printed": "Value", "unit": "Unit", "range": "Range", "method": "Method"}
SIGN_WIDTH, LEAST_WORDS = 3, 12


class ReportGrid(Rows, can_focus=False):
    """Every line as text; the fields lie over the one that is being typed."""

    class Pointed(Message):
        """A place was clicked: its row, be there a line yet or not, and the field of its column."""

        def __init__(self, row: int, field: str) -> None:
            super().__init__()
            self.row = row
            self.field = field

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[TypedLine] = [TypedLine()]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def fields_for(self, width: int) -> dict[str, int]:
        """The fields that a grid of so many cells has room for, with their widths."""
        return WIDTHS if width >= _cells_of(WIDTHS) + SIGN_WIDTH else NARROW_WIDTHS

    def columns_for(self, width: int) -> Sequence[Column]:
        """The fields' columns, and what is left for how a line is understood."""
        fields = self.fields_for(width)
        columns = [Column(TITLES[name], cells) for name, cells in fields.items()]
        return (*columns, Column("", max(1, width - _cells_of(fields))))

    def cells(self, row: int) -> Sequence[Cell]:
        """What stands in the fields, or is offered for them, and how it is understood."""
        line, width = self.lines[row], self.scrollable_content_region.width - 1
        fields = self.fields_for(width)
        is_wide = width - _cells_of(fields) > LEAST_WORDS
        sign, reading = SIGNS[line.reading.state][0], line.reading
        said = sign + (reading.words if is_wide else reading.flag)
        return (*(_cell(line, name) for name in fields), Cell(said))

    def on_click(self, event: events.Click) -> None:
        """Tell which place was clicked, also one below the lines."""
        event.prevent_default()
        if event.y > 0:
            row = self.scroll_offset.y + event.y - 1
            self.post_message(self.Pointed(row, self._field_at(event.x)))

    def _field_at(self, x: int) -> str:
        """The field of the column at a place; empty beside them."""
        right = len(CURSOR)
        for name, cells in self.fields_for(self.scrollable_content_region.width - 1).items():
            right += cells + 1
            if x < right:
                return name
        return ""


def _cells_of(fields: Mapping[str, int]) -> int:
    return sum(cells + 1 for cells in fields.values())


def _cell(line: TypedLine, name: str) -> Cell:
    if text := line.texts[name]:
        return Cell(text, "rows--faint" if name in line.filled and name != "test" else "")
    offered = line.offered(name)
    return Cell(f"{offered} →" if offered else "", "rows--faint")
