"""The app in a real terminal that cannot show, or is asked not to show, all that it could."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tests.tui.pseudo_terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:[34][0-7]|[34]8;[25];[0-9;]+|9[0-7]|10[0-7])m")


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("--ascii",), {}),
        ((), {"PYTHONIOENCODING": "latin-1"}),
        ((), {"LC_ALL": "C"}),
    ],
    ids=["asked", "encoding", "locale"],
)
def test_a_plain_terminal_gets_plain_signs(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    with Terminal(tmp_path / "journal.db", *arguments, **environment) as terminal:
        terminal.read_until(b"Quit")
        terminal.type(b"q")
        assert terminal.end() == 0
        assert terminal.shown.isascii()


def test_other_terminals_get_the_real_ones(tmp_path: Path) -> None:
    with Terminal(tmp_path / "journal.db", LC_ALL="C.UTF-8") as terminal:
        terminal.read_until(b"Quit")
        assert COLOURS.search(terminal.shown)
        assert not terminal.shown.isascii()


def test_no_color_is_heeded(tmp_path: Path) -> None:
    with Terminal(tmp_path / "journal.db", NO_COLOR="1") as terminal:
        terminal.read_until(b"Quit")
        assert not COLOURS.search(terminal.shown)


def test_the_settings_file_is_read_and_its_slips_are_told(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('ascii = true\ntheme = light\nkeys.quit = "Z"\n', encoding="utf-8")
    named = {"LUPUS_JOURNAL_SETTINGS": str(settings)}
    with Terminal(tmp_path / "journal.db", **named) as terminal:
        terminal.read_until(b"line 2: this is not TOML")
        terminal.type(b"Z")
        assert terminal.end() == 0
        assert terminal.shown.isascii()
