"""A list of rows in columns that draws only what is seen of it, however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lupus_journal.tui.text import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

CURSOR, NO_CURSOR = "▸", " "
GAP = " "


class Column(NamedTuple):
    """A column: its title, and how wide its cells are."""

    title: str
    width: int


class Cell(NamedTuple):
    """What stands in a column of a row, and which of the list's styles it has."""

    text: str
    style: str = ""


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows below a line of titles, one of them chosen by arrows, letters or the mouse."""

    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "go(0)", show=False),
        Binding("end,G", "go(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar = {
        "rows--title",
        "rows--cursor",
        "rows--faint",
        "rows--strong",
    }

    NOTHING = ""
    """What stands in a list without rows."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The chosen row, counted from the top."""

    class CursorMessage(Message):
        """Something happened to a list's cursor."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows
            self.cursor = rows.cursor
            """The row it happened on; the list may have been filled anew since."""

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    class Moved(CursorMessage):
        """The cursor came to another row."""

    class Clicked(CursorMessage):
        """A row was clicked, and the cursor is on it."""

    class Chosen(CursorMessage):
        """Enter was pressed on a row, or it was clicked twice."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def columns_for(self, width: int) -> Sequence[Column]:
        """The columns that a list of so many cells has room for."""
        raise NotImplementedError

    def cells(self, row: int) -> Sequence[Cell]:
        """What stands in a row, column by column; those beyond the last one shown are left out."""
        raise NotImplementedError

    def refill(self, cursor: int | None = None) -> None:
        """Show other rows, with the cursor on one of them or where it was."""
        wanted = self.cursor if cursor is None else cursor
        self._resize_to_rows()
        self.set_reactive(Rows.cursor, self.validate_cursor(wanted))
        self._keep_in_view()
        self.refresh()

    def validate_cursor(self, row: int) -> int:
        """The cursor stays among the rows."""
        return max(0, min(row, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Redraw the two rows that changed, and tell."""
        self._keep_in_view()
        self.refresh_lines(before + 1, 1)
        self.refresh_lines(now + 1, 1)
        self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._resize_to_rows()
        self._keep_in_view()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The titles on top, and a row on every line below them."""
        width = self.scrollable_content_region.width
        if y == 0:
            titles = [Cell(column.title) for column in self.columns_for(width - 1)]
            return self._strip(NO_CURSOR, titles, self._style("rows--title"), width)
        row = self.scroll_offset.y + y - 1
        if row >= self.count:
            words = self.NOTHING if y == 1 and not self.count else ""
            return Strip(
                [Segment(NO_CURSOR + words, self._style("rows--faint"))]
            ).adjust_cell_length(width, self.rich_style)
        is_chosen = row == self.cursor
        style = self._style("rows--cursor") if is_chosen else self.rich_style
        return self._strip(CURSOR if is_chosen else NO_CURSOR, self.cells(row), style, width)

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer; again, open it."""
        row = self.scroll_offset.y + event.y - 1
        if event.y < 1 or row >= self.count:
            return
        self.cursor = row
        self.post_message(self.Clicked(self) if event.chain == 1 else self.Chosen(self))

    def action_move(self, by: int) -> None:
        """Some rows down or up."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """A page down or up."""
        self.cursor += by * max(1, self.size.height - 2)

    def action_go(self, row: int) -> None:
        """To a row from the top, or from the end."""
        self.cursor = row if row >= 0 else self.count + row

    def action_choose(self) -> None:
        """Tell that the row under the cursor is chosen."""
        if self.count:
            self.post_message(self.Chosen(self))

    def _resize_to_rows(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count + 1)

    def _keep_in_view(self) -> None:
        """Scroll so that the cursor's row is seen below the titles."""
        height, top = self.size.height, self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif height > 1 and self.cursor > top + height - 2:
            self.scroll_to(y=self.cursor - height + 2, animate=False, force=True)

    def _strip(self, mark: str, cells: Sequence[Cell], style: Style, width: int) -> Strip:
        segments = [Segment(mark, style)]
        for column, one in zip(self.columns_for(width - 1), cells, strict=False):
            its_style = style + self._partial(one.style) if one.style else style
            segments.append(Segment(_fitted(one.text, column), its_style))
            segments.append(Segment(GAP, style))
        return Strip(segments).adjust_cell_length(width, style)

    def _style(self, name: str) -> Style:
        return self.rich_style + self._partial(name)

    def _partial(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


def _fitted(text: str, column: Column) -> str:
    """A text, letter for letter, in exactly a column's cells."""
    plain = cell(text).plain
    spare = column.width - cell_len(plain)
    if spare < 0:
        return f"{set_cell_size(plain, column.width - 1)}…"
    return plain + " " * spare
