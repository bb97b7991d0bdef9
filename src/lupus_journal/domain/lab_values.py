"""A laboratory result as printed, and what can be read from it without guessing.

The forms and their examples are those of the project's clinical reference (result forms).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from lupus_journal.domain.lab_notation import (
    ANSWERS,
    COMPARATOR,
    COMPARATORS,
    COUNT_WORDS,
    DIPSTICK_RANKS,
    NUMBER,
    ONLY_ON_A_DIPSTICK,
    is_unit,
    missing_result,
)
from lupus_journal.domain.numbers import read_printed_number, same_signs
from lupus_journal.domain.text import clean_line

LONGEST = 200
"""A longer line is a comment, not a result."""

_FLAG = (
    r"(?P<body>.*\S)\s*(?:[(\[](?P<enclosed>HH|LL|H|L|A|\*)[)\]]|(?<=\s)(?P<apart>HH|LL|H|L|A)"
    r"|(?<=[0-9])(?P<joined>HH|LL|H|L)|(?P<star>\*)|(?<=\s)(?P<word>[Hh]igh|[Ll]ow|HIGH|LOW))"
)
_LABEL = r"(?:[A-Za-z][\w/.-]* ){0,3}(?:[Rr]atio|RATIO|[Ii]ndex|INDEX|AI|S/CO)"
_LIMIT = rf"(?P<comparator>{COMPARATOR})?\s*(?P<number>{NUMBER})"
_TITRE = (
    rf"(?P<comparator>{COMPARATOR})?\s*1\s?[:/]\s?(?P<denominator>[1-9][0-9]{{0,6}})"
    r"(?:[\s,(]+(?P<pattern>[A-Za-z][A-Za-z ,/&-]*)\)?)?"
)
_SPAN = rf"(?P<low>{NUMBER})\s*(?:[-–—]|to\b)\s*(?P<high>{NUMBER})(?P<rest>.*)"
_LABELLED = rf"(?P<label>{_LABEL})\s?[:=]?\s?{_LIMIT}"
_LABEL_LAST = rf"{_LIMIT}\s?(?P<label>{_LABEL})"
_QUANTITY = rf"{_LIMIT}(?P<rest>.*)"


class Form(StrEnum):
    """What kind of result a printed text is, which decides how it may be drawn and compared."""

    NUMERIC = "numeric"
    CENSORED = "censored"
    TITRE = "titre"
    QUALITATIVE = "qualitative"
    ORDINAL = "ordinal"
    RANGE = "range"
    RATIO = "ratio"
    NON_RESULT = "non_result"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabValue:
    """A result: its text as printed and, beside it, what that text states.

    `number` is the value, a censored value's limit, a titre's denominator or an ordinal's rank;
    a range has `low` and `high` instead. `words` is a titre's pattern, a ratio's label, a
    qualitative answer, a count in words, or why there is no result.
    """

    printed: str
    form: Form
    comparator: str = ""
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    flag: str = ""
    words: str = ""

    @property
    def trendable(self) -> bool:
        """Whether the number may enter a mean or a change: a limit, a rank or a titre may not."""
        return self.form is Form.NUMERIC and self.number is not None


def read_lab_value(printed: str, *, dipstick: bool = False) -> LabValue:
    """The result a printed text states; what is not recognised is kept as text.

    Only a number with more than one reading is refused. On a dipstick, "neg", "-" and "+1" are
    ranks.
    """
    line = clean_line(printed)
    if len(line) > LONGEST:
        return LabValue(printed=line, form=Form.TEXT)
    body, flag = _without_flag(same_signs(line))
    value = _in_words(body, dipstick=dipstick) or _with_digits(body)
    if value is None:
        return LabValue(printed=line, form=Form.TEXT)
    return replace(value, printed=line, flag=flag)


def _without_flag(line: str) -> tuple[str, str]:
    match = re.fullmatch(_FLAG, line)
    if match is None:
        return line, ""
    flag = next(found for name, found in match.groupdict().items() if name != "body" and found)
    return match["body"], flag[0].upper() if match["word"] else flag


def _in_words(body: str, *, dipstick: bool) -> LabValue | None:
    word = " ".join(body.casefold().split())
    if dipstick and word in ONLY_ON_A_DIPSTICK:
        return _rank(body, ONLY_ON_A_DIPSTICK[word])
    if (answer := ANSWERS.get(word)) is not None:
        if dipstick and answer == "negative":
            return _rank(body, 0)
        return LabValue(printed=body, form=Form.QUALITATIVE, words=answer)
    if (count := COUNT_WORDS.get(word)) is not None:
        return LabValue(printed=body, form=Form.RANGE, words=count)
    if why := missing_result(body):
        return LabValue(printed=body, form=Form.NON_RESULT, words=why)
    return _dipstick_grade(body)


def _dipstick_grade(body: str) -> LabValue | None:
    """A grade such as 2+, with the amount that some strips print behind it: 1+ (30)."""
    grade, _, amount = body.partition("(")
    rank = DIPSTICK_RANKS.get(grade.replace(" ", "").casefold())
    if rank is None or amount[-1:] not in ("", ")"):
        return None
    return _rank(body, rank, amount.removesuffix(")").strip())


def _rank(body: str, rank: int, words: str = "") -> LabValue:
    return LabValue(printed=body, form=Form.ORDINAL, number=Decimal(rank), words=words)


def _with_digits(body: str) -> LabValue | None:
    return _titre(body) or _span(body) or _ratio(body) or _quantity(body)


def _titre(body: str) -> LabValue | None:
    match = re.fullmatch(_TITRE, body)
    if match is None:
        return None
    return LabValue(
        printed=body,
        form=Form.TITRE,
        comparator=_comparator(match),
        number=Decimal(match["denominator"]),
        words=(match["pattern"] or "").strip(),
    )


def _span(body: str) -> LabValue | None:
    match = re.fullmatch(_SPAN, body)
    unit = match and _unit(match)
    if match is None or unit is None:
        return None
    low, high = read_printed_number(match["low"]), read_printed_number(match["high"])
    if low > high:
        return None
    return LabValue(printed=body, form=Form.RANGE, low=low, high=high, unit=unit)


def _ratio(body: str) -> LabValue | None:
    match = re.fullmatch(_LABELLED, body) or re.fullmatch(_LABEL_LAST, body)
    if match is None:
        return None
    return LabValue(
        printed=body,
        form=Form.CENSORED if match["comparator"] else Form.RATIO,
        comparator=_comparator(match),
        number=read_printed_number(match["number"]),
        words=match["label"],
    )


def _quantity(body: str) -> LabValue | None:
    match = re.fullmatch(_QUANTITY, body)
    unit = match and _unit(match)
    if match is None or unit is None:
        return None
    return LabValue(
        printed=body,
        form=Form.CENSORED if match["comparator"] else Form.NUMERIC,
        comparator=_comparator(match),
        number=read_printed_number(match["number"]),
        unit=unit,
    )


def _comparator(match: re.Match[str]) -> str:
    sign = match["comparator"] or ""
    return COMPARATORS.get(sign, sign)


def _unit(match: re.Match[str]) -> str | None:
    """What stands behind the number if it can be a unit; None if it says something else."""
    rest = match["rest"].strip()
    return rest if not rest or is_unit(rest) else None
