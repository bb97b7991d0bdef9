"""What a command is: its name, what it takes, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context

DONE, REFUSED, USAGE, UNAVAILABLE, SOMETHING_DUE = 0, 1, 2, 3, 10
"""The exit codes, which scripts rely on."""


class Command(NamedTuple):
    """A command, or a group of them under one word."""

    name: str
    help: str
    configure: Callable[[Parser], None] | None = None
    run: Callable[[Namespace, Context], int] | None = None
    children: tuple[Command, ...] = ()
    otherwise: Callable[[str], Command] | None = None
    """The command for a word that is no child's name."""

    def child(self, word: str) -> Command | None:
        """The command that a word behind this one's name asks for."""
        for one in self.children:
            if one.name == word:
                return one
        return self.otherwise(word) if self.otherwise else None
