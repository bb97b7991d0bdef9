"""How laboratories print: the shape of numbers and units, and the words that stand for results."""

from __future__ import annotations

import re

NUMBER = (
    r"[+-]?(?:[1-9][0-9]{0,2}(?:[., '’][0-9]{3})+(?![0-9*^])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)"
)
"""A number; one whose digits are grouped belongs here so that it is refused with words."""

COMPARATOR = r"<=|>=|=<|=>|≤|≥|<|>"
COMPARATORS = {"=<": "<=", "≤": "<=", "=>": ">=", "≥": ">="}

_SYMBOL = r"[A-Za-zµμ%°]{1,7}"
_POWER_OF_TEN = r"(?:[x×] ?)?10[*^⁰¹²³⁴⁵⁶⁷⁸⁹E]"
_COMPOUND = r"(?=\S*[/\[{^*])(?![eE][0-9])(?:[A-Za-zµμ%°\[{]|/(?=[A-Za-zµμ\[{]))"
_QUOTIENT = rf"(?:{_POWER_OF_TEN}|{_COMPOUND})[^\s()<>]*"
_CLOSING = r"(?: (?:m2|m²|m\^2|[Cc]r|[Cc]reat\w*))?"
UNIT = rf"(?:{_SYMBOL}|per {_SYMBOL}|(?:{_SYMBOL} )?{_QUOTIENT}{_CLOSING})"
"""A unit as printed: mg/dL, IU/mL, x10^9/L, /HPF, mL/min/1.73 m2, mg/g creat."""

ANSWERS = {
    **dict.fromkeys(
        ("neg", "negative", "non-reactive", "nonreactive", "non reactive", "not reactive"),
        "negative",
    ),
    **dict.fromkeys(("not detected", "none detected", "undetected", "absent"), "negative"),
    **dict.fromkeys(("borderline", "equivocal", "indeterminate"), "equivocal"),
    **dict.fromkeys(("pos", "positive", "reactive", "detected", "present"), "positive"),
}
"""What a qualitative result says, by the word it is printed with."""

DIPSTICK_RANKS = {
    **dict.fromkeys(("trace", "tr", "±", "+-", "+/-"), 1),
    **{"+" * count: count + 1 for count in range(1, 5)},
    **{f"{count}+": count + 1 for count in range(1, 5)},
}
"""The rank of a dipstick result from 0, negative, to 5, 4+, whatever the analyte."""

ONLY_ON_A_DIPSTICK = {"-": 0, "+1": 2, "+2": 3, "+3": 4, "+4": 5}
"""What is a rank where a dipstick is read, and elsewhere a number or no result at all."""

COUNT_WORDS = {
    **dict.fromkeys(("tntc", "too numerous to count"), "too numerous to count"),
    **{word: word for word in ("none seen", "rare", "few", "occasional", "many")},
}
"""What a microscopist writes instead of a count."""

_NO_RESULT = {
    "not enough sample": "qns|quantity (?:not sufficient|insufficient)|insufficient|not sufficient",
    "haemolysed": "ha?emoly[sz]ed|(?:specimen|sample) ha?emoly[sz]ed",
    "clotted": "clotted|(?:specimen|sample) clotted",
    "pending": "pending|to follow",
    "see comment": "see (?:comment|note|report|below)s?",
    "cancelled": "canceled|cancelled",
    "not done": "not (?:done|performed|measured|tested)|test not (?:done|performed)|tnp",
    "not calculated": "(?:unable to|cannot|could not) (?:be )?calculated?|not calculated",
    "not available": "n/?a$|not (?:available|applicable|reported)",
}


def missing_result(line: str) -> str:
    """Why there is no result, if that is what a printed line says; empty otherwise."""
    for why, words in _NO_RESULT.items():
        if re.match(rf"(?:{words})\b", line, re.IGNORECASE):
            return why
    return ""


def is_unit(text: str) -> bool:
    """Whether a text that follows a number can be its unit."""
    says_something_else = text.casefold() in ANSWERS or text.casefold() in COUNT_WORDS
    return bool(re.fullmatch(UNIT, text)) and not says_something_else and not missing_result(text)
