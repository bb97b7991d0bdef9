"""The commands of many times a day, run in a fresh interpreter, load nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"plotext", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual", "tomllib"}
QUICK = [
    ("--help",),
    ("--version",),
    ("log", "--help"),
    ("log", "fatigue", "6"),
    ("log", "joint_pain", "5", "--site", "left knee"),
    ("log", "fluid", "250", "--on", "yesterday"),
    ("log", "note", "a quiet day"),
    ("checkin", "6", "4", "3", "5"),
    ("due",),
    ("due", "--within", "3d", "--json"),
    ("log", "fatigue", "eleven"),
]


def loaded_by(journal: Path, *argv: str) -> set[str]:
    """The heavy packages that a command has loaded when it ends."""
    program = (
        "import sys, lupus_journal.cli.main as main\n"
        f"try: main.main({['--journal', str(journal), *argv]!r}, {{}})\n"
        "except SystemExit: pass\n"
        f"print('loaded:', *({HEAVY!r} & sys.modules.keys()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(ended.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("argv", QUICK, ids=" ".join)
def test_a_quick_command_loads_nothing_heavy(tmp_path: Path, argv: tuple[str, ...]) -> None:
    journal = tmp_path / "journal.db"
    loaded_by(journal, "course", "add", "belimumab_iv", "--start", "today")
    assert loaded_by(journal, *argv) == set()


def test_the_guard_sees_what_a_slow_command_loads(tmp_path: Path) -> None:
    assert "sqlmodel" in loaded_by(tmp_path / "journal.db", "list")


@pytest.mark.parametrize("argv", QUICK[3:9], ids=" ".join)
def test_a_quick_command_makes_no_backup(tmp_path: Path, argv: tuple[str, ...]) -> None:
    loaded_by(tmp_path / "journal.db", *argv)
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]
