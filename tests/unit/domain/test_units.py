from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.analytes import Analyte, Direction, ReportedAs
from lupus_journal.domain.units import canonical, convert, factor, is_known, read_unit


def analyte(conventional: str, si: str, by: str, **also: str) -> Analyte:
    return Analyte(
        code="X",
        name="x",
        reported=ReportedAs.NUMBER,
        direction=Direction.BOTH,
        conventional=conventional,
        si=si,
        factor=Decimal(by),
        also=tuple((f"{unit}/L", Decimal(times)) for unit, times in also.items()),
        reviewed=date(2026, 11, 22),
    )


UPCR = analyte("mg/g{creat}", "mg/mmol{creat}", "0.11312")
CREATININE = analyte("mg/dL", "umol/L", "88.4")
CRP = analyte("mg/L", "mg/L", "1")
HAEMOGLOBIN = analyte("g/dL", "g/L", "10", mmol="0.6206")
PLATELETS = analyte("10*3/uL", "10*9/L", "1")
DSDNA = analyte("[IU]/mL", "k[IU]/L", "1")


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("mg/dl", "mg/dL"),
        ("MG/DL", "mg/dL"),
        ("mg / dL", "mg/dL"),
        ("gm/dL", "g/dL"),
        ("µmol/L", "umol/L"),
        ("μmol/l", "umol/L"),
        ("umol/L", "umol/L"),
        ("mcg/L", "ug/L"),
        ("x10^9/L", "10*9/L"),
        ("×10⁹/L", "10*9/L"),
        ("10*9/L", "10*9/L"),
        ("10e9/L", "10*9/L"),
        ("K/uL", "10*3/uL"),
        ("k/mcL", "10*3/uL"),
        ("THOUS/MCL", "10*3/uL"),
        ("10³/µL", "10*3/uL"),
        ("10*3/mm3", "10*3/uL"),
        ("x10E3/uL", "10*3/uL"),
        ("cells/µL", "/uL"),
        ("IU/mL", "[IU]/mL"),
        ("[IU]/mL", "[IU]/mL"),
        ("kIU/L", "k[IU]/L"),
        ("U/mL", "U/mL"),
        ("mEq/L", "meq/L"),
        ("mg/g", "mg/g{creat}"),
        ("mg/g creat", "mg/g{creat}"),
        ("mg/g{creat}", "mg/g{creat}"),
        ("mg/mmol Cr", "mg/mmol{creat}"),
        ("g/24 h", "g/(24.h)"),
        ("mg/day", "mg/(24.h)"),
        ("mL/min/1.73m²", "mL/min/{1.73_m2}"),
        ("mL/min/1.73 m2", "mL/min/{1.73_m2}"),
        ("/HPF", "/[HPF]"),
        ("mm/hr", "mm/h"),
        ("GPL-U/mL", "[GPL'U]"),
        ("titer", "{titer}"),
        ("%", "%"),
    ],
)
def test_a_printed_unit_is_recognised(printed: str, unit: str) -> None:
    assert read_unit(printed) == unit
    assert is_known(unit)


@pytest.mark.parametrize("printed", ["", "EliA U/mL", "SGU", "furlongs"])
def test_an_unknown_unit_stays_as_it_was_printed(printed: str) -> None:
    assert read_unit(printed) == printed
    assert not is_known(printed)


@pytest.mark.parametrize(
    ("mg_mg", "mg_g", "mg_mmol"),
    [
        ("0.15", "150", "16.968"),
        ("0.5", "500", "56.56"),
        ("0.7", "700", "79.184"),
        ("1", "1000", "113.12"),
    ],
)
def test_a_urine_ratio_is_the_same_in_every_unit(mg_mg: str, mg_g: str, mg_mmol: str) -> None:
    one, thousand, substance = Decimal(mg_mg), Decimal(mg_g), Decimal(mg_mmol)
    assert canonical(UPCR, one, "mg/mg") == thousand
    assert canonical(UPCR, one, "g/g creat") == thousand
    assert canonical(UPCR, substance, "mg/mmol") == thousand
    assert canonical(UPCR, substance, "g/mol") == thousand
    assert canonical(UPCR, substance / 1000, "g/mmol") == thousand
    assert convert(UPCR, thousand, "mg/g{creat}", "mg/mmol{creat}") == substance


@pytest.mark.parametrize(
    ("measured", "printed", "unit", "value"),
    [
        (CREATININE, "88.4", "µmol/L", "1"),
        (CREATININE, "1", "mg/dL", "1"),
        (CRP, "1.2", "mg/dL", "12"),
        (HAEMOGLOBIN, "120", "g/L", "12"),
        (HAEMOGLOBIN, "6.206", "mmol/L", "10"),
        (PLATELETS, "150", "10^9/L", "150"),
        (PLATELETS, "150000", "/uL", "150"),
        (DSDNA, "30", "kIU/L", "30"),
    ],
)
def test_a_value_is_compared_in_the_conventional_unit(
    measured: Analyte, printed: str, unit: str, value: str
) -> None:
    assert canonical(measured, Decimal(printed), unit) == Decimal(value)


@pytest.mark.parametrize(
    ("measured", "unit"),
    [(DSDNA, "U/mL"), (UPCR, "mg/dL"), (PLATELETS, "%"), (CRP, ""), (CRP, "furlongs")],
)
def test_units_that_do_not_convert_are_never_merged(measured: Analyte, unit: str) -> None:
    assert canonical(measured, Decimal(30), unit) is None


def test_a_factor_is_exact() -> None:
    assert factor(UPCR, "mg/mmol{creat}", "mg/g{creat}") == Fraction(1_250_000, 141_400)
    assert factor(CREATININE, "mg/dL", "umol/L") == Fraction(442, 5)


def test_an_unknown_unit_still_equals_itself() -> None:
    assert convert(CRP, Decimal("1.20"), "furlongs", "furlongs") == Decimal("1.2")


@given(
    value=st.decimals("0.001", "99999", places=3),
    units=st.sampled_from(
        [
            (UPCR, "mg/mmol{creat}", "mg/g{creat}"),
            (UPCR, "mg/g{creat}", "g/mmol{creat}"),
            (CREATININE, "umol/L", "mg/dL"),
            (HAEMOGLOBIN, "mmol/L", "g/L"),
            (PLATELETS, "/uL", "10*9/L"),
        ]
    ),
)
def test_a_converted_value_converts_back(value: Decimal, units: tuple[Analyte, str, str]) -> None:
    measured, from_unit, to_unit = units
    there = convert(measured, value, from_unit, to_unit)
    assert there is not None
    back = convert(measured, there, to_unit, from_unit)
    assert back is not None
    assert round(back, 6) == value


@given(text=st.text(max_size=15))
def test_reading_a_unit_twice_changes_nothing(text: str) -> None:
    assert read_unit(read_unit(text)) == read_unit(text)
