from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.labs import LabReport, ReportedResult
from lupus_journal.domain.trends import Trend, TrendForm, segments
from lupus_journal.reference.catalogue import analytes
from lupus_journal.services.lab_reading import LabLine, read_line
from lupus_journal.services.lab_trends import lab_trend

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def reported(
    code: str,
    day: int,
    printed: str,
    unit: str = "",
    *,
    laboratory: str = "",
    method: str = "",
    limits: str = "",
) -> ReportedResult:
    """A result in a report of a day of January 2026."""
    line = LabLine(name=code, printed=printed, unit=unit, method=method, range=limits)
    result = replace(read_line(line, analytes().get(code), code), report=f"r{day}")
    report = LabReport(date(2026, 1, day), None, laboratory)
    return ReportedResult(
        Entry(id=f"e{day}", fact=result, recorded_at=NOW, author="patient"),
        Entry(id=f"r{day}", fact=report, recorded_at=NOW, author="patient"),
    )


def trend_of(*oldest_first: ReportedResult, given: tuple[date, ...] = ()) -> Trend:
    code = oldest_first[0].result.fact.code
    return lab_trend(code, oldest_first[::-1], given, given, analytes().get(code))


def test_points_are_oldest_first_and_keep_their_printed_text() -> None:
    trend = trend_of(reported("C3", 2, "71", "mg/dL"), reported("C3", 9, "74 mg/dL"))
    assert [(p.on.day, p.printed, p.number) for p in trend.points] == [
        (2, "71", Decimal(71)),
        (9, "74 mg/dL", Decimal(74)),
    ]
    assert (trend.unit, trend.name, trend.form) == ("mg/dL", "Complement C3", TrendForm.NUMERIC)


def test_another_unit_is_converted_exactly_and_is_a_series_that_says_so() -> None:
    trend = trend_of(
        reported("C3", 2, "0.71", "g/L", limits="0.75-1.75"), reported("C3", 9, "74", "mg/dL")
    )
    first, second = trend.points
    assert (first.number, first.printed) == (Decimal(71), "0.71 g/L")
    assert first.limits == (Decimal(75), Decimal(175))
    assert (first.series, second.series) == ("printed in g/L", "")
    assert len(segments(trend.points)) == 2


def test_one_unit_in_two_spellings_is_one_unit() -> None:
    trend = trend_of(reported("C3", 2, "71", "mg/dl"), reported("C3", 9, "74", "mg/dL"))
    assert {point.series for point in trend.points} == {""}


def test_a_unit_that_does_not_convert_gives_no_figure() -> None:
    trend = trend_of(reported("C3", 2, "71", "U/mL"), reported("C3", 9, "74", "mg/dL"))
    assert [point.number for point in trend.points] == [None, Decimal(74)]
    assert trend.points[0].printed == "71 U/mL"


@pytest.mark.parametrize(("laboratory", "method"), [("Riverside", "ELISA"), ("Northside", "Farr")])
def test_assays_that_differ_are_never_one_series(laboratory: str, method: str) -> None:
    trend = trend_of(
        reported("DSDNA", 2, "80", "IU/mL", laboratory="Northside", method="ELISA"),
        reported("DSDNA", 9, "<10", "IU/mL", laboratory=laboratory, method=method),
    )
    assert len({point.series for point in trend.points}) == 2
    assert (trend.points[1].number, trend.points[1].comparator) == (Decimal(10), "<")


def test_complement_of_two_laboratories_is_one_series_in_one_unit() -> None:
    trend = trend_of(
        reported("C3", 2, "71", "mg/dL", laboratory="Northside"),
        reported("C3", 9, "74", "mg/dL", laboratory="Riverside"),
    )
    assert {point.series for point in trend.points} == {""}


def test_results_that_are_no_figures_are_told_and_not_drawn() -> None:
    trend = trend_of(
        reported("C3", 2, "71", "mg/dL"), reported("C3", 5, "QNS"), reported("C3", 9, "1:80")
    )
    assert [point.number for point in trend.points] == [Decimal(71), None, None]
    assert [point.series for point in trend.points] == ["", "", ""]


def test_the_axis_is_the_one_on_which_most_results_have_a_place() -> None:
    titres = trend_of(*(reported("ANA", day, f"1:{80 * day}") for day in (2, 4)))
    grades = trend_of(*(reported("UPRO", day, f"{day}+") for day in (2, 3)))
    answers = trend_of(*(reported("DAT", day, word) for day, word in ((2, "neg"), (3, "pos"))))
    assert titres.form is TrendForm.TITRE
    assert grades.form is TrendForm.STRIP
    assert [point.number for point in grades.points] == [Decimal(3), Decimal(4)]
    assert answers.form is TrendForm.STRIP
    assert [point.number for point in answers.points] == [Decimal(0), Decimal(2)]


def test_days_in_the_cycle_count_from_the_last_infusion_given() -> None:
    trend = trend_of(
        reported("C3", 2, "71", "mg/dL"),
        reported("C3", 9, "74", "mg/dL"),
        given=(date(2026, 1, 5), date(2026, 1, 9)),
    )
    assert [point.cycle_day for point in trend.points] == [None, 0]


def test_no_results_make_an_empty_trend() -> None:
    trend = lab_trend("C3", [], [], [], analytes().get("C3"))
    assert (trend.points, trend.unit) == ((), "")


def test_one_result_in_a_wrong_unit_does_not_empty_the_chart() -> None:
    trend = trend_of(
        reported("C3", 2, "71", "mg/dL"),
        reported("C3", 5, "0.74", "g/L"),
        reported("C3", 9, "80", "U/mL"),
    )
    assert trend.unit == "g/L"
    assert [point.number for point in trend.points] == [Decimal("0.71"), Decimal("0.74"), None]
