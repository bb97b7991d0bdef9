"""A result read back to somebody who types it from paper."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.lab_words import doubtful_leap, understood
from lupus_journal.domain.labs import LabReport, LabResult, ReportedResult
from lupus_journal.domain.reference_ranges import read_range


def result(printed: str, limits: str = "", *, dipstick: bool = False) -> LabResult:
    value = read_lab_value(printed, dipstick=dipstick)
    return LabResult(report="", code="X", name="X", value=value, range=read_range(limits))


def reported(canonical: str) -> ReportedResult:
    value = read_lab_value(f"{canonical} mg/mg")
    fact = LabResult(
        report="r",
        code="UPCR",
        name="UPCR",
        value=value,
        range=read_range(""),
        canonical=Decimal(canonical),
        canonical_unit="mg/g",
    )
    at = datetime(2026, 1, 30, tzinfo=UTC)
    report = LabReport(date(2026, 1, 30))
    return ReportedResult(
        Entry(id="a", fact=fact, recorded_at=at, author="patient"),
        Entry(id="r", fact=report, recorded_at=at, author="patient"),
    )


@pytest.mark.parametrize(
    ("printed", "limits", "words"),
    [
        ("71 mg/dL", "75-175", "X 71 mg/dL, below 75-175 (L)"),
        ("80 mg/dL", "75-175", "X 80 mg/dL, within 75-175"),
        ("80 mg/dL", "", "X 80 mg/dL"),
        ("71 mg/dL L", "75-175", "X 71 mg/dL L, below 75-175"),
        ("0,45 g/g", "", "X 0,45 g/g (0.45)"),
        ("<10 IU/mL", "<30", "X <10 IU/mL (less than 10), range <30"),
        ("≥1,5 g/L", "", "X ≥1,5 g/L (at least 1.5)"),
        ("1:320", "<1:80", "X 1:320 (a titre), range <1:80"),
        ("<1:40", "", "X <1:40 (a titre, less than)"),
        ("neg", "", "X neg (negative)"),
        ("positive", "", "X positive"),
        ("0-2 /HPF", "", "X 0-2 /HPF (a count: listed, not drawn)"),
        ("pending", "", "X pending (no result yet)"),
        ("QNS", "", "X QNS (no result)"),
        ("see the doctor 3 times", "", "X see the doctor 3 times (kept as text)"),
    ],
)
def test_every_form_is_read_back(printed: str, limits: str, words: str) -> None:
    assert understood(result(printed, limits)) == words


def test_a_dipsticks_result_is_a_grade() -> None:
    assert understood(result("2+", dipstick=True)) == "X 2+ (a grade)"


def test_a_result_many_times_the_one_before_has_its_unit_asked_about() -> None:
    now, before = reported("450").result.fact, reported("0.45")
    assert doubtful_leap(now, before) == (
        "That and 0.45 mg/mg on 30 Jan 2026 are 1000 times apart: is the unit right?"
    )
    assert doubtful_leap(now, reported("300")) == ""
    assert doubtful_leap(now, None) == ""
