"""Results of one analyte as a trend: in one unit, and joined only where values compare."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING

from lupus_journal.domain import units
from lupus_journal.domain.lab_values import Form
from lupus_journal.domain.schedule import cycle_day
from lupus_journal.domain.trend_words import with_unit
from lupus_journal.domain.trends import Point, Trend, TrendForm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.domain.analytes import Analyte
    from lupus_journal.domain.lab_values import LabValue
    from lupus_journal.domain.labs import ReportedResult

DRAWN = {
    TrendForm.NUMERIC: (Form.NUMERIC, Form.CENSORED, Form.RATIO),
    TrendForm.TITRE: (Form.TITRE,),
    TrendForm.STRIP: (Form.ORDINAL, Form.QUALITATIVE),
}
"""The forms of results that have a place on each kind of axis; others are told in words only."""

_ANSWER_RANKS = {"negative": Decimal(0), "equivocal": Decimal(1), "positive": Decimal(2)}


def lab_trend(
    code: str,
    results: Sequence[ReportedResult],
    given_days: Sequence[date],
    infusions: Sequence[date],
    analyte: Analyte | None,
) -> Trend:
    """A trend of results, which come newest first, in the unit that most of them convert into.

    Days in the cycle are counted from all the `given_days`, and `infusions` are those to be shown.
    Other units are converted where the analyte has a factor, as a series of their own. Analytes
    whose assays differ, and unknown ones, are told apart by laboratory and method too.
    """
    values = [reported.result.fact.value for reported in results]
    form = _form(values)
    unit = _shared_unit([_unit(value) for value in values if value.form in DRAWN[form]], analyte)
    axis = _Axis(form, unit, analyte)
    return Trend(
        code=code,
        name=analyte.name if analyte else code,
        unit=unit,
        points=tuple(axis.point(reported, given_days) for reported in reversed(results)),
        infusions=tuple(infusions),
        form=form,
        short=analyte.short if analyte else "",
    )


class _Axis:
    """What the results of one trend are measured against."""

    def __init__(self, form: TrendForm, unit: str, analyte: Analyte | None) -> None:
        self._form = form
        self._own_unit = units.read_unit(unit)
        self._analyte = analyte
        # A few units stand for thousands of results, and each takes a while to read.
        self._read_unit = cache(units.read_unit)

    def point(self, reported: ReportedResult, given_days: Sequence[date]) -> Point:
        """A result on this axis, without a figure where it has no place on it."""
        result, on = reported.result.fact, reported.report.fact.on
        value, limits = result.value, result.range
        has_place = value.form in DRAWN[self._form]
        printed_unit = self._read_unit(_unit(value))
        unit = printed_unit if has_place else self._own_unit
        is_own = printed_unit == self._own_unit
        convert = partial(self._converted, from_unit=unit)
        return Point(
            on=on,
            printed=value.printed if is_own else with_unit(value.printed, value.unit),
            entry_id=reported.result.id,
            number=convert(_figure(value)) if has_place else None,
            comparator=value.comparator,
            series=self._series(reported, is_other=has_place and not is_own),
            cycle_day=cycle_day(on, given_days),
            range_low=convert(limits.low),
            range_high=convert(limits.high),
        )

    def _converted(self, number: Decimal | None, from_unit: str) -> Decimal | None:
        if number is None or from_unit == self._own_unit:
            return number
        if self._analyte is None:
            return None
        return units.convert(self._analyte, number, from_unit, self._own_unit)

    def _series(self, reported: ReportedResult, *, is_other: bool) -> str:
        result, parts = reported.result.fact, []
        if self._analyte is None or self._analyte.by_assay:
            parts += [reported.report.fact.laboratory, result.method]
        if is_other:
            unit = _unit(result.value)
            parts.append(f"printed in {unit}" if unit else "printed without a unit")
        return ", ".join(filter(None, parts))


def _form(values: Sequence[LabValue]) -> TrendForm:
    """The kind of axis on which most of the results have a place."""
    return max(DRAWN, key=lambda form: sum(value.form in DRAWN[form] for value in values))


def _shared_unit(printed: Sequence[str], analyte: Analyte | None) -> str:
    """The unit into which most of the printed ones convert; of several, the newest, which is first.

    So one result that was typed in a wrong unit does not empty the chart.
    """
    counts = Counter(printed)

    def convertible(unit: str) -> int:
        return sum(n for other, n in counts.items() if _converts(other, unit, analyte))

    return max(counts, key=convertible, default="")


def _converts(unit: str, to_unit: str, analyte: Analyte | None) -> bool:
    unit, to_unit = units.read_unit(unit), units.read_unit(to_unit)
    return unit == to_unit or (
        analyte is not None and units.factor(analyte, unit, to_unit) is not None
    )


def _unit(value: LabValue) -> str:
    """A result's unit; an index or ratio is measured in what it is labelled as."""
    return value.unit or (value.words if value.form in (Form.RATIO, Form.CENSORED) else "")


def _figure(value: LabValue) -> Decimal | None:
    return _ANSWER_RANKS.get(value.words) if value.form is Form.QUALITATIVE else value.number
