"""What the visit page says of laboratory results: the last dates side by side, as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.days import dated
from lupus_journal.domain.record_words import against_range, lab_value
from lupus_journal.domain.visit_page import NOTHING, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lupus_journal.domain.labs import LabResult, ReportedResult

SHOWN = (
    *("UPCR", "UBLD", "URBC", "UCAST_R", "CREAT", "EGFR", "C3", "C4", "DSDNA"),
    *("HGB", "WBC", "LYMPH", "PLT", "IGG", "CD19"),
)
"""The analytes that a visit looks at, in this order."""

COLUMNS = 4


class Series(NamedTuple):
    """What has to be the same for values to stand in one row."""

    rank: int
    name: str
    unit: str
    limits: str
    laboratory: str
    method: str


def labs_section(results: Sequence[ReportedResult]) -> Section:
    """The newest dates with a result, a row for each laboratory, method, unit and range."""
    if not results:
        return Section("Laboratory results", ("None are recorded.",))
    shown = [result for result in results if result.result.fact.code in SHOWN]
    others = _also([result for result in results if result.result.fact.code not in SHOWN])
    dates = sorted({result.report.fact.on for result in shown})[-COLUMNS:]
    if not dates:
        return Section("Laboratory results", below=others)
    rows = tuple(
        (*_row_head(series), *_cells(own, dates)) for series, own in _by_series(shown, dates)
    )
    head = ("Test", "Unit", "Range", "Laboratory", *map(dated, dates))
    note = "As printed; L and H are the laboratory's own flag, or follow from its own range."
    return Section("Laboratory results", (note, *_earlier(shown, dates)), Table(head, rows), others)


def _also(results: Iterable[ReportedResult]) -> tuple[str, ...]:
    """The newest result of each analyte that has no row, the one measured last before the others."""
    newest = sorted(_newest(results), key=lambda one: one.report.fact.on, reverse=True)
    told = [
        f"{one.result.fact.called} {_printed(one.result.fact, lab_value(one.result.fact))} "
        f"({dated(one.report.fact.on)})"
        for one in newest
    ]
    return (f"Also recorded: {'; '.join(told)}.",) if told else ()


def _earlier(results: Iterable[ReportedResult], dates: Sequence[date]) -> list[str]:
    """The newest result of each analyte that has none on these dates."""
    told = [
        f"{one.result.fact.name} {_told(one)}, {dated(one.report.fact.on)}"
        for one in sorted(_newest(results), key=lambda one: SHOWN.index(one.result.fact.code))
        if one.report.fact.on not in dates
    ]
    return [f"Last measured before these dates: {'; '.join(told)}."] if told else []


def _newest(results: Iterable[ReportedResult]) -> list[ReportedResult]:
    """The newest result of each analyte; of one day, the one that was recorded last."""
    by_day = sorted(results, key=lambda one: (one.report.fact.on, one.result.recorded_at))
    return list({one.result.fact.code: one for one in by_day}.values())


def _told(reported: ReportedResult) -> str:
    """A result where no table says its unit, range and laboratory: 450 mg/g, above <200 (H)."""
    result, report = reported.result.fact, reported.report.fact
    parts = (lab_value(result), against_range(result), report.laboratory)
    return ", ".join(part for part in parts if part)


def _by_series(
    results: Iterable[ReportedResult], dates: Sequence[date]
) -> list[tuple[Series, list[ReportedResult]]]:
    found: dict[Series, list[ReportedResult]] = {}
    for result in results:
        if result.report.fact.on in dates:
            found.setdefault(_series(result), []).append(result)
    # Rows of one analyte stand in the order in which they began.
    return sorted(found.items(), key=lambda item: (item[0].rank, _began(item[1])))


def _began(results: Iterable[ReportedResult]) -> date:
    return min(result.report.fact.on for result in results)


def _series(reported: ReportedResult) -> Series:
    result = reported.result.fact
    return Series(
        rank=SHOWN.index(result.code),
        name=result.name,
        unit=result.value.unit,
        limits=result.range.text,
        laboratory=reported.report.fact.laboratory,
        method=result.method,
    )


def _row_head(series: Series) -> tuple[str, str, str, str]:
    measured = ", ".join(filter(None, (series.laboratory, series.method)))
    return series.name, series.unit or NOTHING, series.limits or NOTHING, measured or NOTHING


def _cells(results: Iterable[ReportedResult], dates: Iterable[date]) -> list[str]:
    printed: dict[date, list[str]] = {}
    for result in results:
        printed.setdefault(result.report.fact.on, []).append(
            _printed(result.result.fact, result.result.fact.value.printed)
        )
    return ["; ".join(printed.get(day, [NOTHING])) for day in dates]


def _printed(result: LabResult, text: str) -> str:
    """The text as printed, and the flag that its range gives it unless one was printed."""
    flag = "" if result.value.flag else result.flag
    return f"{text} {flag}".rstrip()
