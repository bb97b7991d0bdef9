from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lupus_journal.domain.analytes import (
    Analyte,
    Analytes,
    Direction,
    FallbackRange,
    LoincCode,
    ReportedAs,
)
from lupus_journal.domain.errors import UnknownEntry


def analyte(code: str, name: str, *aliases: str, ranges: tuple[FallbackRange, ...] = ()) -> Analyte:
    return Analyte(
        code=code,
        name=name,
        reported=ReportedAs.NUMBER,
        direction=Direction.BOTH,
        conventional="g/dL",
        si="g/L",
        factor=Decimal(10),
        aliases=aliases,
        loinc=(LoincCode("718-7", "Hemoglobin [Mass/volume] in Blood"),) if code == "HGB" else (),
        ranges=ranges,
        reviewed=date(2026, 11, 22),
    )


HGB = analyte("HGB", "Haemoglobin", "Hb")
ALB = analyte("ALB", "Albumin", "Alb")
ACLG = analyte("ACLG", "Anticardiolipin IgG", "aCL")
ACLM = analyte("ACLM", "Anticardiolipin IgM", "aCL")
KNOWN = Analytes([HGB, ALB, ACLG, ACLM])


@pytest.mark.parametrize("text", ["HGB", "hgb", " Haemoglobin ", "hb", "718-7"])
def test_an_analyte_is_found_by_everything_it_goes_by(text: str) -> None:
    assert KNOWN.find(text) is HGB


def test_a_name_of_two_analytes_is_asked_back() -> None:
    assert KNOWN.get("aCL") is None
    with pytest.raises(UnknownEntry, match=r"write ACLG \(Anticardiolipin IgG\) or ACLM \("):
        KNOWN.find("aCL")


def test_a_mistyped_name_gets_suggestions() -> None:
    with pytest.raises(UnknownEntry, match=r"Did you mean Haemoglobin\?$"):
        KNOWN.find("Hemoglobin")


@pytest.mark.parametrize("text", ["", "   ", "4485-9"])
def test_what_is_not_known_is_not_guessed(text: str) -> None:
    with pytest.raises(UnknownEntry):
        KNOWN.find(text)


def test_the_units_begin_with_the_one_that_values_compare_in() -> None:
    assert HGB.units == ("g/dL", "g/L")


def test_a_range_is_only_used_for_whom_and_how_it_was_published() -> None:
    women = FallbackRange(low=Decimal(12), unit="g/dL", sex="F", source="S1")
    by_assay = FallbackRange(low=Decimal(60), unit="g/dL", method="EIA", source="S1")
    ranged = analyte("X", "x", ranges=(women, by_assay))
    assert ranged.fallback(sex="F") is women
    assert ranged.fallback(method="EIA") is by_assay
    assert ranged.fallback() is None
    assert ranged.fallback(sex="M") is None
