"""Units of laboratory values: what is printed for them, and which convert into each other.

A unit is named as in UCUM (https://ucum.org). Within a dimension only powers of ten differ; from
one dimension to another, as from mass to amount of substance, an analyte's own factor leads.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from lupus_journal.domain.analytes import Analyte

_EXACT = Context(prec=50)
_KEPT = Context(prec=15)

_DIMENSIONS: dict[str, dict[str, str]] = {
    "mass per volume": {
        "g/L": "1",
        "g/dL": "10",
        "mg/dL": "0.01",
        "mg/L": "0.001",
        "ug/dL": "0.00001",
        "ug/mL": "0.001",
        "ug/L": "0.000001",
        "ng/mL": "0.000001",
        "ng/dL": "0.00000001",
        "ng/L": "0.000000001",
        "pg/mL": "0.000000001",
    },
    "substance per volume": {
        "mol/L": "1",
        "mmol/L": "0.001",
        "umol/L": "0.000001",
        "nmol/L": "0.000000001",
        "pmol/L": "0.000000000001",
    },
    "equivalents per volume": {"meq/L": "1"},
    "catalytic or other units per volume": {"U/mL": "1", "U/L": "0.001", "kU/L": "1"},
    "international units per volume": {
        "[IU]/mL": "1",
        "[IU]/L": "0.001",
        "k[IU]/L": "1",
        "m[IU]/mL": "0.001",
    },
    "catalytic amount per volume": {"ukat/L": "1"},
    "arbitrary units": {"[arb'U]": "1"},
    "arbitrary units per volume": {"[arb'U]/mL": "1"},
    "IgG phospholipid units": {"[GPL'U]": "1"},
    "IgM phospholipid units": {"[MPL'U]": "1"},
    "IgA phospholipid units": {"[APL'U]": "1"},
    "antibody index": {"{AI}": "1"},
    "ratio": {"{ratio}": "1"},
    "titre": {"{titer}": "1"},
    "mass per mass of creatinine": {
        "mg/mg{creat}": "1",
        "g/g{creat}": "1",
        "mg/g{creat}": "0.001",
        "ug/mg{creat}": "0.001",
    },
    "mass per amount of creatinine": {
        "mg/mmol{creat}": "1",
        "g/mol{creat}": "1",
        "g/mmol{creat}": "1000",
    },
    "mass per time": {"g/(24.h)": "1", "mg/(24.h)": "0.001"},
    "count per volume": {
        "10*12/L": "1000000",
        "10*6/uL": "1000000",
        "10*9/L": "1000",
        "10*3/uL": "1000",
        "10*6/L": "1",
        "/uL": "1",
    },
    "share": {"%": "1"},
    "count per field": {"/[HPF]": "1"},
    "count per low-power field": {"/[LPF]": "1"},
    "filtration": {"mL/min/{1.73_m2}": "1", "mL/s/{1.73_m2}": "60"},
    "speed": {"mm/h": "1"},
    "time": {"s": "1"},
}

_PRINTED = {
    "10*3/uL": "K/uL, K/mm3, K/cumm, THOUS/uL, THOU/uL, thousand/uL, 10e3/uL, x10e3/uL, 10x3/uL, "
    "10*3/mm3, 10^3/cumm, th/uL",
    "10*6/uL": "M/uL, MIL/uL, million/uL, 10e6/uL, x10e6/uL, 10x6/uL, 10*6/mm3",
    "10*9/L": "10e9/L, x10e9/L, 10x9/L, giga/L, Gpt/L, /nL",
    "10*12/L": "10e12/L, x10e12/L, T/L, tera/L, Tpt/L, /pL",
    "10*6/L": "10e6/L, x10e6/L, 10x6/L",
    "/uL": "cells/uL, cell/uL, /mm3, cells/mm3, /cumm, #/uL",
    "%": "percent, pct",
    "/[HPF]": "/hpf, per hpf, #/hpf, cells/hpf, hpf, RBC/hpf, WBC/hpf",
    "/[LPF]": "/lpf, per lpf, #/lpf, lpf",
    "[IU]/mL": "IU/mL, int'l units/mL, intl units/mL",
    "k[IU]/L": "kIU/L",
    "U/mL": "units/mL, unit/mL",
    "U/L": "units/L, unit/L",
    "[GPL'U]": "GPL, GPL U/mL, GPL-U/mL, GPLU/mL, GPL units, U/mL GPL, GPL/mL",
    "[MPL'U]": "MPL, MPL U/mL, MPL-U/mL, MPLU/mL, MPL units, U/mL MPL, MPL/mL",
    "[APL'U]": "APL, APL U/mL, APL-U/mL, APLU/mL, APL units, U/mL APL, APL/mL",
    "[arb'U]": "arb U, AU, arbitrary units",
    "[arb'U]/mL": "AU/mL, arb U/mL, arbitrary units/mL",
    "{AI}": "AI, index, antibody index, index value",
    "{titer}": "titer, titre",
    "mg/mg{creat}": "mg/mg, mg/mg creat, mg/mg creatinine, mg/mg Cr, mg/mg crea",
    "g/g{creat}": "g/g, g/g creat, g/g creatinine, g/g Cr, g/g crea",
    "mg/g{creat}": "mg/g, mg/g creat, mg/g creatinine, mg/g Cr, mg/g crea",
    "ug/mg{creat}": "ug/mg, ug/mg creat, ug/mg creatinine, ug/mg Cr, ug/mg crea",
    "mg/mmol{creat}": "mg/mmol, mg/mmol creat, mg/mmol creatinine, mg/mmol Cr, mg/mmol crea",
    "g/mol{creat}": "g/mol, g/mol creat, g/mol creatinine, g/mol Cr, g/mol crea",
    "g/mmol{creat}": "g/mmol, g/mmol creat, g/mmol creatinine, g/mmol Cr, g/mmol crea",
    "mg/(24.h)": "mg/24h, mg/24 hr, mg/24 hrs, mg/24 hours, mg/d, mg/day",
    "g/(24.h)": "g/24h, g/24 hr, g/24 hrs, g/24 hours, g/d, g/day",
    "mL/min/{1.73_m2}": "mL/min/1.73m2, mL/min/1.73 sq m, mL/min per 1.73 m2, mL/min/1.73, "
    "mL/min/1.73 m*2",
    "mm/h": "mm/hr, mm/hour, mm in 1 h, mm/1h",
    "meq/L": "mEq/L",
    "s": "sec, secs, second, seconds",
}
_RESPELLED = {
    "\N{MICRO SIGN}": "u",
    "\N{GREEK SMALL LETTER MU}": "u",
    "×": "x",
    "⁹": "9",
    "¹": "1",
    "²": "2",
    "³": "3",
    "⁶": "6",
    **dict.fromkeys(" []{}()_^*.·", ""),
}
_SPELLING = str.maketrans(_RESPELLED)


def read_unit(text: str) -> str:
    """The unit a printed text means, in UCUM; a text that is not known stays as it was printed."""
    return _BY_SPELLING.get(_spelling(text)) or clean_line(text)


def is_known(unit: str) -> bool:
    """Whether a unit is one of those that are told apart here."""
    return unit in _PLACE


def factor(analyte: Analyte, from_unit: str, to_unit: str) -> Fraction | None:
    """What a value of an analyte is multiplied by to change its unit, or `None` if nothing does."""
    if from_unit == to_unit:
        return Fraction(1)
    from_scale, to_scale = _scale(analyte, from_unit), _scale(analyte, to_unit)
    if from_scale is not None and to_scale is not None:
        return from_scale / to_scale
    return _within_dimension(from_unit, to_unit)


def convert(analyte: Analyte, value: Decimal, from_unit: str, to_unit: str) -> Decimal | None:
    """A value in another unit, exact or to 15 digits, or `None` if the units do not convert."""
    by = factor(analyte, from_unit, to_unit)
    if by is None:
        return None
    exact = _EXACT.multiply(value, Decimal(by.numerator))
    return _plain(_KEPT.plus(_EXACT.divide(exact, Decimal(by.denominator))))


def canonical(analyte: Analyte, value: Decimal, unit: str) -> Decimal | None:
    """A value in the analyte's conventional unit, or `None` if it cannot be told."""
    return convert(analyte, value, read_unit(unit), analyte.conventional)


