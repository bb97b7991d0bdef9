"""What is due, to be ticked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from lupus_journal.domain.reminders import Due
    from lupus_journal.services.today import TodayPage

SHOWN_AT_ONCE = 3
MORE = "more"


class DueList(OptionList):
    """At most three things that are due; the rest on request."""

    BINDINGS: ClassVar = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("space", "select", show=False),
    ]

    page: reactive[TodayPage | None] = reactive(None)

    class Chosen(Message):
        """Something that is due was chosen."""

        def __init__(self, due: Due) -> None:
            super().__init__()
            self.due = due

    def __init__(self) -> None:
        super().__init__()
        self._shows_all = False

    @property
    def chosen(self) -> Due | None:
        """What the cursor is on."""
        due = self.page.due if self.page else ()
        place = self.highlighted
        return due[place] if place is not None and place < len(due) else None

    def on_mount(self) -> None:
        """Name the list."""
        self.border_title = "Due"

    def watch_page(self) -> None:
        """List what is due now, with the cursor where it was."""
        kept = self.highlighted or 0
        due = self.page.due if self.page else ()
        shown = due if self._shows_all else due[:SHOWN_AT_ONCE]
        options = [Option(plain(f"○ {one.title}"), id=one.id) for one in shown]
        if len(shown) < len(due):
            options.append(Option(plain(f"  +{len(due) - len(shown)} more"), id=MORE))
        self.set_options(options)
        self.display = bool(due)
        if options:
            self.highlighted = min(kept, len(options) - 1)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Tell what was chosen, or show the rest."""
        message.stop()
        if message.option_id == MORE:
            self._shows_all = True
            self.watch_page()
        elif self.page is not None:
            self.post_message(self.Chosen(self.page.due[message.option_index]))
