"""Every command with all it takes, in one place: for shell completion and the reference.

The program itself builds only the parser it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.cli.arguments import Parser
from lupus_journal.cli.main import COMMANDS, PROGRAM, command_named, parser_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from lupus_journal.cli.command import Command


class Described(NamedTuple):
    """A command as it is typed, with its parser."""

    program: str
    command: Command
    parser: Parser


def described() -> Iterator[Described]:
    """Every command and, after it, those below it, in the order of the help."""
    for name in COMMANDS:
        yield from _below(command_named(name), f"{PROGRAM} {name}")


def _below(command: Command, program: str) -> Iterator[Described]:
    yield Described(program, command, parser_for(command, program))
    for child in command.children:
        yield from _below(child, f"{program} {child.name}")


def complete_parser() -> Parser:
    """One parser that knows every command; it is there to be read, not to parse."""
    parser = Parser(prog=PROGRAM)
    _add_global_options(parser)
    parser.add_argument("--version", action="store_true", help="the program's version")
    words = parser.add_subparsers(prog=PROGRAM, metavar="COMMAND")
    for name, text in COMMANDS.items():
        _add(words, command_named(name), text)
    return parser


def _add(words: argparse._SubParsersAction[Parser], command: Command, text: str) -> None:
    parser = words.add_parser(command.name, help=text, description=command.help)
    _add_global_options(parser)
    if command.children:
        below = parser.add_subparsers(metavar="COMMAND")
        for child in command.children:
            _add(below, child, child.help)
    if command.configure:
        command.configure(parser)


def _add_global_options(parser: Parser) -> None:
    parser.add_argument("--journal", metavar="PATH", help="the journal's file")
    parser.add_argument("--as", metavar="NAME", help="who is acting, if not the patient")
    parser.add_argument("--json", action="store_true", help="the answer as one JSON object")
