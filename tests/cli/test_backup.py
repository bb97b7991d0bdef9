from __future__ import annotations

import io
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from lupus_journal.cli.context import Context

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Have somebody sit at the terminal, and patch what they type."""
    monkeypatch.setattr(Context, "is_asked_by_a_person", lambda _self: True)
    return monkeypatch


def make_newer(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")
    return path.read_bytes()


def rows(program: Program) -> int:
    return int(program("verify", "--json").json["rows"])


class TestBackup:
    def test_it_lies_beside_the_journal_with_its_moment_in_the_name(self, program: Program) -> None:
        program("log", "fatigue", "6")
        copy = program.journal.parent / "backups" / "journal-2026-03-01T090000.db"
        assert program("backup") == (
            0,
            f"Backed up, and the copy compared row by row: {copy}\n",
            "",
        )
        assert copy.exists()

    def test_it_can_lie_elsewhere(self, program: Program, tmp_path: Path) -> None:
        program("log", "fatigue", "6")
        folder = tmp_path / "stick"
        copy = folder / "journal-2026-03-01T090000.db"
        answer = program("backup", str(folder), "--json").json
        assert list(answer) == ["schema", "path", "made_at"]
        assert answer["path"] == str(copy)
        assert answer["made_at"].startswith("2026-03-01T09:00:00")
        assert copy.exists()

    def test_a_file_is_no_folder(self, program: Program, tmp_path: Path) -> None:
        program("log", "fatigue", "6")
        (tmp_path / "stick").write_text("")
        code, out, err = program("backup", str(tmp_path / "stick"))
        assert (code, out) == (1, "")
        assert "is not a folder" in err

    def test_a_journal_of_a_newer_program_is_copied_and_left_alone(self, program: Program) -> None:
        program("log", "fatigue", "6")
        before = make_newer(program.journal)
        assert program("backup").code == 0
        assert program.journal.read_bytes() == before

    def test_a_path_that_holds_nothing_is_pointed_out(self, program: Program) -> None:
        code, _, err = program("backup")
        assert code == 0
        assert err == f"There was no journal at {program.journal}, so an empty one is made.\n"

    @pytest.mark.parametrize("command", ["backup", "verify"])
    def test_a_folder_is_called_one(self, program: Program, command: str) -> None:
        program.journal.mkdir()
        code, out, err = program(command)
        assert (code, out) == (3, "")
        assert err.startswith(f"{program.journal} is a folder: name the journal's file in it")

    def test_what_is_no_journal_is_not_backed_up(self, program: Program) -> None:
        program.journal.write_bytes(b"a letter to the clinic")
        code, out, err = program("backup")
        assert (code, out) == (3, "")
        assert len(err.splitlines()) == 1


class TestVerify:
    def test_a_whole_journal_is_told_to_be_well(self, program: Program) -> None:
        program("log", "fatigue", "6")
        program("log", "fluid", "250")
        code, out, _ = program("verify")
        assert code == 0
        assert out.startswith("All is well: 2 entries, every page and reference checked.\n")
        assert out.endswith("There is no backup yet: “lupus-journal backup” makes one.\n")

    def test_the_last_backup_is_named(self, program: Program) -> None:
        program("log", "fatigue", "6")
        program("backup")
        assert "Last backup: Sun 1 Mar 2026 at 09:00, " in program("verify").out

    def test_json_has_the_shape_that_scripts_rely_on(self, program: Program) -> None:
        program("log", "fatigue", "6")
        answer = program("verify", "--json").json
        assert list(answer) == ["schema", "ok", "rows", "content_hash", "last_backup"]
        assert (answer["ok"], answer["rows"], answer["last_backup"]) == (True, 1, None)
        assert len(answer["content_hash"]) == 64

    def test_a_reference_into_nothing_is_a_fault_with_an_exit_code(self, program: Program) -> None:
        program("checkin", "6")
        program("log", "fatigue", "6")
        with closing(sqlite3.connect(program.journal)) as db:
            db.execute("UPDATE symptoms SET checkin = 'nowhere'")
            db.commit()
        code, out, _ = program("verify")
        assert code == 1
        assert "refer to an entry that is not there" in out
        assert program("verify", "--json").json["ok"] is False

    def test_what_is_no_journal_cannot_be_checked(self, program: Program) -> None:
        program.journal.write_bytes(b"a letter to the clinic")
        code, out, err = program("verify")
        assert (code, out) == (3, "")
        assert len(err.splitlines()) == 1


class TestRestore:
    @pytest.fixture
    def backup(self, program: Program) -> str:
        """A backup with one entry, of a journal that has two by now."""
        program("log", "fatigue", "6")
        copy = str(program("backup", "--json").json["path"])
        program("log", "fluid", "250")
        return copy

    def test_it_brings_the_backup_back_and_keeps_what_was_there(
        self, program: Program, backup: str
    ) -> None:
        code, out, _ = program("restore", backup, "--yes")
        restored, kept = out.splitlines()
        assert code == 0
        assert restored == f"Restored 1 entry from {backup}."
        assert rows(program) == 1
        program("restore", kept.rpartition(": ")[2], "--yes")
        assert rows(program) == 2

    def test_json_names_what_is_kept(self, program: Program, backup: str) -> None:
        answer = program("restore", backup, "--yes", "--json").json
        assert (answer["schema"], answer["rows"]) == (1, 1)
        assert answer["kept"].endswith("-replaced.db")

    def test_without_a_person_to_ask_it_wants_to_be_told(
        self, program: Program, backup: str
    ) -> None:
        code, out, err = program("restore", backup)
        assert (code, out) == (1, "")
        assert err == (
            f"Restoring {backup} replaces {program.journal}: "
            "add --yes to do it without a question.\n"
        )
        assert rows(program) == 2

    @pytest.mark.parametrize(
        ("typed", "code", "left"), [("yes\n", 0, 1), ("no\n", 1, 2), ("\n", 1, 2), ("", 1, 2)]
    )
    def test_a_person_is_asked(
        self,
        program: Program,
        backup: str,
        answering: pytest.MonkeyPatch,
        typed: str,
        code: int,
        left: int,
    ) -> None:
        answering.setattr(sys, "stdin", io.StringIO(typed))
        ended = program("restore", backup)
        assert ended.code == code
        assert f"Restoring {backup} (1 entry) replaces {program.journal}." in ended.err
        assert rows(program) == left

    def test_a_machine_without_a_journal_gets_the_backups(
        self, program: Program, backup: str
    ) -> None:
        program.journal.unlink()
        assert program("restore", backup, "--yes") == (
            0,
            f"Restored 1 entry from {backup}.\n",
            "",
        )
        assert rows(program) == 1

    def test_a_damaged_journal_gives_way_and_is_kept(self, program: Program, backup: str) -> None:
        program.journal.write_bytes(b"half of a page")
        code, out, _ = program("restore", backup, "--yes")
        assert code == 0
        assert "What was there before is kept: " in out
        assert rows(program) == 1

    @pytest.mark.usefixtures("backup")
    @pytest.mark.parametrize(
        ("content", "code"),
        [(None, 1), (b"a letter", 3), (b"", 3)],
        ids=["none", "letter", "empty"],
    )
    def test_what_is_no_backup_leaves_the_journal_alone(
        self, program: Program, tmp_path: Path, content: bytes | None, code: int
    ) -> None:
        source = tmp_path / "other.db"
        if content is not None:
            source.write_bytes(content)
        ended = program("restore", str(source), "--yes")
        assert (ended.code, ended.out) == (code, "")
        assert len(ended.err.splitlines()) == 1
        assert rows(program) == 2

    @pytest.mark.usefixtures("backup")
    def test_the_journal_is_not_its_own_backup(self, program: Program) -> None:
        code, out, err = program("restore", str(program.journal), "--yes")
        assert (code, out) == (1, "")
        assert "is the journal itself" in err


@pytest.mark.parametrize("command", ["backup", "verify"])
@pytest.mark.parametrize("content", [b"", b"not SQLite", b"SQLite format 3\0"])
def test_what_is_no_journal_is_neither_backed_up_nor_called_well(
    program: Program, command: str, content: bytes
) -> None:
    program.journal.write_bytes(content)
    outcome = program(command)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
    assert program.journal.read_bytes() == content
