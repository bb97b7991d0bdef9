"""The app in a real terminal: whatever ends it leaves a clean screen and what was typed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_quick
from lupus_journal.services.clock import clock_from
from lupus_journal.storage.drafts import SqlDrafts

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tests.tui.pseudo_terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDING = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]
FIRST_SCREEN, CALM = b"Next infusion", b"\x1b[?2004h"
PALETTE = b"\x10"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def used(path: Path) -> Path:
    """A journal in which something was done already."""
    journal = open_quick(str(path), clock_from(None))
    journal.checkins.record(journal.person.right_now(), {}, note="First evening")
    return path


@pytest.fixture
def terminal(used: Path) -> Iterator[Terminal]:
    """The app, showing Today."""
    with Terminal(used) as terminal:
        terminal.read_until(FIRST_SCREEN)
        yield terminal


def begin_a_note(terminal: Terminal, text: bytes) -> None:
    """Type a note, and wait until it can be seen."""
    terminal.type(b"n")
    terminal.read_until(b"Note")
    terminal.type(text)
    terminal.read_until(text)


def half_typed(path: Path) -> list[str]:
    """The notes that wait in the journal for somebody to go on."""
    return [draft.fields["note"] for draft in SqlDrafts(str(path)).of("patient")]


def wait_for_draft(path: Path, text: str) -> None:
    ends = time.monotonic() + PATIENCE
    while half_typed(path) != [text] and time.monotonic() < ends:
        time.sleep(0.02)
    assert half_typed(path) == [text]


def test_q_leaves_the_app_with_code_0(terminal: Terminal) -> None:
    terminal.type(b"q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_a_signal_ends_the_app_on_its_first_screen(terminal: Terminal) -> None:
    terminal.send("SIGTERM")
    assert terminal.end() == 0
    assert terminal.is_restored


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_ends_the_app_and_keeps_what_is_half_typed(
    terminal: Terminal, path: Path, name: str
) -> None:
    begin_a_note(terminal, b"Tired since noon")
    terminal.send(name)
    assert terminal.end() == 0
    assert terminal.is_restored
    assert b"noon" not in terminal.left_behind
    assert b"Traceback" not in terminal.shown
    assert half_typed(path) == ["Tired since noon"]
    with pytest.raises(ProcessLookupError):
        os.killpg(terminal.process.pid, 0)


def test_a_signal_ends_the_app_while_somebody_looks_for_a_command(terminal: Terminal) -> None:
    terminal.type(PALETTE)
    terminal.read_until(b"Check in")
    terminal.send("SIGHUP")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_a_closed_terminal_leaves_a_draft_and_no_process_behind(
    terminal: Terminal, path: Path
) -> None:
    begin_a_note(terminal, b"Tired since noon")
    terminal.hang_up()
    terminal.process.wait(timeout=PATIENCE)
    assert half_typed(path) == ["Tired since noon"]


def test_what_was_typed_survives_a_kill_and_is_taken_up_again(
    terminal: Terminal, path: Path
) -> None:
    begin_a_note(terminal, b"Tired since noon")
    wait_for_draft(path, "Tired since noon")
    terminal.process.kill()
    with Terminal(path) as again:
        again.read_until(FIRST_SCREEN)
        again.type(b"n")
        again.read_until(b"Taken up as you left it")
        again.read_until(b"Tired since noon")


def test_a_stopped_app_hides_itself_and_is_painted_anew_when_it_goes_on(
    terminal: Terminal,
) -> None:
    terminal.read_until(CALM)
    terminal.send("SIGTSTP")
    os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
    terminal.read_until(b"\x1b[?1049l")
    assert terminal.is_restored
    terminal.shown = b""
    terminal.send("SIGCONT")
    terminal.read_until(b"\x1b[?1049h")
    terminal.read_until(FIRST_SCREEN)
    terminal.type(b"q")
    assert terminal.end() == 0


def test_bytes_that_are_no_text_do_not_end_the_app(terminal: Terminal, path: Path) -> None:
    terminal.type(b"n")
    terminal.read_until(b"Note")
    terminal.type("caf\u00e9 ".encode("latin-1") + b"\xff\xfe")
    terminal.type("tea \u2615".encode())
    wait_for_draft(path, "caf\ufffd \ufffd\ufffdtea \u2615")


def outcome(journal: Path, **settings: object) -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "lupus_journal", "--journal", str(journal)],
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings},  # type: ignore[call-overload]
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, subprocess.PIPE])
def test_without_a_terminal_the_app_says_so_and_ends(
    path: Path, tmp_path: Path, stdin: int
) -> None:
    code, out, err = outcome(path, stdin=stdin)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "needs a terminal" in err
    assert list(tmp_path.iterdir()) == []


def test_a_closed_standard_input_is_told_in_one_sentence(path: Path) -> None:
    code, _, err = outcome(path, preexec_fn=lambda: os.close(0))
    assert code == 1
    assert err.count("\n") == 1


def test_the_app_is_not_written_into_a_file(path: Path, tmp_path: Path) -> None:
    primary, secondary = os.openpty()
    with (tmp_path / "out").open("wb") as out:
        code, _, err = outcome(path, stdin=secondary, stdout=out)
    os.close(primary)
    os.close(secondary)
    assert code == 1
    assert "needs a terminal" in err
    assert (tmp_path / "out").read_bytes() == b""


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_cannot_show_the_app_is_told_in_one_sentence(path: Path, kind: str) -> None:
    with Terminal(path, TERM=kind) as terminal:
        assert terminal.end() == 1
        assert b"cannot show the app" in terminal.shown
