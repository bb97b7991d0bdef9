"""What is due, to be ticked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widgets.option_list import Option

from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.home_row_list import HomeRowList

if TYPE_CHECKING:
    from textual.widgets import OptionList

    from lupus_journal.domain.reminders import Due
    from lupus_journal.services.today import TodayPage

SHOWN_AT_ONCE = 3
MORE = "more"
ANSWERS = (("done", "Done", "screen.done"), ("later", "In two hours", "screen.later"))
"""What can be done with a thing: the key's id, its words, and the action behind a click."""


class DueList(HomeRowList):
    """At most three things that are due; the rest on request."""

    page: reactive[TodayPage | None] = reactive(None)

    class Chosen(Message):
        """Something that is due was chosen."""

        def __init__(self, due: Due) -> None:
            super().__init__()
            self.due = due

    def __init__(self) -> None:
        super().__init__()
        self._shows_all = False
        self._listed: tuple[Due, ...] = ()

    @property
    def chosen(self) -> Due | None:
        """What the cursor is on."""
        place = self.highlighted
        return self._listed[place] if place is not None and place < len(self._listed) else None

    def on_mount(self) -> None:
        """Name the list, and what can be done with what is on it."""
        self.border_title = "Due"
        self.border_subtitle = Content("  ").join(
            Content.styled(f" {key_for(self, id_)} {label} ", Style.from_meta({"@click": action}))
            for id_, label, action in ANSWERS
        )

    def watch_page(self) -> None:
        """List what is due now, with the cursor on the thing that it was on."""
        chosen, place = self.chosen, self.highlighted or 0
        due = self.page.due if self.page else ()
        self._listed = due if self._shows_all else due[:SHOWN_AT_ONCE]
        options = [Option(plain(f"○ {one.title}"), id=one.id) for one in self._listed]
        if more := len(due) - len(self._listed):
            options.append(Option(plain(f"  +{more} more"), id=MORE))
        self.set_options(options)
        self.display = bool(due)
        if options:
            ids = [option.id for option in options]
            if chosen is not None and chosen.id in ids:
                place = ids.index(chosen.id)
            self.highlighted = min(place, len(ids) - 1)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Tell what was chosen, or show the rest."""
        message.stop()
        if message.option_id == MORE:
            self._shows_all = True
            self.watch_page()
        elif self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))
