"""A terminal as small as it can be: starts a full-screen program, reads it, presses its keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Self

from bench.interleaving import MeasureFailed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 24, 80
PATIENCE = 10.0
QUIET = 0.05
"""A program that has written nothing for so many seconds has given its answer."""

KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "ctrl+q": "\x11",
}

ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # a control sequence: colour, cursor, mode
    r"|\x1b[\]P^_].*?(?:\x07|\x1b\\)"  # a string for the terminal, such as its title
    r"|\x1b[()][0-9A-Za-z]"  # a character set
    r"|\x1b[0-Z\\^-~]",
    re.DOTALL,
)


class Terminal:
    """One program in a pseudo-terminal of 80 by 24, from its start to its end."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self._argv = argv
        self._env = {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._written = b""

    def __enter__(self) -> Self:
        self._screen, far_end = pty.openpty()
        fcntl.ioctl(far_end, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._started = perf_counter()
        self._program = subprocess.Popen(
            self._argv,
            env=self._env,
            stdin=far_end,
            stdout=far_end,
            stderr=far_end,
            start_new_session=True,
        )
        os.close(far_end)
        return self

    def __exit__(self, *_: object) -> None:
        # Closing its terminal is how a person ends a program that does not listen.
        self._program.kill()
        self._program.wait()
        os.close(self._screen)

    @property
    def text(self) -> str:
        """Everything the program has shown so far, without colours and cursor movements."""
        return ESCAPES.sub("", self._written.decode(errors="replace"))

    def until(self, pattern: str) -> float:
        """Milliseconds from the program's start until it has shown a text."""
        wanted = re.compile(pattern)
        while not wanted.search(self.text):
            if self._read(PATIENCE) is None:
                raise MeasureFailed(f"“{pattern}” never came; it showed {self.text[-120:]!r}")
        return (perf_counter() - self._started) * 1000

    def press(self, key: str) -> float:
        """Milliseconds from a key until the program has written the last of its answer."""
        self.rest()
        pressed = answered = perf_counter()
        os.write(self._screen, (key if len(key) == 1 else KEYS[key]).encode())
        patience = PATIENCE
        while (arrived := self._read(patience)) is not None:
            answered, patience = arrived, QUIET
        if answered == pressed:
            raise MeasureFailed(f"nothing answered the key “{key}”")
        return (answered - pressed) * 1000

    def rest(self, quiet: float = QUIET) -> None:
        """Wait until the program has nothing more to say."""
        while self._read(quiet) is not None:
            pass

    def megabytes(self) -> float:
        """The memory that the program holds."""
        status = Path(f"/proc/{self._program.pid}/status")
        if status.exists():
            found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text(encoding="ascii"))
            kilobytes = found[1] if found else "0"
        else:
            asked = ["ps", "-o", "rss=", "-p", str(self._program.pid)]
            kilobytes = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        return int(kilobytes) / 1024

    def _read(self, timeout: float) -> float | None:
        """When more arrived; `None` if nothing did in time, or the program ended."""
        if not select.select([self._screen], [], [], timeout)[0]:
            return None
        try:
            more = os.read(self._screen, 1 << 16)
        except OSError:  # how Linux says that the far end was closed
            return None
        self._written += more
        return perf_counter() if more else None
