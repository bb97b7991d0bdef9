"""Every key that works now, as it works now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from lupus_journal.tui.live_keys import live_keys, moving_keys
from lupus_journal.tui.text import cell, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.screen import Screen

CLOSING = "Esc, ? or a click closes this"
KEYS_CELLS, NAME_CELLS = 10, 14


class KeysDialog(ModalScreen[None]):
    """The keys in two groups: those of a screen as it is now, and those of every screen."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss", "../styles/keys.tcss"]
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar = [
        Binding("escape,question_mark,q,f1", "close", "Close", tooltip="Back to the screen"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, screen: Screen[object], problems: Iterable[str] = ()) -> None:
        super().__init__()
        self._live = live_keys(screen)
        self._moving = moving_keys(screen)
        self._problems = problems

    def compose(self) -> ComposeResult:
        """What is wrong with the settings file, the keys here, and the keys everywhere."""
        with VerticalScroll(classes="dialog keys") as frame:
            frame.border_title = "Keys"
            frame.border_subtitle = CLOSING
            for problem in self._problems:
                yield Static(plain(f"× {problem}"), classes="problem")
            for title, is_everywhere in (("Here", False), ("Everywhere", True)):
                rows = list(self._rows(is_everywhere=is_everywhere))
                if rows:
                    yield Static(plain(title), classes="group")
                    yield Static(_table(rows))

    def _rows(self, *, is_everywhere: bool) -> Iterator[tuple[str, str, str]]:
        for one in self._live:
            if one.is_everywhere == is_everywhere:
                yield " ".join(one.keys), one.name, one.says
        if self._moving and not is_everywhere:
            yield " ".join(self._moving), "Move", "Home, End and the page keys go further"

    def on_click(self, event: events.Click) -> None:
        """A click anywhere closes it, except on the scrollbar."""
        if not (event.widget and event.widget.has_class("-textual-system")):
            self.action_close()

    def action_close(self) -> None:
        """Back to the screen below."""
        if self.is_active:
            self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Scroll down, or up."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _table(rows: Iterable[tuple[str, str, str]]) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=KEYS_CELLS, justify="right", style="bold")
    table.add_column(width=NAME_CELLS)
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(*map(cell, row))
    return table
