"""Runs commands as a person would, on a journal of their own and with a stopped clock."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from lupus_journal.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-03-01T09:00"


class Outcome(NamedTuple):
    """How a command ended: its exit code, its answer and its talk."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> list[str]:
        """The answer's lines, with “…” for every id."""
        return re.sub(r"\(id [0-9a-z]{5}\)", "(id …)", self.out).splitlines()

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


class Program:
    """The program on one journal, which lies in a folder of its own."""

    def __init__(self, journal: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.journal = journal
        self._capture = capture

    def __call__(self, *argv: str, now: str = NOW) -> Outcome:
        """Run one command."""
        environment = {"LUPUS_JOURNAL_NOW": now, "LUPUS_JOURNAL": str(self.journal)}
        self._capture.readouterr()
        code = main(argv, environment)
        out, err = self._capture.readouterr()
        # That the journal is new is said by the first command, whichever that is.
        made = f"There was no journal at {self.journal}, so a new one was made.\n"
        return Outcome(code, out, err.replace(made, ""))


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program on an empty journal."""
    return Program(tmp_path / "journal.db", capsys)
