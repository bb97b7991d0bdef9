"""Reference ranges as printed, and what may be said of a value beside one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.numbers import written
from lupus_journal.domain.reference_ranges import ReferenceRange, read_range

amounts = st.decimals(0, 999, places=1, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("75-175", "75", "175"),
        ("75–175", "75", "175"),
        ("75 to 175 mg/dL", "75", "175"),
        ("(75-175)", "75", "175"),
        ("0,5-1,2", "0.5", "1.2"),
        ("4.0-11.0 x10E3/uL", "4.0", "11.0"),
        ("-2 to 2", "-2", "2"),
        ("<10", None, "10"),
        ("≤4 neg", None, "4"),
        ("<150 mg/24h", None, "150"),
        (">60", "60", None),
        (">= 90", "90", None),
    ],
)
def test_a_printed_range_has_its_limits_and_keeps_its_text(
    printed: str, low: str | None, high: str | None
) -> None:
    reference = read_range(printed)
    assert reference.low == (low and Decimal(low))
    assert reference.high == (high and Decimal(high))
    assert reference.text == printed


@pytest.mark.parametrize(
    "printed",
    ["", "negative", "F 0.5–1.1 M 0.7–1.3", "≤4 neg/≥10 pos", "<1:40", "see report", "1.2.3-4"],
)
def test_a_range_in_words_or_with_more_than_one_part_has_no_limits(printed: str) -> None:
    assert read_range(printed) == ReferenceRange(text=printed)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="“175-75” runs backwards: write its lower limit first"):
        read_range("175-75")


def test_an_ambiguous_limit_is_refused_with_both_readings() -> None:
    with pytest.raises(InvalidEntry, match=r"“1,000” could be 1\.000 or 1000"):
        read_range("1,000-2,000")


@pytest.mark.parametrize(
    ("reference", "printed", "flag"),
    [
        ("75-175", "74.9", "L"),
        ("75-175", "75", ""),
        ("75-175", "175", ""),
        ("75-175", "175.1", "H"),
        ("<10", "9.9", ""),
        ("<10", "10", "H"),
        ("≤10", "10", ""),
        (">60", "60", "L"),
        (">=60", "60", ""),
        ("<1.2", "dRVVT ratio 1.4", "H"),
        ("30-200", "<10", "L"),
        ("30-200", "<30", "L"),
        ("30-200", "≤30", ""),
        ("30-200", "<40", ""),
        ("30-200", ">200", "H"),
        ("30-200", "≥200", ""),
        ("30-200", ">90", ""),
        ("<30", "<10", ""),
        ("<30", ">300", "H"),
        ("30-200", "1:640", ""),
        ("30-200", "3+", ""),
        ("30-200", "positive", ""),
        ("30-200", "210-250", ""),
        ("negative", "300", ""),
    ],
)
def test_a_value_is_flagged_only_where_it_is_certain(
    reference: str, printed: str, flag: str
) -> None:
    assert read_range(reference).flag_against(read_lab_value(printed)) == flag


@given(amounts, amounts, amounts)
def test_a_value_is_low_high_or_inside(first: Decimal, second: Decimal, amount: Decimal) -> None:
    low, high = sorted((first, second))
    flag = read_range(f"{written(low)}-{written(high)}").flag_against(
        read_lab_value(written(amount))
    )
    assert flag == ("L" if amount < low else "H" if amount > high else "")


@given(amounts, amounts, st.sampled_from(["<", "<=", ">", ">="]), amounts)
def test_a_limit_is_flagged_only_if_every_value_it_allows_would_be(
    first: Decimal, second: Decimal, comparator: str, limit: Decimal
) -> None:
    low, high = sorted((first, second))
    reference = ReferenceRange(low=low, high=high)
    flag = reference.flag_against(read_lab_value(f"{comparator}{written(limit)}"))
    sign = -1 if comparator[0] == "<" else 1
    allowed = [limit + sign * step for step in map(Decimal, ("0.01", "0.5", "2000"))]
    if comparator.endswith("="):
        allowed.append(limit)
    values = [read_lab_value(written(amount)) for amount in allowed]
    assert all(reference.flag_against(value) == flag for value in values) or not flag
