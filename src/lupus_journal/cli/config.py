"""`config`: how the program looks and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.preference_reading import NAMES, read_typed
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.keyboard import Keyboard
    from lupus_journal.domain.preference_reading import Setting
    from lupus_journal.domain.preferences import Preferences

WIDTH = 22


def _configure(parser: Parser) -> None:
    parser.add_argument(
        "changes",
        nargs="*",
        metavar="NAME=VALUE",
        help=f"{', '.join(NAMES)}; “NAME=” goes back to the usual",
    )


def _config(arguments: Namespace, context: Context) -> int:
    from lupus_journal.bootstrap import keep_preferences, preferences
    from lupus_journal.tui.keymap import keyboard

    known = keyboard()
    settings = [_setting(change) for change in arguments.changes]
    if settings:
        holding = keep_preferences(settings, context.environment, known)
    else:
        holding = preferences(context.environment, lambda: known)
    if context.wants_json:
        context.put_json(
            theme=holding.theme,
            ascii=holding.ascii_only,
            reduced_motion=holding.reduced_motion,
            keys=_keys(holding, known),
            problems=holding.problems,
        )
        return DONE
    _put(holding, known, {setting.name for setting in settings}, context)
    for problem in holding.problems:
        context.say(problem)
    return DONE


def _setting(change: str) -> Setting:
    name, sign, value = change.partition("=")
    if not sign:
        raise NotUnderstood(f"{quoted(change)} has no value: write it as NAME=VALUE.")
    return read_typed(name, value)


def _put(
    holding: Preferences, keyboard: Keyboard, only: set[tuple[str, ...]], context: Context
) -> None:
    """List what holds: all of it, or what was just set."""
    rows: dict[tuple[str, ...], str] = {
        ("theme",): holding.theme,
        ("ascii",): "yes" if holding.ascii_only else "no",
        ("reduced_motion",): "yes" if holding.reduced_motion else "no",
        **{("keys", action): keys for action, keys in _keys(holding, keyboard).items()},
    }
    for name, value in rows.items():
        if not only or name in only:
            context.put(f"{'.'.join(name):<{WIDTH}}{value}")


def _keys(holding: Preferences, keyboard: Keyboard) -> dict[str, str]:
    """Every action's keys, as they stand now."""
    return {**keyboard.usual, **holding.keys}


COMMANDS = {
    "config": Command(
        "config", "How the program looks and answers; it lists all that holds.", _configure, _config
    )
}
