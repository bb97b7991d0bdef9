"""`report`: the page for a visit, as a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.options import past_day
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context

STDOUT = "-"
ENDING = ".md"


def _configure(parser: Parser) -> None:
    parser.add_argument("--since", metavar="DAY", help="the first day; else the last six months")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="FILE.md, or - for standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _report(arguments: Namespace, context: Context) -> int:
    from lupus_journal.reports.markdown import rendered

    _refuse_other_endings(arguments.output)
    since = past_day(arguments.since, context) if arguments.since is not None else None
    text = rendered(context.journal.summary.page(since))
    if arguments.output == STDOUT:
        if context.wants_json:
            context.put_json(markdown=text)
        else:
            sys.stdout.write(text)
        return DONE
    from lupus_journal.reports.saving import save

    written = save(text, arguments.output, replace=arguments.force)
    if context.wants_json:
        context.put_json(path=str(written))
    else:
        context.put(f"Wrote the page for the visit: {written}")
    return DONE


def _refuse_other_endings(typed: str) -> None:
    if typed != STDOUT and not typed.lower().endswith(ENDING):
        raise InvalidEntry(f"{quoted(typed)} does not end in .md: the page is written as Markdown.")


COMMANDS = {
    "report": Command(
        "report", "The page for a visit: infusions, steroids, labs, symptoms.", _configure, _report
    )
}
