"""The programs that are measured, and the yardsticks beside them."""

from __future__ import annotations

import sys
from pathlib import Path

PYTHON = sys.executable
IDLE_PYTHON = (PYTHON, "-c", "pass")
EMPTY_APP = (PYTHON, "-m", "bench.empty_app")
EMPTY_APP_SHOWS = "ready"

PROGRAM = str(Path(PYTHON).with_name("lupus-journal"))
TODAY_SHOWS = "since the last|No treatment course yet"
"""What the first screen has shown once its data is there; a regular expression."""


def on(journal: Path, *arguments: str) -> tuple[str, ...]:
    """The program on a journal of that path."""
    return (PROGRAM, "--journal", str(journal), *arguments)
