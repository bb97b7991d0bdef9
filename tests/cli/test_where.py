from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal import __version__

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def test_it_says_where_files_will_lie_and_makes_none(program: Program) -> None:
    code, out, err = program("where")
    folder = program.journal.parent
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        f"journal   {folder}/journal.db  (not there yet)",
        f"backups   {folder}/backups  (not there yet)",
        f"demo      {folder}/demo.db  (not there yet)",
    ]
    assert out.splitlines()[-1] == f"version   {__version__}"
    assert list(folder.iterdir()) == []


def test_a_journal_that_is_there_is_just_named(program: Program) -> None:
    program("log", "fatigue", "6")
    assert program("where").out.splitlines()[0] == f"journal   {program.journal}"


def test_json_has_every_place(program: Program) -> None:
    answer = program("where", "--json").json
    assert list(answer) == ["schema", "journal", "backups", "demo", "settings", "version"]
    assert answer["journal"] == str(program.journal)
    assert answer["settings"].endswith("settings.toml")


def test_a_journal_that_cannot_be_opened_can_still_be_found(program: Program) -> None:
    program.journal.write_bytes(b"not a journal")
    assert program("where").code == 0
