"""What is more likely a slip of the hand than what a laboratory printed.

Nothing of it is refused for good: whoever has looked again can keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.lab_notation import ANSWERS, COUNT_WORDS, missing_result
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from lupus_journal.domain.lab_values import LabValue
    from lupus_journal.domain.reference_ranges import ReferenceRange

MOST_DIGITS = 9
"""More digits before the decimal point no unit in use asks for."""


class LineDoubted(InvalidEntry):
    """Something in a line that is doubted; it is kept once somebody confirms it."""


def figure_doubt(value: LabValue) -> str:
    """What to ask about a figure with too many digits; empty for any other."""
    figures = [one for one in (value.number, value.low, value.high) if one is not None]
    digits = max((len(str(abs(int(one)))) for one in figures), default=0)
    if digits <= MOST_DIGITS:
        return ""
    return (
        f"{quoted(value.printed)} has {digits} digits before the decimal point: is it printed so?"
    )


def range_doubt(stated: ReferenceRange, unit: str) -> str:
    """What to ask about a range in letters that say neither limits nor an answer; else empty."""
    word = " ".join(stated.text.casefold().split())
    is_read = stated.low is not None or stated.high is not None
    is_answer = word in ANSWERS or word in COUNT_WORDS or bool(missing_result(word))
    if is_read or is_answer or not any(letter.isalpha() for letter in word):
        return ""
    of_unit = f" in {unit}" if unit else ""
    return (
        f"{quoted(stated.text)} cannot be read as a range{of_unit}, so it is kept as text: "
        "is it printed so?"
    )
