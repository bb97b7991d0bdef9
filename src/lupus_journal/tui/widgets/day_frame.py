"""The frame around a day's entries: which day it is, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from lupus_journal.domain.days import written
from lupus_journal.tui.link import link
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.domain.diary import Month

NOTHING = "Nothing logged. a adds something."
NOT_YET = "This day has not come yet."
PLANNED = "An infusion stands in the calendar."


class Left(NamedTuple):
    """What was left half-typed of a day: its form, the key that takes it up, and what that does."""

    form: str
    key: str
    action: str


class DayFrame(Vertical):
    """Holds the entries of a day below what is said of the day, if there is anything to say."""

    about: reactive[Content] = reactive(Content(""), init=False)

    def name_day(self, day: date, today: date) -> None:
        """Put the day on the frame."""
        self.border_title = plain(written(day) + (" · today" if day == today else ""))

    def watch_about(self, about: Content) -> None:
        """Take up room only while there is something to say."""
        said = self.query_one("#about", Static)
        said.update(about)
        said.display = bool(about)


def about(
    day: date,
    today: date,
    month: Month | None,
    *,
    is_empty: bool,
    half_typed: Sequence[Left] = (),
) -> Content:
    """What is to be said of a day besides its entries, with what was left half-typed of it.

    That is taken up again by its key or a click.
    """
    planned = month is not None and day in month.planned - month.given
    said = [PLANNED] if planned else []
    if day > today:
        said.append(NOT_YET)
    elif is_empty:
        said.append(NOTHING)
    lines = [Content(" ".join(said))] if said else []
    lines += [
        Content.assemble(
            f"Half-typed {left.form}.  ", link(f"{left.key} Continue", f"screen.{left.action}")
        )
        for left in half_typed
    ]
    return Content("\n").join(lines)
