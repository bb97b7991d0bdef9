"""Command lines as people type them, put into the order that argparse can read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from lupus_journal.domain.errors import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WITH_VALUE = ("--journal", "--as")
SWITCHES = ("--json",)


HELP_WIDTH = 78


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help for a terminal of the usual width; what stands below it keeps its lines.

    argparse makes a formatter for every argument it adds, and asking for the terminal's width
    imports a module that costs as much as the whole parser.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=HELP_WIDTH)


class Parser(argparse.ArgumentParser):
    """A parser that knows no abbreviations, and refuses with one sentence."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        usual = {"allow_abbrev": False, "formatter_class": HelpFormatter}
        super().__init__(*args, **{**usual, **settings})

    def error(self, message: str) -> NoReturn:
        """Refuse what cannot be parsed."""
        sentence = (message[:1].upper() + message[1:]).rstrip(".")
        raise NotUnderstood(f"{sentence}. “{self.prog} --help” shows how to write it.")


class Options(dict[str, str]):
    """The global options that were given, wherever they stood on the command line."""

    def take(self, word: str, following: Iterator[str]) -> bool:
        """Keep a word, and its value, if it is a global option."""
        name, sign, value = word.partition("=")
        if word in SWITCHES:
            self[word] = ""
        elif name in WITH_VALUE:
            self[name] = value if sign else value_of(name, following)
        else:
            return False
        return True


def arranged(words: Sequence[str], valued: frozenset[str], options: Options) -> list[str]:
    """The words without the global options, every value joined to its own option.

    So “--on -3d” is read as one. What follows a bare “--” is left alone.
    """
    out: list[str] = []
    following = iter(words)
    for word in following:
        if word == "--":
            return [*out, word, *following]
        if word in valued:
            out.append(f"{word}={value_of(word, following)}")
        elif not options.take(word, following):
            out.append(word)
    return out


def actions(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    """Everything that a parser takes."""
    return parser._actions  # noqa: SLF001 - argparse offers no other way to ask


def valued_options(parser: argparse.ArgumentParser) -> frozenset[str]:
    """The long options of a parser that take one value."""
    return frozenset(
        name
        for action in actions(parser)
        if action.nargs is None
        for name in action.option_strings
        if name.startswith("--")
    )


def value_of(option: str, following: Iterator[str]) -> str:
    """The value that follows an option."""
    value = next(following, None)
    if value is None:
        raise NotUnderstood(f"{option} needs a value: write it as {option} VALUE.")
    return value
