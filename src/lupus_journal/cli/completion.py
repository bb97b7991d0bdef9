"""`completion`: the script that completes commands in a shell."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context

SCRIPTS = {
    "bash": "lupus-journal.bash",
    "zsh": "_lupus-journal",
    "fish": "lupus-journal.fish",
}
"""The file of each shell's script, by the name under which the shell looks for it."""


def _configure(parser: Parser) -> None:
    parser.add_argument("shell", choices=tuple(SCRIPTS), help="which shell it is for")
    parser.epilog = 'bash: eval "$(lupus-journal completion bash)" in ~/.bashrc'


def _completion(arguments: Namespace, context: Context) -> int:
    folder = os.path.join(os.path.dirname(__file__), "completions")
    with open(os.path.join(folder, SCRIPTS[arguments.shell]), encoding="utf-8") as script:
        text = script.read()
    if context.wants_json:
        context.put_json(shell=arguments.shell, script=text)
    else:
        print(text, end="")
    return DONE


COMMANDS = {
    "completion": Command(
        "completion", "The script that completes commands in a shell.", _configure, _completion
    )
}
