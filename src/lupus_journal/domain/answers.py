"""What a person answered to something that was due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date, datetime


class Answered(StrEnum):
    """Done and skipped are the end of it, snoozed hides it for a while."""

    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to one reminder of one dose."""

    course: str
    dose: int
    reminder: str
    """The reminder's own id, such as rem_week."""
    answer: Answered
    on: date
    """The day the reminder fell on. A dose that moves to a later day reminds anew."""
    until: datetime | None = None

    def __post_init__(self) -> None:
        if (self.answer is Answered.SNOOZED) != (self.until is not None):
            raise InvalidEntry("Until when to wait belongs to a snooze, and to nothing else.")
