"""Asks for a course's last day and why it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Label

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.text import clean_line
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from textual.widget import Widget

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry


@dataclass(frozen=True, slots=True)
class CourseEnd:
    """The last day of a course, and why it ends."""

    on: date
    reason: str


class EndCourseDialog(Dialog[CourseEnd]):
    """The end of a course; what it holds stays."""

    TITLE = "End a course"
    ACCEPT = "End it"
    FORM = "end-course"
    AUTO_FOCUS = "#reason"

    def __init__(
        self, keep: Callable[[CourseEnd], str], course: Entry[Course], today: date
    ) -> None:
        super().__init__(keep, about=course.id)
        self._course = course.fact
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """Which course, its last day, and why."""
        words = f"{self._course.title}: what is recorded stays, and no more dates are planned."
        yield Label(plain(words), classes="question")
        yield DateField("Last day", "on", self._today, self._today)
        yield field("Why", "reason", hint="switched to self-injection, no effect")

    def read(self) -> CourseEnd:
        """The end as it was typed."""
        reason = clean_line(self.typed("reason"))
        if not reason:
            raise InvalidEntry("The reason is empty: say why the course ended.")
        return CourseEnd(self.query_one("#on", DayInput).day(), reason)
