"""`where`: where the files lie."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lupus_journal import __version__
from lupus_journal.cli.command import DONE, Command

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.context import Context


def _where(_arguments: Namespace, context: Context) -> int:
    from lupus_journal.bootstrap import places

    lying = places(context.path, context.environment)
    if context.wants_json:
        context.put_json(**lying, version=__version__)
        return DONE
    for name, path in lying.items():
        context.put(f"{name:<10}{path}{'' if os.path.lexists(path) else '  (not there yet)'}")
    context.put(f"{'version':<10}{__version__}")
    return DONE


COMMANDS = {"where": Command("where", "Where the files lie; nothing is made.", None, _where)}
