"""Laboratory reports and the results they print."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.lab_values import LabValue
    from lupus_journal.domain.reference_ranges import ReferenceRange

MOST_BELIEVED_LEAP = 8
"""How many times the result before a new one may be before its unit is asked about."""


@dataclass(frozen=True, slots=True)
class LabReport:
    """A laboratory's report: the day the sample was taken, and who measured it."""

    on: date
    at: datetime | None = None
    laboratory: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabResult:
    """One result of a report, as printed; what is computed from it stands beside it.

    `code` is the analyte's, or the printed name where the analyte is not known. The unit, flag and
    text are those of `value`. `canonical` is the value in `canonical_unit`, empty where the unit is
    not one that the analyte is known by.
    """

    report: str
    code: str
    name: str
    value: LabValue
    range: ReferenceRange
    method: str = ""
    loinc: str = ""
    canonical: Decimal | None = None
    canonical_unit: str = ""
    short: str = field(default="", compare=False)
    """What laboratories print for the code; not kept, for the analyte says so."""

    def __post_init__(self) -> None:
        if not self.code.strip():
            raise InvalidEntry("A result needs its test: name it, such as C3 or creatinine.")
        if not self.value.printed:
            raise InvalidEntry(f"The result of {self.name} is empty: write it as it is printed.")

    @property
    def called(self) -> str:
        """What people call the test in short."""
        return self.short or self.code

    @property
    def flag(self) -> str:
        """The flag that the laboratory printed, else what its own range says; empty is neither."""
        return self.value.flag or self.range.flag_against(self.value)


def in_short(kept: Entry[LabResult], short: Callable[[str], str]) -> Entry[LabResult]:
    """A kept result with what laboratories print for its code, if that is something else."""
    words = short(kept.fact.code)
    return replace(kept, fact=replace(kept.fact, short=words)) if words else kept


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """A kept result together with the report it stands in."""

    result: Entry[LabResult]
    report: Entry[LabReport]


def leap(result: LabResult, before: LabResult) -> Decimal | None:
    """How many times the one before it a result is, or the other way round, if that is doubtful.

    Protein/creatinine in another unit is 113 or 1000 times as much, so more than the eightfold of
    the result before is worth a second look at the unit. Limits and unconverted values have none.
    """
    figures = sorted(one.canonical or 0 for one in (result, before) if one.value.trendable)
    if len(figures) < 2 or figures[0] <= 0 or result.canonical_unit != before.canonical_unit:
        return None
    times = Decimal(figures[1]) / Decimal(figures[0])
    return times if times > MOST_BELIEVED_LEAP else None
