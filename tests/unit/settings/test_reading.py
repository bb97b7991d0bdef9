from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lupus_journal.domain.preferences import USUAL, Preferences
from lupus_journal.settings.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lupus_journal.domain.keyboard import Keyboard

    Said = Callable[[str], Preferences]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def said(file: Path, keyboard: Keyboard) -> Said:
    """What a file with a text says, its problems without the file's path."""

    def written(text: str) -> Preferences:
        file.write_text(text, encoding="utf-8")
        preferences = read(str(file), lambda: keyboard)
        assert all(problem.startswith(f"{file}, line ") for problem in preferences.problems)
        short = tuple(problem.removeprefix(f"{file}, ") for problem in preferences.problems)
        return preferences._replace(problems=short)

    return written


def test_without_a_file_the_usual_holds(file: Path, keyboard: Keyboard) -> None:
    assert read(str(file), lambda: keyboard) == USUAL
    assert not file.exists()


def test_everything_that_can_be_set_is_read(said: Said) -> None:
    assert said("""
        theme = "high-contrast"
        reduced_motion = true
        ascii = true
        [keys]
        undo = "ctrl+z"
        delete = ["f2", "delete"]
    """) == Preferences(
        theme="high-contrast",
        ascii_only=True,
        reduced_motion=True,
        keys={"undo": "ctrl+z", "delete": "f2,delete"},
    )


@pytest.mark.parametrize(
    "text",
    ['keys.undo = "z"', "keys = { undo = 'z' }", '[keys]\n"undo" = "z"', '"keys".\'undo\' = "z"'],
)
def test_a_key_may_be_written_in_every_way_that_toml_has(said: Said, text: str) -> None:
    assert said(text) == Preferences(keys={"undo": "z"})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour = 3", "“colour” is no setting: there is theme, ascii, reduced_motion or"),
        ('theme = "purple"', "“purple” is no theme: choose dark, light, high-contrast or"),
        ("theme = 3", "theme is dark, light, high-contrast or terminal, in quotes."),
        ("theme = light", "this is not TOML"),
        ('ascii = "yes"', "ascii is true or false, without quotes."),
        ("reduced_motion = 1", "reduced_motion is true or false, without quotes."),
        ("keys = 1", "keys has a line for each action, such as keys.undo"),
        ('keys.undoo = "z"', "“undoo” is no action. Did you mean undo?"),
        (
            'keys.quickstep = "z"',
            "“quickstep” is no action. “lupus-journal config” lists the actions.",
        ),
        ('keys.undo = "banana"', "“banana” is no key: write x, X, f2, ctrl+x, space or comma."),
        ('keys.undo = ""', "“” is no key"),
        ("keys.undo = 5", "a key for undo is a text in quotes"),
        ("keys.undo = ['b', 5]", "a key for undo is a text in quotes"),
        ('keys.undo = "tab"', "“tab” always goes to the next field: choose another key."),
        ('keys.undo = "c"', "“c” stands for check-in, so undo keeps its usual u."),
        ('keys.palette = "p"', "palette works while you type, so “p” cannot stand for it"),
    ],
)
def test_a_line_that_means_nothing_is_named_and_the_rest_holds(
    said: Said, text: str, problem: str
) -> None:
    preferences = said(f"keys.done = 'z'\n\n{text}\n")
    assert preferences._replace(problems=()) == Preferences(keys={"done": "z"})
    assert len(preferences.problems) == 1
    assert preferences.problems[0].startswith(f"line 3: {problem}")


def test_every_problem_has_its_own_line(said: Said) -> None:
    problems = said("""# mine
theme = light
ascii = '''
true'''
[keys]
undo = "c"
add = [
  "z",
]
edit = "q"
edit = "w"
[colours]
sky = "blue"
sea = "green"
""").problems
    assert [problem.partition(":")[0] for problem in problems] == [
        *("line 2", "line 3", "line 6", "line 11", "line 12")
    ]
    assert problems[3] == "line 11: keys.edit is set on line 10 already."


def test_two_actions_may_change_places(said: Said) -> None:
    assert said('keys.add = "e"\nkeys.edit = "a"').keys == {"add": "e", "edit": "a"}


def test_the_later_of_two_settings_for_one_key_gives_way(said: Said) -> None:
    preferences = said('keys.add = "z"\nkeys.edit = "z"')
    assert preferences.keys == {"add": "z"}
    assert preferences.problems == ("line 2: “z” stands for add, so edit keeps its usual e.",)


def test_a_key_that_came_free_only_by_a_refused_setting_is_refused_too(said: Said) -> None:
    preferences = said('keys.add = "u"\nkeys.undo = "c"')
    assert preferences.keys == {}
    assert len(preferences.problems) == 2


def test_actions_that_never_meet_may_share_a_key(said: Said) -> None:
    assert said('keys.done = "z"\nkeys.ended = "z"') == Preferences(
        keys={"done": "z", "ended": "z"}
    )


def test_actions_of_two_screens_may_share_a_key(said: Said) -> None:
    assert said('keys.book = "z"\nkeys.done = "z"').keys == {"book": "z", "done": "z"}
    assert said('keys.book = "z"\nkeys.ended = "z"').keys == {"book": "z"}


def test_line_ends_and_marks_of_other_systems_are_read(file: Path, keyboard: Keyboard) -> None:
    file.write_bytes(b'\xef\xbb\xbftheme = "light"\r\nascii = 1\r\n')
    preferences = read(str(file), lambda: keyboard)
    assert preferences.theme == "light"
    assert preferences.problems == (f"{file}, line 2: ascii is true or false, without quotes.",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00binary", "it is not utf-8 text"),
        (b"#" * 20_000, "it is larger than settings are"),
    ],
)
def test_a_file_that_is_none_is_told_in_one_sentence(
    file: Path, keyboard: Keyboard, content: bytes, why: str
) -> None:
    file.write_bytes(content)
    [problem] = read(str(file), lambda: keyboard).problems
    assert problem == (
        f"{file} was not read ({why}), so the usual settings hold: mend or remove it."
    )


def test_a_folder_or_a_pipe_in_its_place_is_not_waited_for(file: Path, keyboard: Keyboard) -> None:
    file.mkdir()
    assert "it is not a file" in read(str(file), lambda: keyboard).problems[0]
    pipe = file / "pipe"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
        assert "it is not a file" in read(str(pipe), lambda: keyboard).problems[0]


def test_a_file_of_nothing_but_slips_names_twenty_of_them(file: Path, keyboard: Keyboard) -> None:
    file.write_text("\n".join(f"wrong{number} = 1" for number in range(200)), encoding="utf-8")
    *named, rest = read(str(file), lambda: keyboard).problems
    assert len(named) == 20
    assert rest == f"{file} has 180 more lines like these."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="abk=.\"'[]{}#,\n undo", max_size=60))
def test_no_text_stops_the_program(file: Path, keyboard: Keyboard, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    preferences = read(str(file), lambda: keyboard)
    assert all(str(file) in problem for problem in preferences.problems)
