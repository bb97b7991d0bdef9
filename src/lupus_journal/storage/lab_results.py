"""Laboratory results in their table: the printed text, and beside it what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.lab_values import Form, LabValue
from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.reference_ranges import ReferenceRange
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(result: LabResult) -> dict[str, Value]:
    value = result.value
    return {
        "report": result.report,
        "code": result.code,
        "name": result.name,
        "loinc": result.loinc or None,
        "printed": value.printed,
        "form": value.form.value,
        "comparator": value.comparator,
        "number": columns.kept(value.number),
        "low": columns.kept(value.low),
        "high": columns.kept(value.high),
        "words": value.words,
        "unit": value.unit,
        "flag": value.flag,
        "range_low": columns.kept(result.range.low),
        "range_high": columns.kept(result.range.high),
        "range_printed": result.range.text,
        "range_exclusive": int(result.range.exclusive),
        "method": result.method,
        "canonical": columns.kept(result.canonical),
        "canonical_unit": result.canonical_unit or None,
    }


def _fact(row: Mapping[str, Value]) -> LabResult:
    return LabResult(
        report=columns.text(row, "report"),
        code=columns.text(row, "code"),
        name=columns.text(row, "name"),
        loinc=columns.text(row, "loinc"),
        value=_value(row),
        range=_range(row),
        method=columns.text(row, "method"),
        canonical=columns.number(row, "canonical"),
        canonical_unit=columns.text(row, "canonical_unit"),
    )


def _value(row: Mapping[str, Value]) -> LabValue:
    return LabValue(
        printed=columns.text(row, "printed"),
        form=columns.choice(row, "form", Form),
        comparator=columns.text(row, "comparator"),
        number=columns.number(row, "number"),
        low=columns.number(row, "low"),
        high=columns.number(row, "high"),
        unit=columns.text(row, "unit"),
        flag=columns.text(row, "flag"),
        words=columns.text(row, "words"),
    )


def _range(row: Mapping[str, Value]) -> ReferenceRange:
    return ReferenceRange(
        low=columns.number(row, "range_low"),
        high=columns.number(row, "range_high"),
        text=columns.text(row, "range_printed"),
        exclusive=bool(columns.whole(row, "range_exclusive")),
    )


LAB_RESULTS = Kind(
    table="lab_results",
    dated_by='(SELECT lab_reports."on" FROM lab_reports WHERE lab_reports.id = report)',
    columns=_columns,
    fact=_fact,
)
