"""What laboratories measure in lupus: names, units, fallback ranges, what each is looked at for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.names import folded, several, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal


class Direction(StrEnum):
    """Which way of leaving the range is a concern."""

    LOW = "low"
    HIGH = "high"
    BOTH = "both"
    POSITIVE = "positive"
    CONTEXT = "context"
    """What is wanted depends on the treatment, as for B cells after an anti-CD20 antibody."""


class ReportedAs(StrEnum):
    """The form in which laboratories usually report an analyte."""

    NUMBER = "number"
    TITRE = "titre"
    QUALITATIVE = "qualitative"
    ORDINAL = "ordinal"
    COUNT = "count"
    """A count per microscope field, often printed as a range."""


@dataclass(frozen=True, slots=True)
class LoincCode:
    """A LOINC code beside the display name that its licence asks for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FallbackRange:
    """A published adult range, for results whose report prints none; it says where it is from."""

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str
    sex: str = ""
    """Whom it is for: F, M, or anybody."""
    method: str = ""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyte:
    """Something a laboratory measures."""

    code: str
    short: str = ""
    """What laboratories print for it where that is not the code."""
    name: str
    reported: ReportedAs
    direction: Direction
    conventional: str = ""
    """The unit in which values are compared, in UCUM; empty where there is none."""
    si: str = ""
    factor: Decimal | None = None
    """What a conventional value is multiplied by to give the SI value."""
    also: tuple[tuple[str, Decimal], ...] = ()
    """Further units, each with what a conventional value is multiplied by."""
    unrelated_units: tuple[str, ...] = ()
    """Units that are printed too and cannot be converted, such as percent beside a count."""
    aliases: tuple[str, ...] = ()
    loinc: tuple[LoincCode, ...] = ()
    ranges: tuple[FallbackRange, ...] = ()
    by_assay: bool = False
    """Whether values compare only within one laboratory, method and unit."""
    trended: bool = True
    """Whether a course over time says something; an antinuclear titre is kept and shown only."""
    meaning: str = ""
    sources: tuple[str, ...] = ()
    reviewed: date

    @property
    def called(self) -> str:
        """What people call it in short."""
        return self.short or self.code

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit the analyte is printed in, the conventional one first."""
        stated = (self.conventional, self.si, *(unit for unit, _ in self.also))
        return tuple(dict.fromkeys(filter(None, (*stated, *self.unrelated_units))))

    def fallback(self, sex: str = "", method: str = "") -> FallbackRange | None:
        """The published range for a person and a method, where one is known for both."""
        fits = (r for r in self.ranges if r.sex in ("", sex) and r.method in ("", method))
        return next(fits, None)


class Analytes:
    """The analytes that are known, found by code, name, alias or LOINC code."""

    def __init__(self, analytes: Iterable[Analyte]) -> None:
        self._by_code = {analyte.code: analyte for analyte in analytes}
        self._by_name: dict[str, list[Analyte]] = {}
        for analyte in self:
            for name in dict.fromkeys(map(folded, names(analyte))):
                self._by_name.setdefault(name, []).append(analyte)

    def __iter__(self) -> Iterator[Analyte]:
        return iter(self._by_code.values())

    def named(self, text: str) -> list[Analyte]:
        """Every analyte that goes by a name; a code as it is written means one alone."""
        if analyte := self._by_code.get(text):
            return [analyte]
        return self._by_name.get(folded(text), [])

    def get(self, text: str) -> Analyte | None:
        """The analyte that goes by a name, or `None` if none or several do."""
        found = self.named(text)
        return found[0] if len(found) == 1 else None

    def short(self, code: str) -> str:
        """What laboratories print for a code, if that is something else."""
        analyte = self._by_code.get(code)
        return analyte.short if analyte else ""

    def find(self, text: str) -> Analyte:
        """The analyte that goes by a name; otherwise the refusal names what comes near it."""
        found = self.named(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise several(text, [f"{analyte.called} ({analyte.name})" for analyte in found])
        raise unknown(
            text, "lab value", [name for a in self for name in (a.called, a.name, *a.aliases)]
        )


def names(analyte: Analyte) -> tuple[str, ...]:
    """Everything an analyte goes by."""
    codes = (loinc.code for loinc in analyte.loinc)
    return (analyte.code, analyte.name, *analyte.aliases, *codes)
