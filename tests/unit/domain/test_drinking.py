from __future__ import annotations

from datetime import date

import pytest

from lupus_journal.domain.drinking import (
    ASK,
    Drinking,
    ToldToLimit,
    drinking_ahead_words,
    drinking_words,
)

TODAY = date(2026, 3, 9)
ADVICE = ("you should", "you must", "take ", "hold ", "drink well", "drink more", "drink plenty")

NOBODY_SAID_SO = Drinking(limit_told=ToldToLimit.NO)
WITH_A_GOAL = Drinking(limit_told=ToldToLimit.NO, goal_ml=2_000)
WITH_DRINKS = Drinking(limit_told=ToldToLimit.NO, goal_ml=2_000, drunk_ml=900)
NEVER_ASKED = Drinking()
NOT_SURE = Drinking(limit_told=ToldToLimit.NOT_SURE, goal_ml=2_000, drunk_ml=900)
LIMITED = Drinking(limit_told=ToldToLimit.YES)
WITH_A_LIMIT = Drinking(limit_told=ToldToLimit.YES, limit_ml=1_500, drunk_ml=900)
LIMIT_AND_NO = Drinking(limit_told=ToldToLimit.NO, goal_ml=1_200, limit_ml=1_500)
SWOLLEN = Drinking(
    limit_told=ToldToLimit.NO,
    goal_ml=2_000,
    drunk_ml=900,
    sign="swelling",
    sign_on=date(2026, 3, 3),
)
BREATHLESS = Drinking(limit_told=ToldToLimit.NO, sign="breathlessness", sign_on=TODAY)
SWOLLEN_WITH_A_LIMIT = Drinking(
    limit_told=ToldToLimit.YES,
    limit_ml=1_500,
    drunk_ml=900,
    sign="swelling",
    sign_on=date(2026, 3, 3),
)


@pytest.mark.parametrize(
    ("drinking", "words"),
    [
        (NOBODY_SAID_SO, "Water today: ask your centre how much."),
        (WITH_A_GOAL, "Water today: your clinic's figure is 2,000 ml."),
        (WITH_DRINKS, "Water today: 900 ml logged, your clinic's figure is 2,000 ml."),
        (NEVER_ASKED, ASK),
        (NOT_SURE, ASK),
        (LIMITED, ASK),
        (WITH_A_LIMIT, f"{ASK} Drinks 900 ml · your limit 1,500 ml"),
        (LIMIT_AND_NO, f"{ASK} Drinks none logged · your limit 1,500 ml"),
        (SWOLLEN, "Drink as your team advised; you logged swelling on 3 Mar."),
        (BREATHLESS, "Drink as your team advised; you logged breathlessness on 9 Mar."),
        (
            SWOLLEN_WITH_A_LIMIT,
            (
                "Drink as your team advised; you logged swelling on 3 Mar. "
                "Drinks 900 ml · your limit 1,500 ml"
            ),
        ),
    ],
)
def test_what_is_said_about_drinking(drinking: Drinking, words: str) -> None:
    assert drinking_words(drinking, TODAY) == words
    assert not any(advice in words.lower() for advice in ADVICE)


def test_the_question_is_the_agreed_one() -> None:
    assert ASK == (
        "Ask your centre how much to drink, and tell them if you were told to limit fluids."
    )


@pytest.mark.parametrize("days", [0, 1, 6, 7])
def test_swelling_in_the_last_seven_days_hides_the_clinics_figure(days: int) -> None:
    seen = date(2026, 3, 9 - days)
    drinking = Drinking(limit_told=ToldToLimit.NO, goal_ml=2_000, sign="swelling", sign_on=seen)
    assert "2,000" not in drinking_words(drinking, TODAY)


def test_swelling_longer_ago_hides_nothing() -> None:
    drinking = Drinking(
        limit_told=ToldToLimit.NO, goal_ml=2_000, sign="swelling", sign_on=date(2026, 3, 1)
    )
    assert "2,000 ml" in drinking_words(drinking, TODAY)


@pytest.mark.parametrize(
    ("drinking", "words"),
    [
        (WITH_DRINKS, "Water: your clinic's figure is 2,000 ml."),
        (NOBODY_SAID_SO, "Water: ask your centre how much."),
        (NOT_SURE, ASK),
        (WITH_A_LIMIT, ASK),
        (SWOLLEN, "Drink as your team advised; you logged swelling on 3 Mar."),
    ],
)
def test_of_a_day_to_come_nothing_was_drunk_yet(drinking: Drinking, words: str) -> None:
    assert drinking_ahead_words(drinking, TODAY) == words
