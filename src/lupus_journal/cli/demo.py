"""`demo`: the journal of a made-up patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.options import full_path

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context


def _configure(parser: Parser) -> None:
    parser.add_argument("--out", metavar="FILE", help="write it to a new file, and open nothing")
    parser.add_argument("--ascii", action="store_true", help="signs that every terminal has")


def _demo(arguments: Namespace, context: Context) -> int:
    from lupus_journal.bootstrap import open_demo, places

    demo = open_demo(context.clock)
    if arguments.out is None:
        from lupus_journal.cli.app import open_app

        path = places(context.path, context.environment)["demo"]
        demo.refresh(path)
        return open_app(context.at(path), ascii_only=arguments.ascii, own_journal=context.path)
    path = full_path(arguments.out)
    demo.write(path)
    if context.wants_json:
        context.put_json(path=path)
    else:
        context.put(f"Wrote two years of a made-up patient: {path}")
        context.put(f"To look at it: lupus-journal --journal {path}")
    return DONE


COMMANDS = {
    "demo": Command(
        "demo",
        "Open the app on a made-up patient, in a file of its own beside the journal.",
        _configure,
        _demo,
    )
}
