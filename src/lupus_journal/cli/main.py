"""The command line: finds the command, lets it work, and tells what went wrong in one sentence."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from lupus_journal import __version__
from lupus_journal.cli.arguments import Options, Parser, arranged, valued_options
from lupus_journal.cli.command import DONE, REFUSED, UNAVAILABLE, USAGE
from lupus_journal.cli.context import Context
from lupus_journal.domain.errors import JournalError, JournalUnavailable, NotUnderstood
from lupus_journal.domain.text import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from lupus_journal.cli.command import Command

PROGRAM = "lupus-journal"
ASCII = "--ascii"
INTERRUPTED = 130

COMMANDS = {
    "log": "log one entry: fatigue, a symptom, a drink, a note, a lab result, an infusion",
    "checkin": "the ten-second check-in",
    "due": "what is due now",
    "done": "answer to something due: done",
    "snooze": "answer to something due: later",
    "plan": "the calendar ahead",
    "course": "treatment courses",
    "infusion": "infusions: given, booked, moved, held, missed",
    "person": "the person the journal is about",
    "medicine": "medicines taken at home, their doses and tapers",
    "list": "entries of one kind, or all",
    "show": "one entry, whole",
    "edit": "change an entry",
    "delete": "delete an entry",
    "undo": "take back the newest action, or the one named",
    "history": "what became of an entry",
    "seen": "mark an entry as seen",
    "plot": "a lab trend in the terminal",
    "report": "the page for a visit",
    "backup": "copy the journal, and compare the copy",
    "restore": "bring a backup back",
    "verify": "check the whole journal",
    "demo": "open the app on a made-up patient",
    "config": "how the program looks and answers: theme, keys, plain signs",
    "where": "where the files lie",
    "completion": "shell completion",
}


def run() -> None:
    """Run the program as it was started, and end with its exit code."""
    # A quick command ends before there is anything to collect, and before it would pay to take
    # the interpreter down piece by piece: together that is a tenth of its time.
    gc.disable()
    os.umask(0o077)
    sys.excepthook = _tell_a_fault
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    code = main(sys.argv[1:], os.environ)
    for stream in (sys.stdout, sys.stderr):
        if stream:
            with suppress(OSError):
                stream.flush()
    os._exit(code)


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command, and give its exit code."""
    try:
        code = _main(argv, environment)
        if sys.stdout:
            sys.stdout.flush()
    except NotUnderstood as error:
        return _refuse(error, USAGE)
    except JournalUnavailable as error:
        return _refuse(error, UNAVAILABLE)
    except JournalError as error:
        return _refuse(error, REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the answer has left; what Python still holds back must not fail again.
        _answer_nobody()
        return DONE
    except OSError as error:
        _answer_nobody()
        reason = (error.strerror or "for an unknown reason").lower()
        return _refuse(
            JournalError(f"The command ended early: reading or writing failed ({reason})."), REFUSED
        )
    return code


def _main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    options = Options()
    words = iter(argv)
    ascii_only: list[str] = []
    for word in words:
        if options.take(word, words):
            continue
        if word == ASCII:
            ascii_only = [ASCII]
            continue
        if word in ("-h", "--help"):
            print(usage())
            return DONE
        if word in ("-V", "--version"):
            print(f"{PROGRAM} {__version__}")
            return DONE
        return _run([word, *words, *ascii_only], options, environment)
    from lupus_journal.cli.app import open_app

    return open_app(Context(options, environment), ascii_only=bool(ascii_only))


def _run(words: Sequence[str], options: Options, environment: Mapping[str, str]) -> int:
    name, *rest = words
    if name not in COMMANDS:
        raise NotUnderstood(_unknown(name))
    command, program, rest = _asked_for(command_named(name), f"{PROGRAM} {name}", rest, options)
    parser = parser_for(command, program)
    arguments = parser.parse_args(arranged(rest, valued_options(parser), options))
    if command.run is None:
        raise NotUnderstood(f"“{program}” needs one more word: “{program} --help” lists them.")
    context = Context(options, environment)
    code = command.run(arguments, context)
    context.tell_what_was_made()
    return code


def command_named(name: str) -> Command:
    """The command of a name, its module imported."""
    command: Command = import_module(f"lupus_journal.cli.{MODULES.get(name, name)}").COMMANDS[name]
    return command


def _asked_for(
    command: Command, program: str, words: Sequence[str], options: Options
) -> tuple[Command, str, list[str]]:
    """The command below a group that the next word asks for, and what is left to read."""
    while command.children and words:
        following = iter(words)
        word = next(following)
        if options.take(word, following):
            words = list(following)
            continue
        child = None if word.startswith("-") else command.child(word)
        if child is None:
            break
        command, program, words = child, f"{program} {word}", list(following)
    return command, program, list(words)


def parser_for(command: Command, program: str) -> Parser:
    """The parser of one command; a group's only shows what belongs to it."""
    parser = Parser(prog=program, description=command.help)
    if command.children:
        words = parser.add_subparsers(prog=program, metavar="COMMAND", required=command.run is None)
        for child in command.children:
            words.add_parser(child.name, help=child.help, add_help=False)
    if command.configure:
        command.configure(parser)
    return parser


def usage() -> str:
    """The help of the whole program."""
    listed = "\n".join(f"  {name:<12}{text}" for name, text in COMMANDS.items())
    return f"""\
usage: {PROGRAM} [--journal PATH] [--as NAME] [--json] [COMMAND ...]

A journal for life with lupus and infusions. Without a command it opens the app.
Every command works without the app and without a mouse; “checkin --plain” suits screen readers.

commands:
{listed}

options, before or after the command:
  --journal PATH  the journal's file (else LUPUS_JOURNAL, else your data folder)
  --as NAME       who is acting, if not the patient
  --json          the answer as one JSON object
  --ascii         signs that every terminal has: in the app, demo and plot
  --version       the program's version
  --help          this help; “{PROGRAM} COMMAND --help” tells more

It records, reminds and shows; it does not diagnose, recommend treatment or replace your care team."""


def _answer_nobody() -> None:
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_a_fault(
    _kind: type[BaseException], error: BaseException, _traceback: TracebackType | None
) -> None:
    """Say where the program failed; Python's own report could hold what somebody typed."""
    from lupus_journal.tui.crash import report_of

    print(report_of(error), file=sys.stderr)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"“{PROGRAM} --help” lists the commands."
    return f"There is no command “{shown(name)[:40]}”: {hint}"


def _refuse(error: JournalError, code: int) -> int:
    print(shown(str(error)), file=sys.stderr)
    return code


MODULES = {
    "done": "due",
    "snooze": "due",
    "plan": "due",
    "show": "list",
    "delete": "edit",
    "undo": "history",
    "seen": "history",
    "restore": "backup",
    "verify": "backup",
}
"""The module of a command, where it is not called after it."""
