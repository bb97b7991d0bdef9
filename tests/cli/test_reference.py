from __future__ import annotations

from pathlib import Path

from lupus_journal.cli.main import COMMANDS
from lupus_journal.cli.parser import described
from lupus_journal.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_says_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "docs/cli.md is out of date: run “python -m lupus_journal.cli.reference > docs/cli.md”"
    )


def test_every_command_is_on_it_and_says_what_it_does() -> None:
    commands = list(described())
    assert {one.program.split()[1] for one in commands} == set(COMMANDS)
    assert [one.program for one in commands if not one.command.help] == []


def test_an_argument_is_shown_as_it_is_typed() -> None:
    lines = reference().splitlines()
    assert "    lupus-journal report [--since DAY] --output FILE [--force]" in lines
    assert "- `-o, --output FILE`: FILE.md, or - for standard output" in lines
    assert "    lupus-journal completion bash|zsh|fish" in lines
    assert "    lupus-journal backup [DIR]" in lines
