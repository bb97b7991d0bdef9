from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program


@pytest.fixture
def complement(program: Program) -> Program:
    """The program on a journal with a course, a dose given, and three complement results."""
    program("course", "add", "belimumab_iv", "--start", "2026-01-05", "--limit-drinking", "no")
    program("infusion", "given", "--on", "2026-01-05")
    for day, value in (("2026-01-02", "58"), ("2026-01-20", "64"), ("2026-02-20", "71")):
        program("log", "lab", "C3", value, "mg/dL", "--range", "75-175", "--on", day)
    return program


def test_a_trend_in_json_is_oldest_first_with_the_infusions(complement: Program) -> None:
    assert complement("plot", "C3", "--json").json == {
        "schema": 1,
        "code": "C3",
        "unit": "mg/dL",
        "points": [
            {
                "on": on,
                "printed": printed,
                "number": int(printed),
                "comparator": "",
                "series": "",
                "cycle_day": cycle_day,
            }
            for on, printed, cycle_day in (
                ("2026-01-02", "58", None),
                ("2026-01-20", "64", 15),
                ("2026-02-20", "71", 46),
            )
        ],
        "infusions": ["2026-01-05"],
    }


def test_only_the_days_asked_for_are_shown(complement: Program) -> None:
    answer = complement("plot", "C3", "--from", "2026-01-10", "--to", "2026-01-31", "--json").json
    assert [point["on"] for point in answer["points"]] == ["2026-01-20"]
    assert answer["infusions"] == []
    assert answer["points"][0]["cycle_day"] == 15


def test_a_chart_has_the_size_that_was_asked_for_and_no_colour_in_a_pipe(
    complement: Program,
) -> None:
    chart = complement("plot", "C3", "--size", "60x16").out
    assert len(chart.splitlines()) == 16
    assert max(map(len, chart.splitlines())) <= 60
    assert "Complement C3 (C3), n = 3" in chart
    assert "\x1b" not in chart
    assert len(complement("plot", "C3").out.splitlines()) == 30


def test_an_ascii_chart_has_ascii_characters_only(complement: Program) -> None:
    assert complement("plot", "C3", "--ascii").out.isascii()


def test_the_table_says_what_the_chart_shows(complement: Program) -> None:
    assert complement("plot", "C3", "--table").out.splitlines() == [
        "C3: 3 results from 2 Jan 2026 to 20 Feb 2026; latest 71 mg/dL on 20 Feb 2026, "
        "9 days ago (46 days after the infusion of 5 Jan 2026), below that lab's range 75–175; "
        "the one before 64.",
        "2 Jan 2026   58 mg/dL  range 75–175",
        "20 Jan 2026  64 mg/dL  range 75–175  day 15",
        "20 Feb 2026  71 mg/dL  range 75–175  day 46",
        "Infusions on 5 Jan 2026.",
    ]


def test_less_than_two_figures_are_told_in_a_sentence(program: Program) -> None:
    assert program("plot", "C3").out == "C3: no results to draw.\n"
    program("log", "lab", "C3", "71", "mg/dL")
    program("log", "lab", "C3", "pending", "--on", "yesterday")
    assert program("plot", "C3").out == (
        "C3: pending on 28 Feb 2026; 71 mg/dL on 1 Mar 2026. "
        "A chart needs two results with a figure.\n"
    )


def test_an_antinuclear_titre_is_shown_and_not_drawn(program: Program) -> None:
    for day, titre in (("-30d", "1:320"), ("-10d", "1:640")):
        program("log", "lab", "ANA", titre, "--on", day)
    shown = program("plot", "ANA")
    assert shown.err == "ANA is kept and shown, and not drawn as a trend: here are its results.\n"
    assert "1:640" in shown.out
    assert [point["number"] for point in program("plot", "ANA", "--json").json["points"]] == [
        320,
        640,
    ]


def test_a_symptom_is_drawn_as_well(program: Program) -> None:
    for day, value in (("-3d", "6"), ("-2d", "4"), ("-1d", "5")):
        program("log", "fatigue", value, "--on", day)
    assert "Fatigue or exhaustion (fatigue), n = 3" in program("plot", "fatigue").out
    answer = program("plot", "tiredness", "--json").json
    assert (answer["code"], answer["unit"]) == ("fatigue", "")
    assert [point["number"] for point in answer["points"]] == [6, 4, 5]


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("no such thing",), 1, "Neither a lab value nor a symptom goes by “no such thing”"),
        (("la",), 1, "“la” can mean more than one"),
        (("C3", "--size", "big"), 2, "“big” is not a size: write it as 100x30."),
        (("C3", "--size", "3x3"), 1, "write 40x12 to 400x120"),
        (("C3", "--from", "today", "--to", "-3d"), 1, "the last day comes last"),
        ((), 2, "CODE"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(
    program: Program, argv: tuple[str, ...], code: int, said: str
) -> None:
    refused = program("plot", *argv)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err
