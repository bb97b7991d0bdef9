from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.preference_reading import read_typed
from lupus_journal.settings.writing import FIRST_LINE, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.domain.keyboard import Keyboard

    Set = Callable[..., str]

MINE = """\
# calm, for the evenings
theme = "dark"   # not too dark

[keys]
undo = "z"       # where my finger is
"""


@pytest.fixture
def put(keyboard: Keyboard) -> Set:
    """A file's text after settings were typed as NAME=VALUE."""

    def written(text: str, *typed: str) -> str:
        settings = [read_typed(*one.split("=", 1)) for one in typed]
        return changed(text, settings, "settings.toml", keyboard)

    return written


def test_comments_and_order_stay(put: Set) -> None:
    assert put(MINE, "theme=light", "keys.undo=ctrl+z") == MINE.replace(
        '"dark"', '"light"'
    ).replace('"z"', '"ctrl+z"')


def test_a_new_setting_stands_above_the_keys(put: Set) -> None:
    assert put(MINE, "reduced-motion=yes").index("reduced_motion = true") < MINE.index("[keys]")


def test_a_new_file_says_what_it_is(put: Set) -> None:
    assert put("", "keys.add=n") == f'{FIRST_LINE}\n[keys]\nadd = "n"\n'


def test_an_empty_value_goes_back_to_the_usual(put: Set) -> None:
    assert put(MINE, "theme=", "keys.undo=", "ascii=") == ("# calm, for the evenings\n\n[keys]\n")


def test_line_ends_of_other_systems_stay(put: Set) -> None:
    assert put('theme = "dark"\r\n# mine\r\n', "theme=light") == 'theme = "light"\r\n# mine\r\n'


def test_a_file_with_other_problems_can_still_be_changed(put: Set) -> None:
    assert put("colour = 3\n", "theme=light") == 'colour = 3\ntheme = "light"\n'


@pytest.mark.parametrize("typed", ["ascii=YES", "ascii=on", "ascii=true", "ASCII = 1"])
def test_yes_may_be_said_in_words(put: Set, typed: str) -> None:
    assert put("# mine\n", typed) == "# mine\nascii = true\n"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("theme=pink", "“pink” is no theme"),
        ("colour=3", "“colour” is no setting"),
        ("keys=x", "“keys” is no setting"),
        ("theme.dark=x", "“theme.dark” is no setting"),
        ("ascii=perhaps", "“perhaps” is neither yes nor no, as ascii must be."),
        ("keys.dance=z", "“dance” is no action"),
        ("keys.undo=banana", "“banana” is no key"),
    ],
)
def test_what_means_nothing_is_not_understood(put: Set, typed: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        put(MINE, typed)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("typed", ["keys.add=z", "keys.edit=c"])
def test_a_key_that_is_taken_is_refused(put: Set, typed: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        put(MINE, typed)
    assert "stands for" in str(refused.value)


def test_a_key_that_takes_another_settings_key_is_refused_wherever_it_stands(put: Set) -> None:
    with pytest.raises(InvalidEntry):
        put('[keys]\nadd = "n"\nundo = "z"\n', "keys.add=z")


def test_two_keys_may_change_places_in_one_go(put: Set) -> None:
    assert put("", "keys.add=e", "keys.edit=a") == (
        f'{FIRST_LINE}\n[keys]\nadd = "e"\nedit = "a"\n'
    )


@pytest.mark.parametrize("broken", ["theme = light\n", "keys = 1\n", "[keys]\n[keys]\n"])
def test_a_file_that_is_not_toml_is_left_alone(put: Set, broken: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        put(broken, "keys.undo=z")
    assert "nothing was written" in str(refused.value)
