"""The frame around a day's entries: which day it is, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from lupus_journal.domain.days import written
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.domain.diary import Month

NOTHING = "Nothing logged. a adds something."
NOT_YET = "This day has not come yet."
PLANNED = "An infusion stands in the calendar."


class DayFrame(Vertical):
    """Holds the entries of a day below a sentence about the day, if there is one."""

    about: reactive[str] = reactive("", init=False)

    def name_day(self, day: date, today: date) -> None:
        """Put the day on the frame."""
        self.border_title = plain(written(day) + (" · today" if day == today else ""))

    def watch_about(self, about: str) -> None:
        """Take up room only while there is something to say."""
        said = self.query_one("#about", Static)
        said.update(plain(about))
        said.display = bool(about)


def about(
    day: date,
    today: date,
    month: Month | None,
    *,
    is_empty: bool,
    half_typed: Sequence[tuple[str, str]] = (),
) -> str:
    """What is to be said of a day besides its entries, with what was left half-typed of it.

    That is named by its form and the key that takes it up again.
    """
    planned = month is not None and day in month.planned - month.given
    said = [PLANNED] if planned else []
    if day > today:
        said.append(NOT_YET)
    elif is_empty:
        said.append(NOTHING)
    if half_typed:
        forms = ", ".join(f"{form} ({key} continues it)" for form, key in half_typed)
        said.append(f"Half-typed: {forms}.")
    return " ".join(said)
