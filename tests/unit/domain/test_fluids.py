from __future__ import annotations

from datetime import date

import pytest

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.fluids import Fluid, drunk_on, read_ml

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("ml", [1, 250, 5_000])
def test_a_drink_is_kept_in_whole_millilitres(ml: int) -> None:
    assert Fluid(MONDAY, None, ml).ml == ml


@pytest.mark.parametrize(
    ("ml", "sentence"),
    [
        (0, "A drink of 0 ml is not between 1 and 5,000 ml: is the figure in millilitres?"),
        (-250, "A drink of -250 ml is not between 1 and 5,000 ml: is the figure in millilitres?"),
        (5_001, "A drink of 5,001 ml is not between 1 and 5,000 ml: is the figure in millilitres?"),
    ],
)
def test_a_drink_nobody_can_have_had_asks_about_the_unit(ml: int, sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        Fluid(MONDAY, None, ml)
    assert str(refused.value) == sentence


def test_the_drinks_of_one_day_add_up() -> None:
    tuesday = date(2026, 3, 3)
    drinks = [Fluid(MONDAY, None, 250), Fluid(tuesday, None, 500), Fluid(MONDAY, None, 300)]
    assert drunk_on(MONDAY, drinks) == 550


def test_a_day_without_an_entry_is_not_a_day_without_drinks() -> None:
    assert drunk_on(MONDAY, []) is None


@pytest.mark.parametrize(
    ("typed", "ml"), [("250", 250), ("250 ml", 250), ("0.25 l", 250), ("0,3l", 300), ("1.5L", 1500)]
)
def test_an_amount_is_typed_in_millilitres_or_litres(typed: str, ml: int) -> None:
    assert read_ml(typed) == ml


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "There is no amount: write how much it is, such as 250 or 0.25 l."),
        ("a cup", "“a cup” is not an amount: write how much it is, such as 250 or 0.25 l."),
        ("0.3", "0.3 what? Write 300 or 0.3 l."),
        ("1,5", "1.5 what? Write 1500 or 1.5 l."),
        ("250.5", "“250.5” is not in whole millilitres: write it as 250."),
        ("0.0001 l", "“0.0001 l” is not in whole millilitres: write it as 250."),
    ],
)
def test_an_amount_that_is_not_understood_is_answered_with_amounts(
    typed: str, sentence: str
) -> None:
    with pytest.raises(JournalError) as refused:
        read_ml(typed)
    assert str(refused.value) == sentence
