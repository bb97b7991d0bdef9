from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lupus_journal.cli import app
from lupus_journal.cli.command import DONE

if TYPE_CHECKING:
    from pathlib import Path

    from lupus_journal.cli.context import Context
    from tests.cli.conftest import Program


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the journals on which the app was opened."""
    paths = []

    def open_app(context: Context, **_: object) -> int:
        paths.append(context.path)
        return DONE

    monkeypatch.setattr(app, "open_app", open_app)
    return paths


def rows(program: Program, path: Path) -> int:
    return int(program("verify", "--journal", str(path), "--json").json["rows"])


def test_a_demo_is_written_to_a_new_file(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "tour" / "sample.db"
    code, out, err = program("demo", "--out", str(path))
    assert (code, err) == (0, "")
    assert out == (
        f"Wrote two years of a made-up patient: {path}\n"
        f"To look at it: lupus-journal --journal {path}\n"
    )
    assert rows(program, path) > 3_000
    assert not program.journal.exists()


def test_its_path_can_be_had_as_json(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    answer = program("demo", "--out", str(path), "--json")
    assert answer.json == {"schema": 1, "path": str(path)}


def test_a_file_that_is_there_is_left_alone(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(b"a letter")
    assert program("demo", "--out", str(path)) == (
        1,
        "",
        f"{path} is there already and was left as it is: name a new file for the demo.\n",
    )
    assert path.read_bytes() == b"a letter"


def test_the_app_opens_on_a_demo_beside_the_journal(program: Program, opened: list[str]) -> None:
    demo = program.journal.with_name("demo.db")
    assert program("demo").code == 0
    assert opened == [str(demo)]
    assert rows(program, demo) > 3_000
    assert not program.journal.exists()


def test_todays_demo_keeps_what_was_tried_in_it(program: Program, opened: list[str]) -> None:
    demo = program.journal.with_name("demo.db")
    program("demo")
    before = rows(program, demo)
    program("log", "fluid", "250", "--journal", str(demo))
    program("demo", now="2026-03-01T22:00")
    assert rows(program, demo) == before + 1
    assert len(opened) == 2


def test_a_demo_from_yesterday_is_written_anew(program: Program, opened: list[str]) -> None:
    demo = program.journal.with_name("demo.db")
    program("demo", now="2026-02-28T09:00")
    program("log", "note", "only a try", "--journal", str(demo), now="2026-02-28T09:00")
    program("demo")
    assert b"only a try" not in demo.read_bytes()
    assert len(opened) == 2


def test_a_persons_own_journal_named_demo_is_never_replaced(
    program: Program, opened: list[str]
) -> None:
    own = program.journal.with_name("demo.db")
    program("log", "fatigue", "6", "--journal", str(own))
    before = own.read_bytes()
    code, out, err = program("demo")
    assert (code, out) == (1, "")
    assert f"{own} is not a demo, so it was left as it is" in err
    assert own.read_bytes() == before
    assert opened == []


def test_without_a_terminal_a_sentence_says_how_else(program: Program) -> None:
    code, out, err = program("demo")
    assert (code, out) == (1, "")
    assert err.startswith("The app needs a terminal")
