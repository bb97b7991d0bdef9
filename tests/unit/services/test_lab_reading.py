from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.analytes import Analyte, Direction, ReportedAs
from lupus_journal.domain.errors import InvalidEntry, JournalError, NotUnderstood
from lupus_journal.domain.lab_values import Form
from lupus_journal.services.lab_reading import LabLine, as_typed, converts, read_line, states_unit

C3 = Analyte(
    code="C3",
    name="Complement C3",
    reported=ReportedAs.NUMBER,
    direction=Direction.LOW,
    conventional="mg/dL",
    si="g/L",
    factor=Decimal("0.01"),
    reviewed=date(2026, 11, 1),
)
UPCR = replace(
    C3, code="UPCR", conventional="mg/g{creat}", si="mg/mmol{creat}", factor=Decimal("0.1131")
)
DIPSTICK = replace(C3, code="UPRO", reported=ReportedAs.ORDINAL)


def line(printed: str, unit: str = "", limits: str = "") -> LabLine:
    return LabLine(name="C3", printed=printed, unit=unit, range=limits)


def test_a_value_is_kept_as_printed_and_computed_beside_it() -> None:
    result = read_line(line("0,9", "g/L", limits="0,75-1,75"), C3, "C3")
    assert (result.value.printed, result.value.unit) == ("0,9", "g/L")
    assert (result.canonical, result.canonical_unit) == (Decimal(90), "mg/dL")
    assert (result.range.low, result.range.text) == (Decimal("0.75"), "0,75-1,75")


def test_the_usual_unit_stands_in_only_where_none_is_stated() -> None:
    assert read_line(line("71"), C3, "C3", "mg/dL").value.unit == "mg/dL"
    assert read_line(line("0.71 g/L"), C3, "C3", "mg/dL").value.unit == "g/L"
    assert read_line(line("0.71", "g/L"), C3, "C3", "mg/dL").value.unit == "g/L"
    assert read_line(line("pending"), C3, "C3", "mg/dL").value.unit == ""
    assert not states_unit(line("71"))
    assert states_unit(line("0.71 g/L"))


@pytest.mark.parametrize("printed", ["0.45", "450", "<50", "100-200"])
def test_a_unit_is_never_guessed_from_the_size_of_a_figure(printed: str) -> None:
    with pytest.raises(InvalidEntry, match="mg/g creat or mg/mmol creat"):
        read_line(line(printed), UPCR, "UPCR")


@pytest.mark.parametrize("printed", ["neg", "2+", "1:80 speckled", "AI 3.2", "QNS", "see comment"])
def test_what_is_no_figure_needs_no_unit(printed: str) -> None:
    assert read_line(line(printed), C3, "C3").value.unit == ""


def test_a_negative_dipstick_is_a_grade() -> None:
    assert read_line(line("neg"), DIPSTICK, "UPRO").value.form is Form.ORDINAL
    assert read_line(line("neg"), C3, "C3").value.form is Form.QUALITATIVE


def test_two_units_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(InvalidEntry, match="names another unit"):
        read_line(line("71 mg/dL", "g/L"), C3, "C3")
    assert read_line(line("71 mg/dl", "mg/dL"), C3, "C3").value.unit == "mg/dL"


def test_a_text_that_is_no_unit_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="is not a unit"):
        read_line(line("71", "milligrams per litre"), C3, "C3")


def test_a_unit_that_does_not_convert_is_kept_as_printed() -> None:
    result = read_line(line("71", "U/mL"), C3, "C3")
    assert (result.value.unit, result.canonical, result.canonical_unit) == ("U/mL", None, "")
    assert not converts(result, C3)
    assert converts(read_line(line("71", "g/L"), C3, "C3"), C3)


def test_an_unknown_test_keeps_its_name_and_needs_no_unit() -> None:
    result = read_line(LabLine(name="Zinc", printed="12"), None, "Zinc")
    assert (result.code, result.name, result.value.unit) == ("Zinc", "Zinc", "")
    assert result.canonical is None


def test_a_unit_is_named_as_a_keyboard_types_it() -> None:
    assert [as_typed(unit) for unit in ("[IU]/mL", "mg/g{creat}", "{titer}")] == [
        "IU/mL",
        "mg/g creat",
        "titer",
    ]


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_is_refused_or_read_and_never_converted_without_a_unit(
    printed: str, unit: str, limits: str
) -> None:
    try:
        result = read_line(line(printed, unit, limits), C3, "C3", "mg/dL")
    except JournalError:
        return
    assert result.value.unit or result.canonical is None
