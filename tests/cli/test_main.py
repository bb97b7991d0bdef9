"""The program as a process: its exit codes, its streams, and what it says when it fails itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lupus_journal.cli.main import COMMANDS, command_named

if TYPE_CHECKING:
    from tests.cli.conftest import Program

LIMIT = 60


def run(*argv: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings}
    command = [sys.executable, "-m", "lupus_journal", *argv]
    return subprocess.run(command, text=True, check=False, timeout=LIMIT, **streams)


def test_help_lists_every_command(program: Program) -> None:
    outcome = program("--help")
    assert outcome.code == 0
    assert all(f"  {name} " in outcome.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_listed_is_there(name: str) -> None:
    assert command_named(name).name == name


def test_global_options_work_before_and_after_the_command(program: Program) -> None:
    assert program("--json", "log", "fluid", "250").json["kind"] == "fluid"
    assert program("log", "--json", "fluid", "250").json["kind"] == "fluid"
    assert program("log", "fluid", "250", "--json").json["kind"] == "fluid"


def test_options_are_never_abbreviated(program: Program) -> None:
    assert program("log", "fluid", "250", "--not", "x").code == 2


def test_a_day_in_the_past_follows_its_option_after_a_space(program: Program) -> None:
    assert program("log", "fluid", "250", "--on", "-3d", "--json").json["on"] == "2026-02-26"


def test_what_looks_like_an_option_can_be_a_note(program: Program) -> None:
    program("log", "fluid", "250", "--note", "--json")
    [entry] = program("list", "fluids", "--json").json["fluids"]
    assert entry["note"] == "--json"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["frobnicate"], 2),
        (["log"], 2),
        (["log", "fatigue"], 2),
        (["log", "fatigue", "lots"], 2),
        (["log", "fatigue", "11"], 1),
        (["log", "fatigue", "6", "--on", "31/02"], 2),
        (["log", "fatigue", "6", "--on", "tomorrow"], 1),
        (["log", "fluid", "1,234"], 1),
        (["--journal"], 2),
    ],
)
def test_a_refusal_is_one_sentence_on_stderr_and_stores_nothing(
    program: Program, argv: list[str], code: int
) -> None:
    outcome = program(*argv)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.count("\n") == 1
    assert outcome.err.strip().endswith(".")
    assert program("list", "--json").json["entries"] == []


def test_a_note_is_shown_as_typed_and_harmless(program: Program) -> None:
    program("log", "note", "[bold]pain [5/10] \x1b]0;title\x07[/] \u202eabc")
    shown = program("list").out
    assert "[bold]pain [5/10] ]0;title[/] abc" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_answer_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ended = run("--help", stdout=full)
    assert ended.returncode == 1
    assert "writing failed" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = run("--help", stdout=writing)
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_answer_in_ascii_replaces_what_it_cannot_say(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ended = run("--journal", str(tmp_path / "j.db"), "log", "note", "Grüße", env=environment)
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr


def test_a_fault_of_the_program_shows_no_value(tmp_path: Path) -> None:
    broken = (
        "import lupus_journal.services.checkins as c, lupus_journal.cli.main as m, sys\n"
        "def fail(*a, **k): raise RuntimeError('SECRET in the message')\n"
        "c.CheckinService.record = fail\n"
        f"sys.argv = ['x', '--journal', {str(tmp_path / 'j.db')!r}, 'log', 'note', 'SECRET note']\n"
        "m.run()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", broken], capture_output=True, text=True, check=False, timeout=LIMIT
    )
    assert ended.returncode == 1
    assert "RuntimeError" in ended.stderr
    assert "SECRET" not in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_new_journal_is_told_for_its_path_may_be_mistyped(program: Program) -> None:
    typo = str(program.journal.with_name("typo.db"))
    outcome = program("--journal", typo, "list", "--json")
    assert outcome.json["entries"] == []
    assert outcome.err == f"There was no journal at {typo}, so a new one was made.\n"
    assert program("--journal", typo, "list", "--json").err == ""
