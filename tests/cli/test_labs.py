from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def labs(program: Program) -> list[Any]:
    found = program("list", "labs", "--json").json["labs"]
    assert isinstance(found, list)
    return found


def test_a_result_is_read_back_beside_its_range(program: Program) -> None:
    logged = program("log", "lab", "C3", "71", "mg/dL", "--range", "75-175", "--on", "yesterday")
    assert logged.code == 0
    assert logged.words == ["Logged C3 71 mg/dL, below 75-175 (L), for Sat 28 Feb 2026 (id …)."]


def test_a_result_is_listed_as_it_was_printed(program: Program) -> None:
    typed = ("C3", "71", "mg/dL", "--range", "75-175", "--lab", "Northside", "--method", "turbid")
    answer = program("log", "lab", *typed, "--on", "-3d", "--at", "08:10", "--json").json
    assert answer == {"schema": 1, "id": answer["id"], "kind": "lab", "on": "2026-02-26"}
    [lab] = labs(program)
    expected = {
        "id": answer["id"],
        "kind": "lab",
        "on": "2026-02-26",
        "code": "C3",
        "printed": "71",
        "comparator": "",
        "number": 71,
        "unit": "mg/dL",
        "range_low": 75,
        "range_high": 175,
        "flag": "L",
        "laboratory": "Northside",
        "method": "turbid",
        "loinc": "4485-9",
        "canonical": 71,
        "author": "patient",
        "origin": "typed",
        "note": "",
    }
    assert {name: lab[name] for name in expected} == expected
    assert lab["at"].startswith("2026-02-26T08:10:00")


@pytest.mark.parametrize(
    ("words", "printed", "number", "comparator", "unit"),
    [
        (("DSDNA", "<10", "IU/mL"), "<10", 10, "<", "IU/mL"),
        (("DSDNA", "<10 IU/mL"), "<10 IU/mL", 10, "<", "IU/mL"),
        (("ANA", "1:320", "speckled"), "1:320 speckled", 320, "", ""),
        (("UPCR", "0,45", "g/g"), "0,45", 0.45, "", "g/g"),
        (("UPCR", "0.45", "--unit", "mg/mg"), "0.45", 0.45, "", "mg/mg"),
        (("UPRO", "2+"), "2+", 3, "", ""),
        (("UPRO", "neg"), "neg", 0, "", ""),
        (("DAT", "neg"), "neg", None, "", ""),
        (("C4", "pending"), "pending", None, "", ""),
        (("SM", "AI", "3.2"), "AI 3.2", 3.2, "", ""),
        (("URBC", "0-2", "/HPF"), "0-2", None, "", "/HPF"),
        (("C3", "71", "mg/dL", "L"), "71 mg/dL L", 71, "", "mg/dL"),
        (("BE", "-2.1", "mmol/L"), "-2.1", -2.1, "", "mmol/L"),
    ],
)
def test_every_printed_form_can_be_typed_in_a_shell(
    program: Program,
    words: tuple[str, ...],
    printed: str,
    number: float | None,
    comparator: str,
    unit: str,
) -> None:
    assert program("log", "lab", *words).code == 0
    [lab] = labs(program)
    assert (lab["printed"], lab["number"]) == (printed, number)
    assert (lab["comparator"], lab["unit"]) == (comparator, unit)


@pytest.mark.parametrize("name", ["c3", "Complement C3", "C3c", "4485-9"])
def test_an_analyte_goes_by_its_code_its_name_an_alias_or_its_loinc_code(
    program: Program, name: str
) -> None:
    assert program("log", "lab", name, "71", "mg/dL").code == 0
    assert labs(program)[0]["code"] == "C3"


def test_an_unknown_test_is_kept_under_its_printed_name(program: Program) -> None:
    logged = program("log", "lab", "Zinc", "12", "umol/L")
    assert logged.err == (
        "The journal knows no lab value called “Zinc”. It is kept under that name.\n"
    )
    program("log", "lab", "zinc", "13", "umol/L")
    assert [lab["code"] for lab in labs(program)] == ["Zinc", "Zinc"]


def test_a_unit_that_is_not_typed_is_that_laboratorys_last_one(program: Program) -> None:
    program("log", "lab", "C3", "71", "mg/dL", "--lab", "Northside", "--on", "-30d")
    program("log", "lab", "C3", "0.8", "g/L", "--lab", "Riverside", "--on", "-20d")
    logged = program("log", "lab", "C3", "74", "--lab", "northside")
    assert logged.err == "The unit was not typed: mg/dL is that laboratory's last for it.\n"
    assert logged.words == ["Logged C3 74 mg/dL, from Northside, for Sun 1 Mar 2026 (id …)."]


