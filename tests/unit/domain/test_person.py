from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.person import Person


def test_nothing_is_assumed_about_a_person() -> None:
    person = Person()
    assert person.limit_drinking is None
    assert person.fluid_goal_ml is None
    assert person.fluid_limit_ml is None
    assert person.fever_line is None


def test_a_day_ends_at_four_in_the_morning_unless_said_otherwise() -> None:
    assert Person().day_ends == time(4)


@pytest.mark.parametrize("ml", [100, 1_500, 5_000])
def test_the_clinics_own_figures_are_kept(ml: int) -> None:
    person = Person(
        limit_drinking=ToldToLimit.NOT_SURE, fluid_goal_ml=ml, fluid_limit_ml=ml, name="Ana"
    )
    assert (person.fluid_goal_ml, person.fluid_limit_ml) == (ml, ml)


@pytest.mark.parametrize(
    ("goal", "limit", "sentence"),
    [
        (2, None, "A fluid goal of 2 ml is not between 100 and 5,000 ml"),
        (99, None, "A fluid goal of 99 ml is not between 100 and 5,000 ml"),
        (5_001, None, "A fluid goal of 5,001 ml is not between 100 and 5,000 ml"),
        (None, 15_000, "A fluid limit of 15,000 ml is not between 100 and 5,000 ml"),
        (None, 0, "A fluid limit of 0 ml is not between 100 and 5,000 ml"),
    ],
)
def test_a_figure_that_looks_like_another_unit_asks_about_it(
    goal: int | None, limit: int | None, sentence: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        Person(fluid_goal_ml=goal, fluid_limit_ml=limit)
    assert str(refused.value) == f"{sentence}: is the figure in millilitres?"


def test_a_goal_above_the_limit_is_refused() -> None:
    with pytest.raises(InvalidEntry) as refused:
        Person(fluid_goal_ml=2_000, fluid_limit_ml=1_500)
    assert str(refused.value) == (
        "A goal of 2,000 ml is above the limit of 1,500 ml: ask your centre which of the two holds."
    )


def test_a_teams_lower_fever_line_is_kept() -> None:
    assert Person(fever_line=Decimal("37.5")).fever_line == Decimal("37.5")


@pytest.mark.parametrize("line", ["100.4", "34.9", "0"])
def test_a_fever_line_in_another_unit_is_asked_about(line: str) -> None:
    with pytest.raises(InvalidEntry, match="is the figure in °C"):
        Person(fever_line=Decimal(line))


def test_a_day_ends_in_the_morning() -> None:
    with pytest.raises(InvalidEntry, match=r"A day cannot end at 22:00: name a time before noon"):
        Person(day_ends=time(22))
