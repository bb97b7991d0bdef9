from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lupus_journal.cli import app
from lupus_journal.cli.command import DONE

if TYPE_CHECKING:
    from lupus_journal.cli.context import Context
    from tests.cli.conftest import Program


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each time the app was opened, whether plain signs were asked for."""
    asked = []

    def open_app(_: Context, *, ascii_only: bool = False, **__: object) -> int:
        asked.append(ascii_only)
        return DONE

    monkeypatch.setattr(app, "open_app", open_app)
    return asked


@pytest.mark.parametrize("argv", [("--ascii",), ("--ascii", "demo"), ("demo", "--ascii")])
def test_plain_signs_can_be_asked_for(
    program: Program, opened: list[bool], argv: tuple[str, ...]
) -> None:
    assert program(*argv).code == 0
    assert opened == [True]


def test_without_being_asked_for_they_are_not_there(program: Program, opened: list[bool]) -> None:
    program()
    assert opened == [False]


def test_the_option_before_a_command_that_has_none_is_refused(program: Program) -> None:
    code, out, err = program("--ascii", "log", "fatigue", "6")
    assert (code, out) == (2, "")
    assert "--ascii" in err
