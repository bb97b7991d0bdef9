"""The analytes that ship, against what their sources publish."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.analytes import Analyte, Direction, ReportedAs
from lupus_journal.domain.names import folded
from lupus_journal.domain.units import canonical, factor, is_known
from lupus_journal.reference import catalogue

ANALYTES = {analyte.code: analyte for analyte in catalogue.analytes()}
each_analyte = pytest.mark.parametrize("analyte", ANALYTES.values(), ids=ANALYTES)

CODES = {
    *("C3", "C4", "CH50", "DSDNA", "DSDNA_T", "DSDNA_Q", "UPCR", "U24P", "UACR", "UPRO", "UBLD"),
    *("URBC", "UWBC", "UCAST_R", "UCAST_G", "CREAT", "EGFR", "BUN", "K", "ALB", "ESR", "CRP"),
    *("WBC", "NEUT", "LYMPH", "HGB", "PLT", "RETIC", "TBIL", "ALT", "AST", "LDH", "HAPTO", "DAT"),
    *("IGG", "IGA", "IGM", "CD19", "VITD", "FERR", "CK", "ANA", "SM", "RNP", "SSA", "SSB"),
    *("ACLG", "ACLM", "ACLA", "B2G", "LA", "HCQ", "HCG"),
}

NOT_CHECKED = {"1007-4", "11013-0", "30341-2", "14804-9", "5076-5"}


def has_its_check_digit(code: str) -> bool:
    """Whether the digit after a LOINC code's hyphen fits it, which invented codes often fail.

    Every other digit from the right makes a number that is doubled; its digits and the remaining
    ones add up to what the check digit completes to a multiple of ten.
    """
    number, hyphen, check = code.partition("-")
    if not (hyphen and number.isdecimal() and number.isascii() and check in set("0123456789")):
        return False
    doubled = str(2 * int(number[::-2]))
    return (sum(map(int, doubled)) + sum(map(int, number[-2::-2])) + int(check)) % 10 == 0


def test_every_analyte_of_the_clinical_table_ships() -> None:
    assert set() == CODES - set(ANALYTES)


@each_analyte
def test_an_analyte_has_a_short_name_that_people_can_read_and_type(analyte: Analyte) -> None:
    assert "_" not in analyte.called
    assert catalogue.analytes().find(analyte.called) is analyte


@each_analyte
def test_units_are_known_and_convert(analyte: Analyte) -> None:
    assert [unit for unit in analyte.units if not is_known(unit)] == []
    convertible = [unit for unit in (analyte.si, *dict(analyte.also)) if unit]
    assert all(factor(analyte, analyte.conventional, unit) for unit in convertible)
    unrelated = analyte.unrelated_units
    assert not any(factor(analyte, analyte.conventional, unit) for unit in unrelated)
    assert bool(analyte.si) == (analyte.factor is not None)


@each_analyte
def test_a_range_has_a_lower_and_a_higher_end(analyte: Analyte) -> None:
    for each in analyte.ranges:
        assert each.low is not None or each.high is not None
        assert each.low is None or each.high is None or each.low < each.high
        assert each.unit in analyte.units
        assert each.sex in ("", "F", "M")


@each_analyte
def test_every_analyte_says_where_it_is_from(analyte: Analyte) -> None:
    tags = [*analyte.sources, *(each.source for each in analyte.ranges)]
    assert analyte.sources
    assert [
        tag for tag in tags if tag not in catalogue.sources() and not tag.startswith("K: ")
    ] == []
    assert analyte.meaning.endswith(".")


@each_analyte
def test_a_loinc_code_is_real_and_named(analyte: Analyte) -> None:
    for loinc in analyte.loinc:
        assert has_its_check_digit(loinc.code)
        assert len(loinc.name) > 10
        assert loinc.code not in NOT_CHECKED


@pytest.mark.parametrize("code", ["4485-9", "5130-0", "2160-0", "62292-8", "98979-8", "718-7"])
def test_a_real_loinc_code_passes_its_check_digit(code: str) -> None:
    assert has_its_check_digit(code)


@pytest.mark.parametrize("code", ["7465-1", "33939-6", "", "-", "4485", "4485-", "44859", "a-1"])
def test_an_invented_loinc_code_fails(code: str) -> None:
    assert not has_its_check_digit(code)


@given(number=st.integers(1, 999_999))
def test_every_number_has_one_check_digit(number: int) -> None:
    assert sum(has_its_check_digit(f"{number}-{digit}") for digit in range(10)) == 1


@given(number=st.integers(1000, 99_999), place=st.integers(0, 3), by=st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, by: int) -> None:
    [check] = [digit for digit in range(10) if has_its_check_digit(f"{number}-{digit}")]
    digits = list(str(number))
    digits[place] = str((int(digits[place]) + by) % 10)
    assert not has_its_check_digit(f"{''.join(digits)}-{check}")


def test_codes_are_unique_and_a_shared_alias_is_meant() -> None:
    rows = catalogue.rows("analytes")["analyte"]
    assert len(rows) == len(ANALYTES)
    codes = [loinc.code for analyte in ANALYTES.values() for loinc in analyte.loinc]
    assert len(codes) == len(set(codes))
    assert shared_names() == {
        *("acl", "aca", "anticardiolipin"),
        *("aβ2gpi", "β2gp1", "b2gp1", "anti β2 glycoprotein i"),
        *("hbv", "hep b", "hepatitis b"),
        "la",
    }


@each_analyte
def test_an_analyte_is_found_by_its_code_and_name(analyte: Analyte) -> None:
    assert catalogue.analytes().find(analyte.code) is analyte
    assert catalogue.analytes().find(analyte.name) is analyte


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("c3", "C3"),
        ("anti-dsDNA", "DSDNA"),
        ("P/C ratio", "UPCR"),
        ("Creatinine", "CREAT"),
        ("14682-9", "CREAT"),
        ("ANC", "NEUT"),
        ("Hgb", "HGB"),
        ("25(OH)D", "VITD"),
        ("PLATELET COUNT", "PLT"),
        ("dRVVT", "LA"),
    ],
)
def test_an_analyte_goes_by_what_reports_print(printed: str, code: str) -> None:
    assert catalogue.analytes().find(printed).code == code


def test_beta_2_microglobulin_is_not_taken_for_an_antibody() -> None:
    assert catalogue.analytes().get("B2M") is None


def test_spot_and_24_hour_urine_are_separate_series() -> None:
    find = catalogue.analytes().find
    assert find("2890-2").code == "UPCR"
    assert find("13801-6").code == "UPCR24"
    assert find("9318-7").code == "UACR"


def test_values_of_different_assays_are_kept_apart() -> None:
    by_assay = {code for code, analyte in ANALYTES.items() if analyte.by_assay}
    assert {"DSDNA", "CH50", "EGFR", "LDH", "HCQ", "ACLG", "B2G"} <= by_assay
    assert not {"C3", "C4", "UPCR", "CREAT", "HGB", "PLT"} & by_assay


def test_titres_are_kept_but_not_trended() -> None:
    untrended = {code for code, analyte in ANALYTES.items() if not analyte.trended}
    assert untrended == {"DSDNA_T", "ANA"}
    assert all(ANALYTES[code].reported is ReportedAs.TITRE for code in untrended)


def test_what_is_a_concern_is_stated() -> None:
    assert ANALYTES["C3"].direction is Direction.LOW
    assert ANALYTES["UPCR"].direction is Direction.HIGH
    assert ANALYTES["CD19"].direction is Direction.CONTEXT
    assert ANALYTES["DAT"].direction is Direction.POSITIVE


@pytest.mark.parametrize(
    ("code", "value", "unit", "expected"),
    [
        ("C3", "0.71", "g/L", "71"),
        ("CREAT", "88.4", "µmol/L", "1"),
        ("CRP", "1.2", "mg/dL", "12"),
        ("UPCR", "56.56", "mg/mmol", "500"),
        ("UPCR", "0.5", "g/g", "500"),
        ("HGB", "120", "g/L", "12"),
        ("K", "4.1", "mEq/L", "4.1"),
        ("ALT", "31", "IU/L", "31"),
        ("PLT", "150", "K/uL", "150"),
        ("U24P", "0.5", "g/24h", "500"),
        ("VITD", "74.88", "nmol/L", "30"),
        ("CD19", "0.12", "10^9/L", "120"),
    ],
)
def test_a_report_in_other_units_is_compared(
    code: str, value: str, unit: str, expected: str
) -> None:
    assert canonical(ANALYTES[code], Decimal(value), unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("code", "unit"), [("DSDNA", "U/mL"), ("RETIC", "%"), ("CD19", "%"), ("ACLG", "U/mL")]
)
def test_what_does_not_convert_stays_apart(code: str, unit: str) -> None:
    assert canonical(ANALYTES[code], Decimal(5), unit) is None


def test_the_licence_of_loinc_is_stated() -> None:
    notice = catalogue.loinc_notice()
    assert notice.startswith("This material contains content from LOINC (http://loinc.org).")
    assert "http://loinc.org/license" in notice
    assert "\n" not in notice


def shared_names() -> set[str]:
    named: dict[str, set[str]] = {}
    for analyte in ANALYTES.values():
        for name in (analyte.code, analyte.name, *analyte.aliases):
            named.setdefault(folded(name), set()).add(analyte.code)
    return {name for name, codes in named.items() if len(codes) > 1}
