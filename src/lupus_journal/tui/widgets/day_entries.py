"""What a day holds: a row for each entry, and on request a letter that opens it."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets.option_list import Option

from lupus_journal.domain.entries import Origin
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.home_row_list import HomeRowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.widgets import OptionList

    from lupus_journal.services.days import DayEntry

MOST_LINES = 4
"""How many lines one entry takes at most; all of it is a key away."""
UNSAID = frozenset({Origin.TYPED, Origin.COPIED, Origin.IMPORTED})
"""Origins that a row does not mention."""
TIME_WIDTH = 6


class DayEntries(HomeRowList):
    """The entries of a day in time order."""

    BINDINGS: ClassVar = [
        Binding("left,h", "screen.step(-1)", "Day before", show=False),
        Binding("right,l", "screen.step(1)", "Day after", show=False),
        Binding("escape", "screen.into_month", "To the month", show=False),
    ]

    entries: reactive[tuple[DayEntry, ...]] = reactive(())
    has_letters: reactive[bool] = reactive(False)
    """Whether each row begins with the letters that open it."""

    class Opened(Message):
        """An entry was chosen to be opened."""

        def __init__(self, entry_id: str) -> None:
            super().__init__()
            self.entry_id = entry_id

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""

    @property
    def chosen(self) -> DayEntry | None:
        """The entry that the cursor is on."""
        place = self.highlighted
        return self.entries[place] if place is not None and place < len(self.entries) else None

    def choose(self, entry_id: str) -> None:
        """Put the cursor on an entry, if it is of this day."""
        ids = [entry.id for entry in self.entries]
        if entry_id in ids:
            self.highlighted = ids.index(entry_id)

    def watch_entries(self, before: Sequence[DayEntry], entries: Sequence[DayEntry]) -> None:
        """Show other entries, with the cursor on the one it was on or in its place."""
        place = self.highlighted or 0
        chosen = before[place].id if place < len(before) else ""
        self.has_letters = False
        self._show()
        self.highlighted = min(place, len(entries) - 1) if entries else None
        self.choose(chosen)

    def watch_has_letters(self) -> None:
        """Put the letters before the rows, or take them away."""
        self._typed = ""
        self._show()

    def on_resize(self) -> None:
        """Break the rows anew."""
        self._show()

    def on_blur(self) -> None:
        """Whoever goes elsewhere types no more letters."""
        self.has_letters = False

    def on_key(self, event: events.Key) -> None:
        """While the letters are shown, a key is one of them or takes them away."""
        if not self.has_letters:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.key
        letters = letters_for(len(self.entries))
        if self._typed in letters:
            chosen = letters.index(self._typed)
            self.has_letters = False
            self.highlighted = chosen
            self.action_select()
        elif not any(one.startswith(self._typed) for one in letters):
            self.has_letters = False

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Tell which entry is to be opened."""
        message.stop()
        if message.option_id:
            self.post_message(self.Opened(message.option_id))

    def _show(self) -> None:
        kept, width = self.highlighted, self.room
        letters = letters_for(len(self.entries)) if self.has_letters else []
        self.set_options(
            Option(_row(entry, letters[place] if letters else "", width), id=entry.id)
            for place, entry in enumerate(self.entries)
        )
        self.highlighted = kept


def letters_for(count: int) -> list[str]:
    """The letters that open so many entries: one each, or two where one would not do."""
    if count <= len(ascii_lowercase):
        return list(ascii_lowercase[:count])
    pairs = product(ascii_lowercase, repeat=2)
    return ["".join(pair) for pair, _ in zip(pairs, range(count), strict=False)]


def _row(entry: DayEntry, letters: str, width: int) -> Content:
    """An entry with its time before it, broken so that the times stand alone."""
    time = f"{entry.at:%H:%M}" if entry.at else ""
    lead = Content.assemble((time.ljust(TIME_WIDTH), "dim"))
    if letters:
        lead = Content.assemble((f" {letters} ", "bold reverse"), " ", lead)
    lines = said(entry).wrap(max(8, width - lead.cell_length))
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip() + "…"]
    indent = Content(" " * lead.cell_length)
    return Content("\n").join(
        (indent if number else lead) + line.rstrip() for number, line in enumerate(lines)
    )


def said(entry: DayEntry) -> Content:
    """What an entry says, in one row: what it is, its words, its note and how it came in."""
    words = entry.words if entry.system == "" else entry.words[:1].upper() + entry.words[1:]
    kind = "" if entry.system else entry.kind
    parts = [plain(words)] if words else []
    if entry.note:
        parts.append(plain(entry.note))
    aside = [entry.system] if entry.system else []
    if entry.origin not in UNSAID:
        aside.append(entry.origin.value)
    parts += [plain(one, "dim") for one in aside]
    row = Content(" · ").join(parts)
    return Content.assemble((kind, "bold"), "  ", row) if kind else row
