"""What may be said about drinking before an infusion.

Fluids are asked for vein access and to protect (S44, oaocinfusioncenter.com/therapies), and wrong
for people told to restrict them. So a prompt needs a "no" to "Has anyone told you to limit how much
you drink?", no sign of held-back water in the last days, and no figure but the clinic's own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.days import short

if TYPE_CHECKING:
    from datetime import date

QUESTION = "Has anyone told you to limit how much you drink?"

SIGNS = {"swelling": "swelling", "urine_less": "much less urine", "dyspnea": "breathlessness"}
"""The symptoms that hide every prompt, by id, and how the sentence names them."""

SIGN_DAYS = 7

ASK = "Ask your centre how much to drink, and tell them if you were told to limit fluids."


HOW_MUCH = "ask your centre how much."
"""What stands where the clinic's own figure is not entered."""


class ToldToLimit(StrEnum):
    """The answer to "Has anyone told you to limit how much you drink?"."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not sure"


class Drinking(NamedTuple):
    """What the journal knows about a person's drinking today; volumes are the clinic's own."""

    limit_told: ToldToLimit | None = None
    goal_ml: int | None = None
    limit_ml: int | None = None
    drunk_ml: int | None = None
    """What was logged today, or `None` if nothing was."""
    sign: str = ""
    """The newest sign that the body holds water, as `SIGNS` names it; empty if there is none."""
    sign_on: date | None = None


def drinking_words(drinking: Drinking, today: date) -> str:
    """What to say about drinking: the team's instruction, a question, or a prompt to drink."""
    words = _instead_of_a_prompt(drinking, today) or _prompt(drinking)
    tally = limit_words(drinking)
    return f"{words} {tally}" if tally else words


def drinking_ahead_words(drinking: Drinking, today: date) -> str:
    """What to say about drinking on a day that is still to come: today's tally is not of it."""
    if instead := _instead_of_a_prompt(drinking, today):
        return instead
    if drinking.goal_ml is None:
        return f"Water: {HOW_MUCH}"
    return f"Water: {_goal(drinking.goal_ml)}."


def limit_words(drinking: Drinking) -> str | None:
    """Drinks beside the clinic's limit, if it set one: "Drinks 900 ml · your limit 1,500 ml"."""
    if drinking.limit_ml is None:
        return None
    return f"{_drunk(drinking)} · your limit {drinking.limit_ml:,} ml"


def drunk_words(drinking: Drinking) -> str:
    """What was drunk, beside the clinic's limit if it set one; nothing is urged."""
    return limit_words(drinking) or _drunk(drinking)


def _drunk(drinking: Drinking) -> str:
    return "Drinks none logged" if drinking.drunk_ml is None else f"Drinks {drinking.drunk_ml:,} ml"


def _instead_of_a_prompt(drinking: Drinking, today: date) -> str | None:
    seen = drinking.sign_on
    if seen is not None and (today - seen).days <= SIGN_DAYS:
        return f"Drink as your team advised; you logged {drinking.sign} on {short(seen)}."
    if drinking.limit_told is not ToldToLimit.NO or drinking.limit_ml is not None:
        return ASK
    return None


def _prompt(drinking: Drinking) -> str:
    if drinking.goal_ml is None:
        return f"Water today: {HOW_MUCH}"
    figure = _goal(drinking.goal_ml)
    if drinking.drunk_ml is None:
        return f"Water today: {figure}."
    return f"Water today: {drinking.drunk_ml:,} ml logged, {figure}."


def _goal(ml: int) -> str:
    return f"your clinic's figure is {ml:,} ml"
