"""What the completion scripts say, from everything that the commands take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shtab

from lupus_journal.cli.arguments import actions
from lupus_journal.cli.completion import SCRIPTS
from lupus_journal.cli.parser import complete_parser

if TYPE_CHECKING:
    import argparse

FILES = {"FILE": shtab.FILE, "PATH": shtab.FILE, "DIR": shtab.DIRECTORY}
"""What a shell offers for a value, by the name the help gives it."""


def written() -> dict[str, str]:
    """The scripts by file name."""
    parser = complete_parser()
    _offer_files(parser)
    return {name: shtab.complete(parser, shell=shell) for shell, name in SCRIPTS.items()}


def _offer_files(parser: argparse.ArgumentParser) -> None:
    for action in actions(parser):
        if action.metavar in FILES:
            action.complete = FILES[action.metavar]  # type: ignore[attr-defined]
        if isinstance(action.choices, dict):
            for child in action.choices.values():
                _offer_files(child)