def test_no_unit_is_taken_over_where_no_laboratory_is_named(program: Program) -> None:
    program("log", "lab", "UPCR", "0.41", "mg/mg", "--on", "-30d")
    refused = program("log", "lab", "UPCR", "410")
    assert (refused.code, refused.out) == (1, "")
    assert "needs its unit" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("C3", "71"), 1, "C3 71 needs its unit"),
        (("UPCR", "450"), 1, "which is never guessed"),
        (("C3", "1,234", "mg/dL"), 1, "“1,234” could be 1.234 or 1234: write 1.234 or 1234."),
        (("C3", "-5", "mg/dL"), 1, "Complement C3 is never below 0"),
        (("C3", ""), 1, "is empty"),
        (("", "3"), 1, "name it"),
        (("C3",), 2, "VALUE"),
        (("LA ", "pos", "--on", "tomorrow"), 1, "has not come yet"),
        (
            ("la", "pos"),
            1,
            "“la” can mean more than one: write SSB (Anti-La/SSB) or LA (Lupus anticoagulant).",
        ),
        (("C3", "71 mg/dL", "--unit", "g/L"), 1, "names another unit than “g/L”"),
        (("C3", "71", "mg/dL", "--unit", "g/L"), 1, "names another unit than “g/L”"),
        (("C3", "71", "--unit", "a b c"), 2, "“a b c” is not a unit"),
        (("C3", "71", "mg/dL", "--range", "175-75"), 1, "runs backwards"),
        (("C3", "71", "mg/dL", "--on", "31/02"), 2, "“31/02” is not a date"),
        (("C3", "71", "mg/dL", "--at", "25:00"), 2, "“25:00” is not a time"),
        (("C3", "7" * 10_000), 1, "10,000 characters is too long"),
        (("x" * 10_000, "3"), 1, "10,000 characters is too long"),
        (("C3", "71", "mg/dL", "--range", "9" * 500), 1, "500 characters is too long"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence_and_stores_nothing(
    program: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    refused = program("log", "lab", *words)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err
    assert refused.err.count("\n") == 1
    assert labs(program) == []


def test_a_unit_the_test_is_not_known_by_is_kept_when_it_is_confirmed(program: Program) -> None:
    refused = program("log", "lab", "C3", "71", "bananas")
    assert (refused.code, refused.out) == (1, "")
    assert "“bananas” is not a unit that C3 is known by: write mg/dL or g/L" in refused.err
    assert "--unit-is-printed" in refused.err
    assert labs(program) == []
    logged = program("log", "lab", "C3", "71", "mg%", "--unit-is-printed")
    assert logged.code == 0
    assert "mg% does not convert into mg/dL: it is kept as printed." in logged.err
    assert labs(program)[0]["unit"] == "mg%"


def test_markup_emoji_and_escape_sequences_are_data(program: Program) -> None:
    program("log", "lab", "[bold]Zinc[/]", "12 \x1b]52;c;x\x07[low]", "--note", "🩸 \x1b[31m[/]")
    [lab] = labs(program)
    assert (lab["code"], lab["printed"]) == ("[bold]Zinc[/]", "12 ]52;c;x[low]")
    assert lab["note"] == "🩸 [31m[/]"
    assert "[bold]Zinc[/] 12 ]52;c;x[low]" in program("list").out


def test_results_of_one_day_and_laboratory_make_one_report(program: Program) -> None:
    for code in ("C3", "C4"):
        program("log", "lab", code, "30", "mg/dL", "--lab", "Northside")
    program("log", "lab", "C3", "31", "mg/dL", "--lab", "Riverside")
    by_laboratory = {lab["code"] + lab["laboratory"]: lab["report"] for lab in labs(program)}
    assert by_laboratory["C3Northside"] == by_laboratory["C4Northside"]
    assert by_laboratory["C3Riverside"] != by_laboratory["C3Northside"]


def test_a_result_a_thousand_times_the_one_before_asks_for_its_unit(program: Program) -> None:
    program("log", "lab", "UPCR", "0.45", "mg/mg", "--on", "-30d")
    logged = program("log", "lab", "UPCR", "450", "mg/mg")
    assert logged.code == 0
    assert logged.err == (
        "That and 0.45 mg/mg on 30 Jan 2026 are 1000 times apart: is the unit right?\n"
    )


def test_a_result_in_another_unit_of_the_same_size_asks_nothing(program: Program) -> None:
    program("log", "lab", "UPCR", "0.45", "mg/mg", "--on", "-30d")
    assert program("log", "lab", "UPCR", "450", "mg/g").err == ""


def test_a_range_in_another_unit_is_shown_and_not_compared(program: Program) -> None:
    logged = program("log", "lab", "C3", "71", "mg/dL", "--range", "0.75-1.75 g/L")
    assert logged.words == ["Logged C3 71 mg/dL, range 0.75-1.75 g/L, for Sun 1 Mar 2026 (id …)."]
    assert (labs(program)[0]["range_low"], labs(program)[0]["flag"]) == (None, "")


def test_a_limit_printed_as_exclusive_stays_so(program: Program) -> None:
    program("log", "lab", "DSDNA", "10", "IU/mL", "--range", "<10")
    assert labs(program)[0]["flag"] == "H"


def test_what_a_caregiver_enters_is_marked_as_theirs(program: Program) -> None:
    program("--as", "Sam", "log", "lab", "C3", "71", "mg/dL")
    assert (labs(program)[0]["author"], labs(program)[0]["origin"]) == ("Sam", "caregiver")


@pytest.mark.parametrize("printed", ["abc", "seven", "<"])
def test_words_that_are_no_result_are_refused_for_a_figure(program: Program, printed: str) -> None:
    outcome = program("log", "lab", "C3", printed)
    assert (outcome.code, outcome.out) == (1, "")
    assert "is no result that can be read for Complement C3" in outcome.err
    assert program("list", "labs", "--json").json["labs"] == []
