"""The app in a real terminal: signals leave it clean, and without one it says so."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 20
"""Seconds that a loaded machine may take over what takes none."""

ALTERNATE_SCREEN_LEFT, CURSOR_SHOWN, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")


class Terminal:
    """The app in a pseudo-terminal of its own."""

    def __init__(self, journal: Path, **environment: str) -> None:
        self.primary, secondary = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lupus_journal", "--journal", str(journal)],
            stdin=secondary,
            stdout=secondary,
            stderr=secondary,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **environment},
        )
        os.close(secondary)
        self.shown = b""

    def read_until(self, expected: bytes) -> None:
        """Read what is shown until it holds a text."""
        ends = time.monotonic() + PATIENCE
        while expected not in self.shown and time.monotonic() < ends:
            self._read(0.1)
        assert expected in self.shown

    def end(self) -> int:
        """Read until the program has ended, and give its exit code."""
        ends = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < ends:
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.process.wait(timeout=1)

    def hang_up(self) -> None:
        """Close the terminal, as a person closes its window."""
        os.close(self.primary)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.primary], [], [], seconds)
        if not ready:
            return False
        try:
            read = os.read(self.primary, 65536)
        except OSError:
            return False
        self.shown += read
        return bool(read)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path / "journal.db")
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
    terminal.process.wait()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_the_app_and_leaves_a_clean_terminal(terminal: Terminal, name: str) -> None:
    terminal.read_until(b"Next infusion")
    terminal.process.send_signal(getattr(signal, name))
    terminal.end()
    for expected in (ALTERNATE_SCREEN_LEFT, CURSOR_SHOWN, MOUSE_OFF):
        assert expected in terminal.shown
    assert b"Traceback" not in terminal.shown


def test_a_closed_terminal_leaves_no_process_behind(terminal: Terminal) -> None:
    terminal.read_until(b"Next infusion")
    terminal.hang_up()
    terminal.process.wait(timeout=PATIENCE)


def test_q_leaves_the_app_with_code_0(terminal: Terminal) -> None:
    terminal.read_until(b"Next infusion")
    os.write(terminal.primary, b"q")
    assert terminal.end() == 0


def outcome(journal: Path, **settings: object) -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "lupus_journal", "--journal", str(journal)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        **settings,  # type: ignore[call-overload]
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_without_a_terminal_the_app_says_so_and_ends(tmp_path: Path) -> None:
    code, out, err = outcome(tmp_path / "journal.db", stdin=subprocess.DEVNULL)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "needs a terminal" in err
    assert list(tmp_path.iterdir()) == []


def test_a_closed_standard_input_is_told_in_one_sentence(tmp_path: Path) -> None:
    code, _, err = outcome(tmp_path / "journal.db", preexec_fn=lambda: os.close(0))
    assert code == 1
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_cannot_show_the_app_is_told_in_one_sentence(
    tmp_path: Path, kind: str
) -> None:
    terminal = Terminal(tmp_path / "journal.db", TERM=kind)
    assert terminal.end() == 1
    assert b"cannot show the app" in terminal.shown
