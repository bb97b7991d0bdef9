from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.labs import LabResult, leap
from lupus_journal.domain.record_words import against_range, differences, lab_value, told
from lupus_journal.domain.records import Record, plain
from lupus_journal.domain.reference_ranges import read_range

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def result(printed: str, limits: str = "", canonical: str | None = None) -> LabResult:
    return LabResult(
        report="r",
        code="C3",
        name="Complement C3",
        value=replace(read_lab_value(printed), unit="mg/dL"),
        range=read_range(limits),
        canonical=None if canonical is None else Decimal(canonical),
        canonical_unit="" if canonical is None else "mg/dL",
    )


@pytest.mark.parametrize(
    ("column", "kept", "stated"),
    [
        ("number", "71", 71),
        ("number", "0.45", 0.45),
        ("number", "0.10", 0.1),
        ("canonical", "450.0", 450),
        ("number", None, None),
        ("private", 0, False),
        ("printed", "0.450", "0.450"),
        ("phases", '[{"offsets":[0]}]', [{"offsets": [0]}]),
    ],
)
def test_columns_are_stated_without_noise(column: str, kept: str, stated: object) -> None:
    value = plain(column, kept)
    assert (value, type(value)) == (stated, type(stated))


def test_an_entry_without_a_day_is_listed_under_the_day_it_was_recorded() -> None:
    entry = Entry(
        id="0" * 26,
        fact=result("71"),
        recorded_at=NOW,
        author="patient",
    )
    record = Record(table="lab_results", entry=entry, row={})
    assert (record.on, record.listed_on) == (None, date(2026, 3, 1))


def test_a_symptom_goes_by_its_own_id() -> None:
    score = SymptomScore(date(2026, 3, 1), None, "joint_pain", Decimal(5))
    entry = Entry(id="0" * 26, fact=score, recorded_at=NOW, author="patient")
    assert Record(table="symptoms", entry=entry, row={}).kind == "joint_pain"


@pytest.mark.parametrize(
    ("printed", "limits", "words"),
    [
        ("71", "75-175", "below 75-175 (L)"),
        ("180", "75-175", "above 75-175 (H)"),
        ("90", "75-175", "within 75-175"),
        ("71 L", "75-175", "below 75-175"),
        ("<100", "75-175", "range 75-175"),
        ("1:80", "<1:40", "range <1:40"),
        ("71", "", ""),
    ],
)
def test_a_result_is_told_beside_its_range_only_as_far_as_that_is_certain(
    printed: str, limits: str, words: str
) -> None:
    assert against_range(result(printed, limits)) == words


def test_a_unit_is_told_once() -> None:
    assert lab_value(result("71 mg/dL")) == "71 mg/dL"
    assert lab_value(result("71 H")) == "71 mg/dL H"
    assert lab_value(result("0-2")) == "0-2 mg/dL"


@pytest.mark.parametrize(
    ("now", "before", "times"),
    [
        ("450", "0.45", 1000),
        ("0.45", "450", 1000),
        ("9", "1", 9),
        ("8", "1", None),
        ("5", "0", None),
    ],
)
def test_only_a_leap_of_more_than_eight_times_is_doubtful(
    now: str, before: str, times: int | None
) -> None:
    assert leap(result(now, canonical=now), result(before, canonical=before)) == times


def test_limits_and_unconverted_values_leap_nowhere() -> None:
    assert leap(result("<450", canonical="450"), result("1", canonical="1")) is None
    assert leap(result("450"), result("1", canonical="1")) is None


def test_fields_are_told_as_people_read_them() -> None:
    assert told("on", "2026-03-03") == "Tue 3 Mar 2026"
    assert told("at", "2026-03-03T14:30:00+01:00") == "Tue 3 Mar 2026 14:30"
    assert told("private", 1) == "yes"
    assert told("site", "") == "nothing"
    assert told("course", "01kjsf32k0vd22cvt17gbm4c02") == "m4c02"
    assert told("medicine", "belimumab") == "belimumab"


def test_only_what_people_write_is_a_difference() -> None:
    old = {"printed": "71", "number": "71", "range_printed": "", "changed_at": None}
    new = {"printed": "74", "number": "74", "range_printed": "75-175", "changed_at": "x"}
    assert differences(old, new) == ["printed 71 → 74", "range nothing → 75-175"]
