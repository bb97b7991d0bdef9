"""A real terminal, made by the system and read by a test, with the app in it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 20
"""Seconds that a loaded machine may take over what takes none."""

ALTERNATE_SCREEN_LEFT, CURSOR_SHOWN, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"


class Terminal:
    """The app on a journal, in a pseudo-terminal of its own, of 80 by 24."""

    def __init__(self, journal: Path, *arguments: str, **environment: str) -> None:
        self.primary, self._secondary = pty.openpty()
        fcntl.ioctl(self._secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._modes = termios.tcgetattr(self._secondary)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lupus_journal", "--journal", str(journal), *arguments],
            stdin=self._secondary,
            stdout=self._secondary,
            stderr=self._secondary,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **environment},
        )
        self.shown = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for end in (self.primary, self._secondary):
            with suppress(OSError):
                os.close(end)

    def read_until(self, expected: bytes | re.Pattern[bytes], begin: int = 0) -> None:
        """Read what is shown until it holds a text or what fits a pattern, from a place on."""
        wanted = re.compile(re.escape(expected)) if isinstance(expected, bytes) else expected
        ends = time.monotonic() + PATIENCE
        while not wanted.search(self.shown, begin) and time.monotonic() < ends:
            self._read(0.1)
        assert wanted.search(self.shown, begin), self.shown[-500:]

    def read_more(self, expected: bytes | re.Pattern[bytes]) -> None:
        """Read until a text is shown that was not yet, or what fits a pattern."""
        self.read_until(expected, len(self.shown))

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.primary, keys)

    def send(self, name: str) -> None:
        """Send the app a signal."""
        self.process.send_signal(getattr(signal, name))

    def end(self) -> int:
        """Read until the program has ended, and give its exit code."""
        ends = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < ends:
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.process.wait(timeout=1)

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as the app found it."""
        left = (ALTERNATE_SCREEN_LEFT, CURSOR_SHOWN, MOUSE_OFF)
        return (
            all(sequence in self.shown for sequence in left)
            and termios.tcgetattr(self._secondary) == self._modes
        )

    @property
    def left_behind(self) -> bytes:
        """What stands on the terminal that the app gave back."""
        return self.shown.rpartition(ALTERNATE_SCREEN_LEFT)[2]

    def hang_up(self) -> None:
        """Close the terminal, as a person closes its window."""
        os.close(self._secondary)
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
