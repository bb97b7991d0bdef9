"""Numbers as people type them and laboratories print them."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.text import quoted

MOST_DIGITS = 15
"""How many digits survive every program that reads an export as floating point."""

_PLAIN = r"([+-]?)([0-9]*)(?:([.,])([0-9]+))?"
_GROUPED = r"([+-]?[1-9][0-9]{0,2}([., '’])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?"
_SEVERAL = r"[+-]?[0-9]+(?:[., '’]+[0-9]+)+"
_LOOK_ALIKES = str.maketrans({"\N{MINUS SIGN}": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def read_number(text: str) -> Decimal:
    """The number a text states, its decimal sign a full stop or an unambiguous comma."""
    number = _stated(text)
    if _too_long(number):
        raise InvalidEntry(f"{quoted(text)} has more than {MOST_DIGITS} digits: write fewer.")
    return number


def read_printed_number(text: str) -> Decimal:
    """The number a machine printed: as `read_number`, but its sixteenth digit is rounded away.

    Exports print floating point to the last bit, and such a result is no mistake to put right.
    """
    number = _stated(text)
    return Context(prec=MOST_DIGITS).normalize(number) if _too_long(number) else number


def read_whole(text: str, what: str, least: int, most: int) -> int:
    """The whole number a text states; a refusal names what it is of."""
    number = read_number(text)
    if number != number.to_integral_value() or not least <= number <= most:
        raise InvalidEntry(
            f"{what} is {quoted(text)}: write a whole number from {least} to {most}."
        )
    return int(number)


def read_kg(text: str) -> Decimal:
    """A weight in kilograms, written with its unit or without."""
    try:
        return read_number(text.strip().lower().removesuffix("kg"))
    except NotUnderstood:
        raise NotUnderstood(
            f"{quoted(text)} is not a weight: write it in kilograms, such as 61.5."
        ) from None


def same_signs(text: str) -> str:
    """The text with every minus sign and narrow space that print uses as the keyboard types it."""
    return text.translate(_LOOK_ALIKES)


def written(number: Decimal) -> str:
    """A number in plain digits, never with an exponent, its trailing zeros as given."""
    return f"{number:f}"


def as_json(number: Decimal) -> int | float:
    """A number as JSON states it: 6, 1.25."""
    return int(number) if number == number.to_integral_value() else float(number)


def _stated(text: str) -> Decimal:
    typed = same_signs(text).strip()
    match = re.fullmatch(_PLAIN, typed)
    if match is None or not (match[2] or match[4]):
        raise _refusal(typed, text)
    sign, whole, separator, fraction = match[1], match[2], match[3], match[4] or ""
    if separator == "," and len(fraction) == 3 and len(whole) <= 3 and whole[:1] not in ("", "0"):
        readings = f"{sign}{whole}.{fraction} or {sign}{whole}{fraction}"
        raise InvalidEntry(f"{quoted(text)} could be {readings}: write {readings}.")
    return Decimal(f"{sign}{whole or '0'}.{fraction}" if fraction else f"{sign}{whole}")


def _too_long(number: Decimal) -> bool:
    """Whether a number takes too many digits to write out, zeros before the first not counted."""
    return len(written(number).lstrip("-0").replace(".", "")) > MOST_DIGITS


def _refusal(typed: str, text: str) -> NotUnderstood | InvalidEntry:
    if match := re.fullmatch(_GROUPED, typed):
        digits = re.sub(r"[^0-9+-]", "", match[1])
        plain = f"{digits}.{match[3]}" if match[3] else digits
        return InvalidEntry(f"{quoted(text)} groups its digits: write {plain}.")
    if re.fullmatch(_SEVERAL, typed):
        return InvalidEntry(f"{quoted(text)} has more than one separator: write it as 1234.5.")
    if any(letter.isdigit() and not letter.isascii() for letter in typed):
        return NotUnderstood(f"{quoted(text)} is not a number: write it with the digits 0 to 9.")
    return NotUnderstood(f"{quoted(text)} is not a number: write it as 6 or 1.25.")
