"""The reference range a laboratory prints beside a result, and which side of it a value lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.lab_notation import COMPARATOR, NUMBER, is_unit
from lupus_journal.domain.lab_values import Form
from lupus_journal.domain.numbers import read_printed_number, same_signs
from lupus_journal.domain.text import clean_line, quoted

if TYPE_CHECKING:
    from decimal import Decimal

    from lupus_journal.domain.lab_values import LabValue

_BETWEEN = rf"(?P<low>{NUMBER})\s*(?:[-–—]|to\b)\s*(?P<high>{NUMBER})(?P<rest>.*)"
_ONE_SIDED = rf"(?P<comparator>{COMPARATOR})\s*(?P<limit>{NUMBER})(?P<rest>.*)"
_COMPARED = (Form.NUMERIC, Form.RATIO, Form.CENSORED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRange:
    """The limits a laboratory calls usual, and the text it prints them in.

    `exclusive` says that the limit itself lies outside, as in "<10".
    """

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""
    exclusive: bool = False

    def __post_init__(self) -> None:
        """Refuse limits that are the wrong way round."""
        if self.low is not None and self.high is not None and self.low > self.high:
            limits = quoted(self.text or f"{self.low}-{self.high}")
            raise InvalidEntry(f"The range {limits} runs backwards: write its lower limit first.")

    def flag_against(self, value: LabValue) -> str:
        """L below the range, H above it; empty inside it and wherever that is not certain."""
        if value.number is None or value.form not in _COMPARED:
            return ""
        if value.comparator[:1] != ">" and self._certainly_below(value):
            return "L"
        if value.comparator[:1] != "<" and self._certainly_above(value):
            return "H"
        return ""

    def _certainly_below(self, value: LabValue) -> bool:
        if self.low is None or value.number is None:
            return False
        touching = self.exclusive or value.comparator == "<"
        return value.number <= self.low if touching else value.number < self.low

    def _certainly_above(self, value: LabValue) -> bool:
        if self.high is None or value.number is None:
            return False
        touching = self.exclusive or value.comparator == ">"
        return value.number >= self.high if touching else value.number > self.high


def read_range(text: str) -> ReferenceRange:
    """The range a printed text states: 75-175, <10, >60, ≤4 neg; one in words has no limits."""
    line = clean_line(text)
    body = same_signs(line)
    if body[:1] in ("(", "[") and body[-1:] in (")", "]"):
        body = body[1:-1].strip()
    if (between := re.fullmatch(_BETWEEN, body)) and _adds_no_limit(between["rest"]):
        low, high = read_printed_number(between["low"]), read_printed_number(between["high"])
        return ReferenceRange(low=low, high=high, text=line)
    if (one := re.fullmatch(_ONE_SIDED, body)) and _adds_no_limit(one["rest"]):
        limit, exclusive = read_printed_number(one["limit"]), one["comparator"] in ("<", ">")
        if one["comparator"] in ("<", "<=", "=<", "≤"):
            return ReferenceRange(high=limit, text=line, exclusive=exclusive)
        return ReferenceRange(low=limit, text=line, exclusive=exclusive)
    return ReferenceRange(text=line)


def _adds_no_limit(rest: str) -> bool:
    """Whether what follows the limits is a unit or plain words, and not a second range."""
    words = rest.strip()
    return is_unit(words) or not any(letter.isdigit() or letter in "<>≤≥:/" for letter in words)
