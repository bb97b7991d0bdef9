"""Numbers: every reading that is certain, and a refusal with words for every other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.numbers import (
    read_kg,
    read_number,
    read_printed_number,
    read_whole,
    written,
)

numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 15),
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("83", "83"),
        (" 38.1 ", "38.1"),
        ("0,45", "0.45"),
        ("0,450", "0.450"),
        ("1.234", "1.234"),
        ("1234,567", "1234.567"),
        ("12,5", "12.5"),
        ("1,20", "1.20"),
        (".5", "0.5"),
        ("-2.5", "-2.5"),
        ("\N{MINUS SIGN}2,5", "-2.5"),
        ("+3", "3"),
        ("007", "7"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_a_full_stop_is_decimal_and_so_is_a_comma_that_cannot_group(
    typed: str, number: str
) -> None:
    assert str(read_number(typed)) == number


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1,234", "1.234 or 1234"),
        ("12,345", "12.345 or 12345"),
        ("250,000", "250.000 or 250000"),
        ("-1,234", "-1.234 or -1234"),
    ],
)
def test_a_comma_before_three_digits_is_refused_with_both_readings(
    typed: str, readings: str
) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        read_number(typed)
    assert str(refusal.value) == f"“{typed}” could be {readings}: write {readings}."


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234", "1234"),
        ("1\u202f234,5", "1234.5"),
        ("1'234", "1234"),
        ("1,234,567", "1234567"),
        ("-1.234.567,8", "-1234567.8"),
    ],
)
def test_grouped_digits_are_refused_with_the_plain_way_to_write_them(
    typed: str, plain: str
) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        read_number(typed)
    assert str(refusal.value).endswith(f"groups its digits: write {plain}.")
    assert written(read_number(plain)) == plain


@pytest.mark.parametrize("typed", ["1,2,3", "1.2.3", "1,00,000", "120 80", "1,234,5"])
def test_more_than_one_separator_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="more than one separator"):
        read_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "lots", "12abc", "5.", "1e3", "1E-7", "nan", "inf", "-Infinity", "--5", "+", "0x1F"],
)
def test_what_is_no_number_is_not_understood(typed: str) -> None:
    with pytest.raises(NotUnderstood, match=r"is not a number: write it as 6 or 1\.25\."):
        read_number(typed)


@pytest.mark.parametrize("typed", ["\u0663\u066b\u0665", "\uff15", "\u0967\u0968"])
def test_digits_of_other_scripts_are_refused_and_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="with the digits 0 to 9"):
        read_number(typed)


@pytest.mark.parametrize("typed", ["1234567890123456", "0.0000000000000001", "9" * 5000])
def test_more_than_fifteen_digits_are_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="more than 15 digits"):
        read_number(typed)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("8.237343097475549", "8.23734309747555"),
        ("0.30000000000000004", "0.3"),
        ("71.0", "71.0"),
    ],
)
def test_floating_point_that_a_machine_printed_is_rounded_to_fifteen_digits(
    printed: str, number: str
) -> None:
    assert str(read_printed_number(printed)) == number


def test_a_number_is_written_plainly_with_the_zeros_it_came_with() -> None:
    assert written(Decimal("1.20")) == "1.20"
    assert written(Decimal("1E+3")) == "1000"
    assert written(Decimal("1E-7")) == "0.0000001"


@given(numbers)
def test_a_written_number_is_read_back_digit_for_digit(number: Decimal) -> None:
    assert read_number(written(number)) == number
    assert written(read_number(written(number))) == written(number)


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_number_with_a_thousands_comma_is_never_read_as_either(whole: int, rest: int) -> None:
    with pytest.raises(InvalidEntry, match=f"{whole}.{rest:03} or {whole}{rest:03}"):
        read_number(f"{whole},{rest:03}")


@pytest.mark.parametrize(("text", "number"), [("1", 1), (" 31 ", 31), ("7.0", 7)])
def test_a_whole_number_within_its_bounds(text: str, number: int) -> None:
    assert read_whole(text, "--days", 1, 31) == number


@pytest.mark.parametrize("text", ["0", "32", "2.5", "-3"])
def test_another_number_is_refused_with_what_it_is_of(text: str) -> None:
    with pytest.raises(InvalidEntry, match="write a whole number from 1 to 31"):
        read_whole(text, "--days", 1, 31)


@pytest.mark.parametrize("text", ["61.5", "61,5", "61.5 kg", "61.5KG"])
def test_a_weight_is_written_with_its_unit_or_without(text: str) -> None:
    assert read_kg(text) == Decimal("61.5")
