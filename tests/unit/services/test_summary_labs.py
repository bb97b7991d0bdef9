from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.labs import LabReport, LabResult, ReportedResult
from lupus_journal.domain.reference_ranges import read_range
from lupus_journal.services.summary_labs import labs_section

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = {"C3": "Complement C3", "DSDNA": "Anti-dsDNA", "UPCR": "UPCR"}


def reported(
    code: str,
    month: int,
    printed: str,
    unit: str = "mg/dL",
    limits: str = "75-175",
    laboratory: str = "Northside",
    method: str = "",
) -> ReportedResult:
    result = LabResult(
        report="r",
        code=code,
        name=NAMES.get(code, code),
        value=replace(read_lab_value(printed), unit=unit),
        range=read_range(limits),
        method=method,
    )
    report = LabReport(date(2026, month, 3), laboratory=laboratory)
    return ReportedResult(
        Entry(id="a", fact=result, recorded_at=NOW, author="patient"),
        Entry(id="b", fact=report, recorded_at=NOW, author="patient"),
    )


def rows(*results: ReportedResult) -> list[tuple[str, ...]]:
    table = labs_section(results).table
    assert table is not None
    return [table.head, *table.rows]


def test_the_last_four_dates_stand_side_by_side() -> None:
    results = [reported("C3", month, f"{80 + month}") for month in range(1, 7)]
    assert rows(*reversed(results)) == [
        ("Test", "Unit", "Range", "Laboratory", *(f"3 {m} 2026" for m in _MONTHS)),
        ("Complement C3", "mg/dL", "75-175", "Northside", "83", "84", "85", "86"),
    ]


_MONTHS = ("Mar", "Apr", "May", "Jun")


def test_values_are_as_printed_with_the_flag_of_their_own_range() -> None:
    results = [
        reported("C3", month, printed) for month, printed in enumerate(("62", "58 L", "176"), 1)
    ]
    assert rows(*results)[1][4:] == ("62 L", "58 L", "176 H")


def test_a_day_without_a_result_is_a_gap_and_no_zero() -> None:
    results = [reported("UPCR", 1, "900", "mg/g", "<200"), reported("C3", 2, "80")]
    assert [row[4:] for row in rows(*results)[1:]] == [("900 H", "–"), ("–", "80")]


def test_what_cannot_be_measured_stays_a_limit() -> None:
    assert rows(reported("DSDNA", 1, "<10", "IU/mL", "<15"))[1][4] == "<10"


def test_a_sample_without_a_result_says_why() -> None:
    assert rows(reported("C3", 1, "hemolyzed"))[1][4] == "hemolyzed"


def test_another_laboratory_method_unit_or_range_is_another_row() -> None:
    first = reported("DSDNA", 1, "40", "IU/mL", "<30", "Northside", "ELISA")
    second = reported("DSDNA", 2, "12", "kIU/L", "<15", "City", "FEIA")
    assert rows(second, first)[1:] == [
        ("Anti-dsDNA", "IU/mL", "<30", "Northside, ELISA", "40 H", "–"),
        ("Anti-dsDNA", "kIU/L", "<15", "City, FEIA", "–", "12"),
    ]


def test_what_was_last_measured_before_these_dates_is_still_told() -> None:
    complement = [reported("C3", month, f"{80 + month}") for month in range(3, 7)]
    protein = [reported("UPCR", month, f"{500 - month}", "mg/g", "<200") for month in (1, 2)]
    assert labs_section([*reversed(complement), *reversed(protein)]).lines[1:] == (
        "Last measured before these dates: UPCR 498 mg/g, above <200 (H), Northside, 3 Feb 2026.",
    )


def test_two_results_of_one_day_are_both_shown() -> None:
    assert rows(reported("C3", 1, "80"), reported("C3", 1, "82"))[1][4] == "80; 82"


def also(*results: ReportedResult) -> tuple[str, ...]:
    return labs_section(results).below


def test_none_are_recorded_is_said_only_without_any_result() -> None:
    section = labs_section([])
    assert (section.lines, section.table, section.below) == (("None are recorded.",), None, ())


def test_other_tests_are_told_below_the_table_with_unit_flag_and_day() -> None:
    albumin = reported("ALB", 2, "2.9", "g/dL", "3.5-5.0")
    nuclear = reported("ANA", 3, "1:320 speckled", "", "")
    section = labs_section([albumin, nuclear, reported("C3", 3, "80")])
    assert section.table is not None
    assert section.below == (
        "Also recorded: ANA 1:320 speckled (3 Mar 2026); ALB 2.9 g/dL L (3 Feb 2026).",
    )


def test_a_flag_that_was_printed_is_not_told_twice() -> None:
    assert also(reported("ALB", 2, "2.9 L", "g/dL", "3.5-5.0")) == (
        "Also recorded: ALB 2.9 g/dL L (3 Feb 2026).",
    )


def test_only_the_newest_result_of_another_test_is_told() -> None:
    ferritin = [reported("FERR", month, str(80 + month), "ng/mL", "") for month in (2, 3, 1)]
    assert also(*ferritin) == ("Also recorded: FERR 83 ng/mL (3 Mar 2026).",)


def test_tests_of_the_table_are_not_told_again() -> None:
    assert also(reported("C3", 1, "80")) == ()
