"""A laboratory result read back, so that somebody who types it from paper sees what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain import numbers
from lupus_journal.domain.days import dated
from lupus_journal.domain.lab_values import Form
from lupus_journal.domain.labs import leap
from lupus_journal.domain.record_words import against_range, lab_value

if TYPE_CHECKING:
    from lupus_journal.domain.lab_values import LabValue
    from lupus_journal.domain.labs import LabResult, ReportedResult

COMPARED = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def understood(result: LabResult) -> str:
    """How a result is read: C3 71 mg/dL, below 75-175 (L); DSDNA <10 IU/mL (less than 10)."""
    read_as = _read_as(result.value)
    value = f"{result.called} {lab_value(result)}{f' ({read_as})' if read_as else ''}"
    return ", ".join(part for part in (value, against_range(result)) if part)


def doubtful_leap(result: LabResult, before: ReportedResult | None) -> str:
    """A second look at the unit where a result is many times the one before; empty otherwise."""
    times = before and leap(result, before.result.fact)
    if before is None or not times:
        return ""
    return (
        f"That and {lab_value(before.result.fact)} on {dated(before.report.fact.on)} are "
        f"{times:.0f} times apart: is the unit right?"
    )


def _read_as(value: LabValue) -> str:
    """What the printed text means, where that is more than it says."""
    match value.form:
        case Form.CENSORED if value.number is not None:
            return f"{COMPARED[value.comparator]} {numbers.written(value.number)}"
        case Form.TITRE:
            return f"a titre, {COMPARED[value.comparator]}" if value.comparator else "a titre"
        case Form.NUMERIC if value.number is not None and "," in value.printed:
            return numbers.written(value.number)
        case Form.ORDINAL:
            return "a grade"
        case Form.QUALITATIVE if value.words != value.printed.casefold():
            return value.words
        case Form.RANGE:
            return "a count: listed, not drawn"
        case Form.NON_RESULT:
            return "no result yet" if value.words == "pending" else "no result"
        case Form.TEXT:
            return "kept as text"
    return ""
