"""A list that reads on as it is moved through: only rows that can be seen are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lupus_journal.domain.days import dated
from lupus_journal.tui.widgets.day_entries import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from lupus_journal.services.days import DayEntry

DAY_WIDTH = 11
NEAR_THE_END = 30
"""How many rows before the end of what was read the next page is asked for."""


class FoundList(ScrollView, can_focus=False):
    """Entries of any day, one row each; the cursor chooses one."""

    COMPONENT_CLASSES: ClassVar = {"found-list--cursor"}

    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """An entry was clicked."""

        def __init__(self, entry: DayEntry) -> None:
            super().__init__()
            self.entry = entry

    class Wanting(Message):
        """The end of what was read comes near."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[DayEntry] = []

    @property
    def chosen(self) -> DayEntry | None:
        """The entry that the cursor is on."""
        return self._entries[self.cursor] if self._entries else None

    def begin(self, entries: Iterable[DayEntry]) -> None:
        """Show these entries and no others, from the first on."""
        self._entries = list(entries)
        self.cursor = 0
        self.scroll_to(0, 0, animate=False, immediate=True)
        self._grown()

    def go_on(self, entries: Iterable[DayEntry]) -> None:
        """Show these entries as well, below the others."""
        self._entries.extend(entries)
        self._grown()

    def move(self, by: int) -> None:
        """Move the cursor so many rows."""
        self.cursor += by

    def move_a_page(self, by: int) -> None:
        """Move the cursor so many screens."""
        self.cursor += by * max(1, self.size.height - 1)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor among the entries."""
        return max(0, min(cursor, len(self._entries) - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the row it was on and the row it is on, and read on where the end is near."""
        for row in (before, cursor):
            self.refresh_line(row)
        self.scroll_to_region(
            Region(0, cursor, self.size.width, 1), animate=False, force=True, immediate=True
        )

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Read on where the end is near."""
        super().watch_scroll_y(old_value, new_value)
        if new_value + self.size.height + NEAR_THE_END > len(self._entries):
            self.post_message(self.Wanting())

    def on_click(self, event: events.Click) -> None:
        """Choose the entry under the pointer."""
        row = event.y + round(self.scroll_y)
        if 0 <= row < len(self._entries):
            self.cursor = row
            self.post_message(self.Chosen(self._entries[row]))

    def render_line(self, y: int) -> Strip:
        """One entry: its day, then what it says as far as that fits."""
        width, row = self.scrollable_content_region.width, y + self.scroll_offset.y
        if row >= len(self._entries):
            return Strip.blank(width, self.rich_style)
        entry = self._entries[row]
        mark = "▸ " if row == self.cursor else "  "
        line = Content.assemble(
            mark, (dated(entry.on).rjust(DAY_WIDTH), "dim"), "  ", said(entry)
        ).truncate(width, ellipsis=True, pad=True)
        parts = ("found-list--cursor",) if row == self.cursor else ()
        look = self.get_visual_style(*parts)
        return Strip(line.render_segments(look), width)

    def _grown(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._entries))
        self.refresh()