def _spelling(text: str) -> str:
    """What is left of a printed unit without its case, spaces, brackets and signs of powers."""
    spelled = clean_line(text).translate(_SPELLING).lower().replace("mc", "u").replace("gm/", "g/")
    return spelled[1:] if spelled.startswith("x10") else spelled


def _scale(analyte: Analyte, unit: str) -> Fraction | None:
    """How many conventional units one of a unit is."""
    stated = [(analyte.conventional, Fraction(1))]
    if analyte.factor is not None:
        stated.append((analyte.si, Fraction(analyte.factor)))
    stated += [(other, Fraction(by)) for other, by in analyte.also]
    for known, per_conventional in stated:
        within = _within_dimension(unit, known)
        if within is not None:
            return within / per_conventional
    return None


def _within_dimension(from_unit: str, to_unit: str) -> Fraction | None:
    from_place, to_place = _PLACE.get(from_unit), _PLACE.get(to_unit)
    if from_place is None or to_place is None or from_place[0] != to_place[0]:
        return None
    return from_place[1] / to_place[1]


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    return Decimal(f"{value.normalize(_KEPT):f}")


_PLACE = {
    unit: (dimension, Fraction(scale))
    for dimension, units in _DIMENSIONS.items()
    for unit, scale in units.items()
}
_BY_SPELLING = {
    _spelling(printed): unit
    for unit in _PLACE
    for printed in (unit, *_PRINTED.get(unit, "").split(", "))
    if printed
}
