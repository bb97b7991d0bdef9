"""How symptoms are rated: what may be said, how it is kept and how it reads."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from lupus_journal.domain.errors import InvalidEntry, JournalError, NotUnderstood
from lupus_journal.domain.numbers import read_number
from lupus_journal.domain.numbers import written as number_written
from lupus_journal.domain.text import quoted

SEVERITIES = ("none", "mild", "moderate", "severe")

_YES_AND_NO = {"yes": 1, "y": 1, "1": 1, "no": 0, "n": 0, "0": 0}
_WITH_UNIT = re.compile(r"(.*?)\s*(minutes?|mins?|kg|°?\s?[cf]|°)?", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")
_TENTH = Decimal("0.1")


class Scale(StrEnum):
    """A way to rate a symptom; every answer is kept as a number."""

    RATING = "0-10"
    SEVERITY = "severity"
    YES_NO = "yes or no"
    MINUTES = "minutes"
    KILOGRAMS = "kg"
    TEMPERATURE = "temperature"
    PRESSURE = "pressure"

    @property
    def is_rating(self) -> bool:
        """Whether it goes from 0 to 10."""
        return self is Scale.RATING

    @property
    def choices(self) -> str:
        """How an answer is written, to end a sentence with."""
        return _CHOICES[self]

    def read(self, text: str, of: str = "this symptom") -> Decimal:
        """The answer a text gives; a refusal names what it was given for."""
        match self:
            case Scale.RATING:
                return self._whole_number(text, of)
            case Scale.SEVERITY:
                return self._severity(text, of)
            case Scale.YES_NO:
                return self._yes_or_no(text, of)
            case Scale.TEMPERATURE:
                return self._temperature(text, of)
            case Scale.MINUTES | Scale.KILOGRAMS:
                return self._measured(text, of)
            case Scale.PRESSURE:
                raise InvalidEntry("Home blood pressure is not logged as a symptom.")

    def check(self, value: Decimal, of: str = "this symptom", typed: str = "") -> Decimal:
        """The answer itself, unless it lies off the scale; a refusal names it as it was typed."""
        low, high = _LIMITS[self]
        if not low <= value <= high:
            text = quoted(typed or number_written(value))
            raise InvalidEntry(f"{text} is outside {low}-{high} for {of}: {self.choices}.")
        return value

    def written(self, value: Decimal) -> str:
        """An answer as it is shown: 6, moderate, yes, 45 min, 38.1 °C."""
        match self:
            case Scale.SEVERITY if value in range(len(SEVERITIES)):
                return SEVERITIES[int(value)]
            case Scale.YES_NO if value in (0, 1):
                return "yes" if value else "no"
            case Scale.MINUTES:
                return f"{number_written(value)} min"
            case Scale.KILOGRAMS:
                return f"{number_written(value)} kg"
            case Scale.TEMPERATURE:
                return f"{number_written(value.quantize(_TENTH))} °C"
            case _:
                return number_written(value)

    def _whole_number(self, text: str, of: str) -> Decimal:
        value = self._number(text, text, of)
        if value != value.to_integral_value():
            raise InvalidEntry(f"{quoted(text)} is between two steps for {of}: {self.choices}.")
        return Decimal(int(self.check(value, of)))

    def _severity(self, text: str, of: str) -> Decimal:
        word = text.strip().lower()
        if word in SEVERITIES:
            return Decimal(SEVERITIES.index(word))
        return self._whole_number(text, of)

    def _yes_or_no(self, text: str, of: str) -> Decimal:
        answer = _YES_AND_NO.get(text.strip().lower())
        if answer is None:
            raise NotUnderstood(f"{quoted(text)} is neither yes nor no for {of}: {self.choices}.")
        return Decimal(answer)

    def _measured(self, text: str, of: str) -> Decimal:
        number, unit = _parts(text)
        if unit and not unit.startswith(self.value[:2]):
            raise self._not_understood(text, of)
        return self.check(self._number(number, text, of), of)

    def _temperature(self, text: str, of: str) -> Decimal:
        number, unit = _parts(text)
        if unit[-1:] not in ("", "°", "c", "f"):
            raise self._not_understood(text, of)
        value = self._number(number, text, of)
        if unit.endswith("f") or (not unit.endswith("c") and value >= 86):
            value = ((value - 32) * 5 / 9).quantize(_HUNDREDTH)
        return self.check(value, of, text)

    def _number(self, number: str, text: str, of: str) -> Decimal:
        try:
            return read_number(number)
        except NotUnderstood:
            raise self._not_understood(text, of) from None

    def _not_understood(self, text: str, of: str) -> JournalError:
        kind = "severity" if self is Scale.SEVERITY else "number"
        return NotUnderstood(f"{quoted(text)} is not a {kind} for {of}: {self.choices}.")


_CHOICES = {
    Scale.RATING: "write a whole number from 0 to 10",
    Scale.SEVERITY: "write none, mild, moderate or severe",
    Scale.YES_NO: "write yes or no",
    Scale.MINUTES: "write minutes, such as 45",
    Scale.KILOGRAMS: "write kilograms, such as 2.5",
    Scale.TEMPERATURE: "write it as 38.1 or 100.6F",
    Scale.PRESSURE: "write it as 128/82",
}
_LIMITS = {
    Scale.RATING: (0, 10),
    Scale.SEVERITY: (0, 3),
    Scale.YES_NO: (0, 1),
    Scale.MINUTES: (0, 1440),
    Scale.KILOGRAMS: (0, 100),
    Scale.TEMPERATURE: (30, 45),
    Scale.PRESSURE: (0, 0),
}


def _parts(text: str) -> tuple[str, str]:
    """A number and the unit typed behind it, in lower case."""
    parts = _WITH_UNIT.fullmatch(text.strip())
    return (parts[1], (parts[2] or "").lower()) if parts else (text, "")
