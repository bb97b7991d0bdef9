from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry, JournalError, NotUnderstood
from lupus_journal.domain.scales import Scale


@pytest.mark.parametrize(
    ("scale", "typed", "value"),
    [
        (Scale.RATING, "0", "0"),
        (Scale.RATING, " 6 ", "6"),
        (Scale.RATING, "10", "10"),
        (Scale.SEVERITY, "none", "0"),
        (Scale.SEVERITY, "Moderate", "2"),
        (Scale.SEVERITY, "3", "3"),
        (Scale.YES_NO, "yes", "1"),
        (Scale.YES_NO, "N", "0"),
        (Scale.MINUTES, "45", "45"),
        (Scale.MINUTES, "45 min", "45"),
        (Scale.KILOGRAMS, "2,5 kg", "2.5"),
        (Scale.TEMPERATURE, "38.1", "38.1"),
        (Scale.TEMPERATURE, "38,1 °C", "38.1"),
        (Scale.TEMPERATURE, "38.1°", "38.1"),
        (Scale.TEMPERATURE, "100.4F", "38"),
        (Scale.TEMPERATURE, "100.6 °F", "38.11"),
        (Scale.TEMPERATURE, "98.6", "37"),
    ],
)
def test_an_answer_is_read_as_people_give_it(scale: Scale, typed: str, value: str) -> None:
    assert scale.read(typed) == Decimal(value)


@pytest.mark.parametrize(
    ("scale", "typed", "sentence"),
    [
        (
            Scale.RATING,
            "11",
            "“11” is outside 0-10 for fatigue: write a whole number from 0 to 10.",
        ),
        (
            Scale.RATING,
            "-1",
            "“-1” is outside 0-10 for fatigue: write a whole number from 0 to 10.",
        ),
        (
            Scale.RATING,
            "6.5",
            "“6.5” is between two steps for fatigue: write a whole number from 0 to 10.",
        ),
        (
            Scale.SEVERITY,
            "7",
            "“7” is outside 0-3 for fatigue: write none, mild, moderate or severe.",
        ),
        (Scale.MINUTES, "1441", "“1441” is outside 0-1440 for fatigue: write minutes, such as 45."),
        (Scale.TEMPERATURE, "60", "“60” is outside 30-45 for fatigue: write it as 38.1 or 100.6F."),
        (
            Scale.TEMPERATURE,
            "100.6 C",
            "“100.6 C” is outside 30-45 for fatigue: write it as 38.1 or 100.6F.",
        ),
        (Scale.PRESSURE, "128/82", "Home blood pressure is not logged as a symptom."),
    ],
)
def test_an_answer_off_the_scale_is_refused(scale: Scale, typed: str, sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        scale.read(typed, of="fatigue")
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("scale", "typed", "sentence"),
    [
        (
            Scale.RATING,
            "lots",
            "“lots” is not a number for pain: write a whole number from 0 to 10.",
        ),
        (Scale.RATING, "", "“” is not a number for pain: write a whole number from 0 to 10."),
        (
            Scale.SEVERITY,
            "bad",
            "“bad” is not a severity for pain: write none, mild, moderate or severe.",
        ),
        (Scale.YES_NO, "maybe", "“maybe” is neither yes nor no for pain: write yes or no."),
        (Scale.MINUTES, "45 kg", "“45 kg” is not a number for pain: write minutes, such as 45."),
        (Scale.KILOGRAMS, "5 lb", "“5 lb” is not a number for pain: write kilograms, such as 2.5."),
        (
            Scale.TEMPERATURE,
            "38 kg",
            "“38 kg” is not a number for pain: write it as 38.1 or 100.6F.",
        ),
    ],
)
def test_what_is_no_answer_is_told_how_to_be_one(scale: Scale, typed: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        scale.read(typed, of="pain")
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("scale", "value", "shown"),
    [
        (Scale.RATING, "6", "6"),
        (Scale.SEVERITY, "2", "moderate"),
        (Scale.YES_NO, "1", "yes"),
        (Scale.YES_NO, "0", "no"),
        (Scale.MINUTES, "45", "45 min"),
        (Scale.KILOGRAMS, "2.5", "2.5 kg"),
        (Scale.TEMPERATURE, "38.11", "38.1 °C"),
        (Scale.SEVERITY, "1.5", "1.5"),
    ],
)
def test_an_answer_is_shown_in_its_own_words(scale: Scale, value: str, shown: str) -> None:
    assert scale.written(Decimal(value)) == shown


def test_a_value_that_was_not_typed_is_checked_too() -> None:
    assert Scale.RATING.check(Decimal(10)) == 10
    with pytest.raises(InvalidEntry, match="“11” is outside 0-10 for this symptom"):
        Scale.RATING.check(Decimal(11))


@given(tenths=st.integers(860, 1130))
def test_fahrenheit_comes_back_to_a_tenth(tenths: int) -> None:
    typed = Decimal(tenths) / 10
    celsius = Scale.TEMPERATURE.read(f"{typed} F")
    assert round(celsius * 9 / 5 + 32, 1) == typed


@given(scale=st.sampled_from(Scale), typed=st.text(max_size=12))
def test_whatever_is_typed_is_an_answer_or_refused(scale: Scale, typed: str) -> None:
    try:
        value = scale.read(typed)
    except JournalError:
        return
    assert scale.check(value) == value
    assert scale.written(value)
