"""Reads a line of a laboratory's report into a result, and guesses neither unit nor range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lupus_journal.domain import units
from lupus_journal.domain.analytes import ReportedAs
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.lab_notation import is_unit
from lupus_journal.domain.lab_values import Form, read_lab_value
from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.reference_ranges import ReferenceRange, read_range
from lupus_journal.domain.text import clean_line, quoted
from lupus_journal.services.lab_doubts import LineDoubted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from lupus_journal.domain.analytes import Analyte
    from lupus_journal.domain.lab_values import LabValue

LONGEST_NAME = 80
LONGEST_UNIT = 40
LONGEST_TEXT = 200
"""How long a printed value, a range or a method can be."""

FIGURES = (ReportedAs.NUMBER, ReportedAs.TITRE, ReportedAs.COUNT)
"""The forms of which a result in other words is more likely a slip than what was printed."""

_BRACKETS = str.maketrans("", "", "[]{}")


class UnitDoubted(LineDoubted):
    """A unit that an analyte is not known by; it is kept once somebody confirms it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabLine:
    """One line of a report, as somebody typed or copied it."""

    name: str
    printed: str
    unit: str = ""
    range: str = ""
    method: str = ""
    is_unit_sure: bool = False
    """Whether somebody confirmed that the unit is printed so, though the test is not known by it."""
    is_to_check: bool = False
    """Whether somebody who types it can be asked to look again, at more than its unit."""

    def __post_init__(self) -> None:
        for what, text, longest in (
            ("name of a test", self.name, LONGEST_NAME),
            ("result", self.printed, LONGEST_TEXT),
            ("range", self.range, LONGEST_TEXT),
            ("method", self.method, LONGEST_TEXT),
        ):
            if len(text) > longest:
                raise InvalidEntry(
                    f"A {what} of {len(text):,} characters is too long: write at most {longest}, "
                    "and the rest as a note."
                )


def read_line(line: LabLine, analyte: Analyte | None, code: str, usual_unit: str = "") -> LabResult:
    """The result that a line states; its report is still to be named.

    `usual_unit` stands in where neither the line nor its value names a unit.
    """
    dipstick = analyte is not None and analyte.reported is ReportedAs.ORDINAL
    value = read_lab_value(line.printed, dipstick=dipstick)
    if value.printed and value.form is Form.TEXT and analyte and analyte.reported in FIGURES:
        raise InvalidEntry(
            f"{quoted(line.printed)} is no result that can be read for {analyte.name}: write it as "
            "71, <10, 1:320, negative or pending, and anything else as a note."
        )
    value = replace(value, unit=_unit(line, value, usual_unit))
    if analyte and analyte.units and takes_unit(value) and not value.unit:
        raise InvalidEntry(_which_unit(analyte, value))
    if analyte and value.number is not None and value.number < 0:
        raise InvalidEntry(
            f"{quoted(line.printed)} cannot be: {analyte.name} is never below 0. Check the figure."
        )
    canonical = _canonical(value, analyte)
    return LabResult(
        report="",
        code=code,
        name=analyte.name if analyte else clean_line(line.name),
        value=value,
        range=_range(line.range, value.unit),
        method=clean_line(line.method),
        loinc=_loinc(line.name, analyte),
        canonical=canonical,
        canonical_unit=analyte.conventional if analyte and canonical is not None else "",
        short=analyte.short if analyte else "",
    )


def takes_unit(value: LabValue) -> bool:
    """Whether a result is a figure in some unit; titres, grades, ratios and words are not."""
    if value.form is Form.RANGE:
        return value.low is not None
    return value.form in (Form.NUMERIC, Form.CENSORED) and not value.words


def converts(result: LabResult, analyte: Analyte) -> bool:
    """Whether a result can be compared with those in the analyte's usual unit."""
    unit = units.read_unit(result.value.unit)
    return units.factor(analyte, unit, analyte.conventional) is not None


def doubt_unit(result: LabResult, analyte: Analyte | None) -> None:
    """Refuse a unit that nothing is known of for an analyte; only hand entry asks about it."""
    if doubt := unit_doubt(result, analyte):
        raise UnitDoubted(doubt)


def unit_doubt(result: LabResult, analyte: Analyte | None) -> str:
    """What to ask about a unit that an analyte is not known by: a slip more often than not."""
    unit = result.value.unit
    if analyte is None or not (unit and analyte.units and takes_unit(result.value)):
        return ""
    if converts(result, analyte) or units.read_unit(unit) in analyte.units:
        return ""
    return (
        f"{quoted(unit)} is not a unit that {analyte.called} is known by: "
        f"write {_known_units(analyte)}, or confirm that it is printed so."
    )


def states_unit(line: LabLine) -> bool:
    """Whether a line names a unit, by itself or within its result."""
    return bool(clean_line(line.unit) or read_lab_value(line.printed).unit)


def value_and_unit(words: Sequence[str]) -> tuple[str, str]:
    """A printed value, and the unit where that stands in words of its own behind it."""
    for end in range(1, len(words)):
        head, rest = " ".join(words[:end]), " ".join(words[end:])
        value = read_lab_value(head)
        if takes_unit(value) and not value.unit and _names_unit(rest):
            return head, rest
    return " ".join(words), ""


def as_typed(unit: str) -> str:
    """A unit without the brackets of UCUM, as a keyboard types it: mg/g creat."""
    return unit.replace("{creat}", " creat").translate(_BRACKETS)


def _unit(line: LabLine, value: LabValue, usual_unit: str) -> str:
    typed = clean_line(line.unit)
    if not typed:
        return value.unit or (usual_unit if takes_unit(value) else "")
    if len(typed) > LONGEST_UNIT or not _names_unit(typed):
        raise NotUnderstood(
            f"{quoted(typed)} is not a unit: write it as it is printed, such as mg/dL."
        )
    if value.unit and units.read_unit(value.unit) != units.read_unit(typed):
        raise InvalidEntry(
            f"{quoted(line.printed)} names another unit than {quoted(typed)}: write one of them."
        )
    return typed


def _names_unit(text: str) -> bool:
    return units.is_known(units.read_unit(text)) or is_unit(text)


def _range(text: str, unit: str) -> ReferenceRange:
    """The range as printed; one in another unit than the result keeps only its text."""
    stated = read_lab_value(text).unit
    if stated and unit and units.read_unit(stated) != units.read_unit(unit):
        return ReferenceRange(text=clean_line(text))
    return read_range(text)


def _canonical(value: LabValue, analyte: Analyte | None) -> Decimal | None:
    if analyte is None or value.number is None or not (takes_unit(value) and analyte.conventional):
        return None
    return units.canonical(analyte, value.number, value.unit)


def _loinc(name: str, analyte: Analyte | None) -> str:
    """The LOINC code that was typed, or the only one that the analyte has."""
    codes = [loinc.code for loinc in analyte.loinc] if analyte else []
    if clean_line(name) in codes:
        return clean_line(name)
    return codes[0] if len(codes) == 1 else ""


def _which_unit(analyte: Analyte, value: LabValue) -> str:
    return (
        f"{analyte.called} {value.printed} needs its unit, which is never guessed: "
        f"write it as printed, such as {_known_units(analyte)}."
    )


def _known_units(analyte: Analyte) -> str:
    *some, last = list(dict.fromkeys(map(as_typed, analyte.units)))
    return " or ".join(filter(None, [", ".join(some), last]))
