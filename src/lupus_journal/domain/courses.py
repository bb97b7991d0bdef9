"""Treatment courses: one medicine, one plan, from a first day on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.phases import Phase, PublishedLimit


class AnchorRule(StrEnum):
    """What later dates are counted from when a dose comes early or late."""

    FROM_GIVEN = "from-given"
    """From the dose as it was given or booked: what follows moves along."""
    GRID = "grid"
    """From the first day of the course: the original days stay."""

    @property
    def words(self) -> str:
        """The rule as it stands beside dates."""
        if self is AnchorRule.FROM_GIVEN:
            return "counted from the dose given"
        return "on the days of the original plan"


class Severity(StrEnum):
    """How severe the disease was said to be when the course was chosen."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Reason(StrEnum):
    """Why the treatment is given by infusion: an organ at risk, or what tablets did not do."""

    KIDNEYS = "kidneys"
    BRAIN_AND_NERVES = "brain and nerves"
    OTHER_ORGAN = "other organ"
    NOT_CONTROLLED = "not controlled"
    NOT_TOLERATED = "not tolerated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A treatment course with its own copy of the plan, so that a later release cannot move it."""

    regimen: str
    medicine: str
    start: date
    phases: tuple[Phase, ...]
    brand: str = ""
    rule: AnchorRule = AnchorRule.FROM_GIVEN
    ended_on: date | None = None
    end_reason: str = ""
    severity: Severity | None = None
    reason: Reason | None = None
    tried_before: str = ""
    """What was tried before, and why it stopped."""
    prescriber: str = ""
    limits: tuple[PublishedLimit, ...] = ()

    @property
    def title(self) -> str:
        """The medicine, and its brand where that is known: belimumab (Benlysta)."""
        return f"{self.medicine} ({self.brand})" if self.brand else self.medicine

    def __post_init__(self) -> None:
        if not self.medicine.strip():
            raise InvalidEntry("A course needs its medicine: name it.")
        if not self.phases:
            raise InvalidEntry("A course needs a plan: name a regimen, or the days of its doses.")
        if self.ended_on is not None and self.ended_on < self.start:
            raise InvalidEntry(
                f"The course starts on {written(self.start)}, so it cannot have ended on "
                f"{written(self.ended_on)}."
            )
        if self.end_reason.strip() and self.ended_on is None:
            raise InvalidEntry("A reason for the end needs the day on which the course ended.")
