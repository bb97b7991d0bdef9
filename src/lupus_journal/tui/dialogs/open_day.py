"""Asks for a day to go to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget


class OpenDayDialog(Dialog[date]):
    """A day to go to; answers with it in ISO form, and has nothing kept."""

    TITLE = "Go to a day"
    ACCEPT = "Go"

    def __init__(self, today: date) -> None:
        super().__init__(date.isoformat)
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """The day."""
        yield DateField("Day", "day", self._today)

    def read(self) -> date:
        """The day that is meant; one ahead may be looked at too."""
        return self.query_one("#day", DayInput).day()
