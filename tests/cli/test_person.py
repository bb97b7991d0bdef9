from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program

NOBODY_YET = {
    "name": "",
    "birth_date": None,
    "sex": None,
    "limit_drinking": None,
    "fluid_goal_ml": None,
    "fluid_limit_ml": None,
    "fever_line": None,
    "day_ends": "04:00",
    "zone": None,
}


def person(program: Program) -> dict[str, Any]:
    found: dict[str, Any] = program("person", "--json").json["person"]
    return found


def test_nothing_is_known_at_first(program: Program) -> None:
    outcome = program("person")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[:2] == [
        "name            not entered",
        "birth_date      not entered",
    ]
    assert program("person", "--json").json == {"schema": 1, "person": NOBODY_YET}


def test_every_field_is_read_as_people_write_it(program: Program) -> None:
    outcome = program(
        *("person", "set", "name=Ana [red] María", "birth_date=1990-05-01", "sex=Female"),
        *("limit_drinking=no", "fluid_goal_ml=2l", "fluid_limit_ml=2500", "fever_line=100.4F"),
        *("day_ends=3:00", "zone=europe/berlin"),
    )
    assert outcome.words == [
        "name: Ana [red] María (was not entered)",
        "birth_date: Tue 1 May 1990 (was not entered)",
        "sex: female (was not entered)",
        "limit_drinking: no (was not entered)",
        "fluid_goal_ml: 2,000 ml (was not entered)",
        "fluid_limit_ml: 2,500 ml (was not entered)",
        "fever_line: 38.0 °C (was not entered)",
        "day_ends: 03:00 (was 04:00)",
        "zone: Europe/Berlin (was not entered)",
    ]
    assert person(program) == {
        "name": "Ana [red] María",
        "birth_date": "1990-05-01",
        "sex": "female",
        "limit_drinking": "no",
        "fluid_goal_ml": 2000,
        "fluid_limit_ml": 2500,
        "fever_line": 38,
        "day_ends": "03:00",
        "zone": "Europe/Berlin",
    }


def test_an_empty_value_empties_a_field(program: Program) -> None:
    program("person", "set", "name=Ana", "fever_line=38.3", "day_ends=02:00")
    answer = program("person", "set", "fever_line=", "day_ends=", "--json").json
    assert answer["person"] == {**NOBODY_YET, "name": "Ana"}
    assert answer["kind"] == "person"


def test_a_goal_is_kept_and_shown_only_after_a_no(program: Program) -> None:
    outcome = program("person", "set", "fluid_goal_ml=2000")
    assert outcome.err == "The goal is shown once limit_drinking is “no”.\n"
    assert program("person", "set", "limit_drinking=no").err == ""


def test_a_name_is_cleaned_of_what_steers_a_terminal(program: Program) -> None:
    program("person", "set", "name=\x1b]0;owned\x07Ana\n")
    assert person(program)["name"] == "]0;ownedAna"


@pytest.mark.parametrize(
    ("change", "code", "sentence"),
    [
        (
            "fluid_limit_ml=1500",
            1,
            "A goal of 2,000 ml is above the limit of 1,500 ml: "
            "ask your centre which of the two holds.",
        ),
        (
            "fluid_goal_ml=50",
            1,
            "A fluid goal of 50 ml is not between 100 and 5,000 ml: is the figure in millilitres?",
        ),
        ("fluid_goal_ml=1,500", 1, "“1,500” could be 1.500 or 1500: write 1.500 or 1500."),
        ("sex=f", 2, "“f” is not an answer to sex: write female or male."),
        (
            "limit_drinking=maybe",
            2,
            "“maybe” is not an answer to limit_drinking: write yes, no or not sure.",
        ),
        ("birth_date=2030-01-01", 1, "Tue 1 Jan 2030 has not come yet: nobody was born then."),
        ("birth_date=1984", 2, "“1984” is not a date: write it as 1984-05-17."),
        (
            "birth_date=01/02/1990",
            2,
            "“01/02/1990” does not begin with its year: write 1990-02-01 or 1990-01-02.",
        ),
        ("day_ends=13:00", 1, "A day cannot end at 13:00: name a time before noon, such as 04:00."),
        ("fever_line=50", 1, "“50” is outside 30-45 for fever_line: write it as 38.1 or 100.6F."),
        ("zone=Mars/Olympus", 1, "The journal knows no time zone called “Mars/Olympus”."),
        ("zone=../../etc/passwd", 1, "The journal knows no time zone called “../../etc/passwd”."),
        ("name", 2, "“name” has no value: write it as FIELD=VALUE."),
        (
            "weight=61",
            2,
            "“weight” is no field of a person: the fields are name, birth_date, sex, "
            "limit_drinking, fluid_goal_ml, fluid_limit_ml, fever_line, day_ends, zone.",
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    program: Program, change: str, code: int, sentence: str
) -> None:
    program("person", "set", "fluid_goal_ml=2000", "name=Ana")
    before = person(program)
    assert program("person", "set", "name=Eve", change) == (code, "", f"{sentence}\n")
    assert person(program) == before


def test_a_word_that_is_no_command_is_named(program: Program) -> None:
    outcome = program("person", "sett")
    assert (outcome.code, outcome.out) == (2, "")
    assert "'sett'" in outcome.err
