"""Printed laboratory results: every form of the clinical reference, and no guesses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.lab_values import Form, LabValue, read_lab_value
from lupus_journal.domain.numbers import written
from lupus_journal.domain.text import clean_line

limits = st.decimals(0, 9999, places=2, allow_nan=False, allow_infinity=False)
results = st.text(st.characters()) | st.text("0123456789-+:.,/<>=≤≥±– HLA*()xmg/dLµ%1", max_size=20)


def number_of(value: LabValue) -> str | None:
    return None if value.number is None else written(value.number)


@pytest.mark.parametrize(
    ("printed", "number", "unit", "flag"),
    [
        ("83", "83", "", ""),
        ("0,45", "0.45", "", ""),
        ("1.2 H", "1.2", "", "H"),
        ("1.2 HH", "1.2", "", "HH"),
        ("1.2 LL", "1.2", "", "LL"),
        ("1.2 A", "1.2", "", "A"),
        ("83H", "83", "", "H"),
        ("83*", "83", "", "*"),
        ("83 (H)", "83", "", "H"),
        ("83 Low", "83", "", "L"),
        ("12 mg/dL (L)", "12", "mg/dL", "L"),
        ("12mg/dL", "12", "mg/dL", ""),
        ("45%", "45", "%", ""),
        ("88 µmol/L", "88", "µmol/L", ""),
        ("5.2 10*3/uL", "5.2", "10*3/uL", ""),
        ("150 x10E3/uL", "150", "x10E3/uL", ""),
        ("7,2 x10^9/L", "7.2", "x10^9/L", ""),
        ("120 [IU]/mL", "120", "[IU]/mL", ""),
        ("98 mL/min/1.73 m2", "98", "mL/min/1.73 m2", ""),
        ("0.5 mg/g creat", "0.5", "mg/g creat", ""),
        ("12 GPL U/mL", "12", "GPL U/mL", ""),
        ("3 /HPF", "3", "/HPF", ""),
        ("\N{MINUS SIGN}2.5", "-2.5", "", ""),
        ("8.237343097475549", "8.23734309747555", "", ""),
    ],
)
def test_a_measured_value_is_read_with_its_unit_and_flag(
    printed: str, number: str, unit: str, flag: str
) -> None:
    value = read_lab_value(printed)
    assert (value.form, number_of(value)) == (Form.NUMERIC, number)
    assert (value.unit, value.flag) == (unit, flag)
    assert value.trendable


@pytest.mark.parametrize(
    ("printed", "comparator", "number", "unit"),
    [
        ("<0.5", "<", "0.5", ""),
        (">300", ">", "300", ""),
        (">50", ">", "50", ""),
        ("≤10", "<=", "10", ""),
        ("=< 10", "<=", "10", ""),
        ("=>10", ">=", "10", ""),
        ("≥ 10 H", ">=", "10", ""),
        ("< 4 IU/mL", "<", "4", "IU/mL"),
        (">90 mL/min/1.73m2", ">", "90", "mL/min/1.73m2"),
        ("AI <0,2", "<", "0.2", ""),
    ],
)
def test_a_value_beyond_the_assay_is_a_limit_and_stays_out_of_means(
    printed: str, comparator: str, number: str, unit: str
) -> None:
    value = read_lab_value(printed)
    assert (value.form, value.comparator) == (Form.CENSORED, comparator)
    assert (number_of(value), value.unit) == (number, unit)
    assert not value.trendable


@pytest.mark.parametrize(
    ("printed", "comparator", "denominator", "pattern"),
    [
        ("1:640", "", "640", ""),
        ("1/640", "", "640", ""),
        ("1 : 640", "", "640", ""),
        ("≥1:1280", ">=", "1280", ""),
        ("<1:40", "<", "40", ""),
        ("1:320 speckled", "", "320", "speckled"),
        ("1:320 (homogeneous)", "", "320", "homogeneous"),
        ("1:80 H", "", "80", ""),
    ],
)
def test_a_titre_is_kept_as_its_denominator_and_pattern(
    printed: str, comparator: str, denominator: str, pattern: str
) -> None:
    value = read_lab_value(printed)
    assert (value.form, value.comparator) == (Form.TITRE, comparator)
    assert (number_of(value), value.words) == (denominator, pattern)
    assert not value.trendable


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("negative", ["neg", "Negative", "NON-REACTIVE", "nonreactive", "not detected"]),
        ("equivocal", ["borderline", "Equivocal", "indeterminate"]),
        ("positive", ["pos", "POSITIVE", "reactive", "Detected", "positive (A)", "Positive*"]),
    ],
)
def test_a_qualitative_result_is_one_of_three_answers(answer: str, printed: list[str]) -> None:
    for text in printed:
        value = read_lab_value(text)
        assert (value.form, value.words, value.number) == (Form.QUALITATIVE, answer, None)


@pytest.mark.parametrize(
    ("rank", "printed"),
    [
        (1, ["trace", "Trace", "TR", "±", "+/-", "+-", "trace (±)"]),
        (2, ["1+", "1 +", "+", "1+ (30)"]),
        (3, ["2+", "++"]),
        (4, ["3+", "+++", "3+ (300 mg/dL)"]),
        (5, ["4+", "++++", "4+ H"]),
    ],
)
def test_a_dipstick_grade_is_a_rank_from_0_to_5(rank: int, printed: list[str]) -> None:
    for text in printed:
        for dipstick in (False, True):
            value = read_lab_value(text, dipstick=dipstick)
            assert (value.form, value.number) == (Form.ORDINAL, Decimal(rank))
            assert not value.trendable


def test_the_amount_beside_a_dipstick_grade_is_kept_and_not_converted() -> None:
    assert read_lab_value("1+ (30 mg/dL)").words == "30 mg/dL"


@pytest.mark.parametrize(
    ("printed", "rank", "elsewhere"),
    [
        ("neg", 0, Form.QUALITATIVE),
        ("Negative", 0, Form.QUALITATIVE),
        ("-", 0, Form.TEXT),
        ("+1", 2, Form.NUMERIC),
        ("+4", 5, Form.NUMERIC),
    ],
)
def test_only_a_dipstick_makes_a_rank_of_what_means_something_else_elsewhere(
    printed: str, rank: int, elsewhere: Form
) -> None:
    on_a_dipstick = read_lab_value(printed, dipstick=True)
    assert (on_a_dipstick.form, on_a_dipstick.number) == (Form.ORDINAL, Decimal(rank))
    assert read_lab_value(printed).form is elsewhere


@pytest.mark.parametrize(
    ("printed", "low", "high", "unit"),
    [
        ("0-2 /HPF", "0", "2", "/HPF"),
        ("5–10", "5", "10", ""),
        ("5 to 10 per HPF", "5", "10", "per HPF"),
        ("0,5 - 1,5", "0.5", "1.5", ""),
    ],
)
def test_a_count_printed_as_a_range_has_both_its_ends(
    printed: str, low: str, high: str, unit: str
) -> None:
    value = read_lab_value(printed)
    assert (value.form, value.low, value.high) == (Form.RANGE, Decimal(low), Decimal(high))
    assert (value.unit, value.number) == (unit, None)


def test_a_count_in_words_has_no_number() -> None:
    for printed, words in (("TNTC", "too numerous to count"), ("Rare", "rare"), ("few", "few")):
        value = read_lab_value(printed)
        assert (value.form, value.words) == (Form.RANGE, words)
        assert (value.number, value.low, value.high) == (None, None, None)


@pytest.mark.parametrize(
    ("printed", "label", "number"),
    [
        ("AI 3.2", "AI", "3.2"),
        ("3.2 AI", "AI", "3.2"),
        ("dRVVT ratio 1.4", "dRVVT ratio", "1.4"),
        ("S/CO 0.1", "S/CO", "0.1"),
        ("LA1/LA2 ratio: 1,4", "LA1/LA2 ratio", "1.4"),
    ],
)
def test_a_ratio_keeps_its_label(printed: str, label: str, number: str) -> None:
    value = read_lab_value(printed)
    assert (value.form, value.words, number_of(value)) == (Form.RATIO, label, number)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("QNS", "not enough sample"),
        ("Quantity not sufficient", "not enough sample"),
        ("hemolyzed", "haemolysed"),
        ("Specimen haemolysed", "haemolysed"),
        ("PENDING", "pending"),
        ("see comment", "see comment"),
        ("See note.", "see comment"),
        ("cancelled", "cancelled"),
        ("Canceled - see report", "cancelled"),
        ("Unable to calculate", "not calculated"),
        ("N/A", "not available"),
    ],
)
def test_a_result_that_never_came_says_why_and_has_no_number(printed: str, why: str) -> None:
    value = read_lab_value(printed)
    assert (value.form, value.words, value.number) == (Form.NON_RESULT, why, None)


@pytest.mark.parametrize(
    "printed",
    [
        *("", "-", "Amber", "Hepatitis A", "~5", "5+", "1+ (30", "10-5", "1.2.3", "128/82"),
        *(
            "2026-03-01",
            "12 pending",
            "<5-10",
            "1e3",
            "5.2E3/uL",
            "1:0",
            "5 of 10 fields",
            "\u0663",
        ),
        *(
            "12 previously",
            "weakly positive",
            "12 mg/dL see comment",
            "inf",
            "NaN",
            "Na 140",
            "4a12",
            "12 " * 100,
            "9" * 201,
        ),
    ],
)
def test_what_is_not_recognised_is_kept_as_text_without_a_number(printed: str) -> None:
    value = read_lab_value(printed)
    assert value == LabValue(printed=clean_line(printed), form=Form.TEXT)


@pytest.mark.parametrize("printed", ["1,234", "1,234 mg/dL", "<1,234", "0-1,234", "1,234 H"])
def test_an_ambiguous_number_is_refused_with_both_readings(printed: str) -> None:
    with pytest.raises(InvalidEntry, match=r"“1,234” could be 1\.234 or 1234"):
        read_lab_value(printed)


@pytest.mark.parametrize("printed", ["250 000 /uL", "1.234,5", "1,234.5 ng/mL"])
def test_a_number_with_grouped_digits_is_refused_with_the_plain_one(printed: str) -> None:
    with pytest.raises(InvalidEntry, match="groups its digits: write "):
        read_lab_value(printed)


@given(results, st.booleans())
def test_any_text_is_read_or_refused_and_keeps_what_was_printed(text: str, dipstick: bool) -> None:
    try:
        value = read_lab_value(text, dipstick=dipstick)
    except JournalError:
        return
    assert value.printed == clean_line(text)
    assert read_lab_value(value.printed, dipstick=dipstick) == value
    assert value.number is None or value.number.is_finite()


@given(st.sampled_from(["<", ">", "≤", "≥", "<=", ">=", "< "]), limits)
def test_no_limit_is_ever_trendable(comparator: str, limit: Decimal) -> None:
    for text in (f"{comparator}{written(limit)}", f"{comparator}{written(limit)} mg/dL H"):
        value = read_lab_value(text)
        assert value.form is Form.CENSORED
        assert not value.trendable


@given(limits, st.sampled_from(["", " mg/dL", " IU/mL", "%"]), st.sampled_from(["", " H", " (L)"]))
def test_a_printed_number_is_read_digit_for_digit(number: Decimal, unit: str, flag: str) -> None:
    value = read_lab_value(f"{written(number)}{unit}{flag}")
    assert value.form is Form.NUMERIC
    assert (number_of(value), value.unit) == (written(number), unit.strip())
