"""Options that many commands share, and how they are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.occasions import Occasion
    from lupus_journal.services.lab_reading import UnitDoubted


def add_occasion(parser: Parser) -> None:
    """When it was, and what there is to say about it."""
    parser.add_argument("--on", metavar="DAY", help="2026-03-01, today, yesterday, mon or -3d")
    parser.add_argument("--at", metavar="TIME", help="14:30, or a date and time")
    add_note(parser)


def add_note(parser: Parser) -> None:
    """What there is to say about it."""
    parser.add_argument("--note", metavar="TEXT", help="“-” reads it from standard input")


def add_unit_is_printed(parser: Parser) -> None:
    """How somebody confirms a unit that is doubted."""
    parser.add_argument(
        "--unit-is-printed",
        action="store_true",
        help="keep a unit that the journal does not know for this test",
    )


def to_confirm(doubt: UnitDoubted) -> InvalidEntry:
    """A doubt about a unit, with the option that answers it."""
    return InvalidEntry(f"{doubt} “--unit-is-printed” confirms it.")


def occasion(arguments: Namespace, context: Context) -> Occasion:
    """When it was, on the person's own day."""
    from lupus_journal.domain.occasions import read_occasion
    from lupus_journal.services.clock import LocalZone

    return read_occasion(
        arguments.on,
        arguments.at,
        now=context.clock.now(),
        zone=LocalZone(),
        day_ends=context.quick.person.get().day_ends,
    )


def past_day(text: str | None, context: Context) -> date:
    """A calendar day that a text names, leaning back; today if there is none."""
    from lupus_journal.domain.day_reading import Leaning, read_day

    today = context.clock.now().date()
    return today if text is None else read_day(text, today, Leaning.PAST)


def coming_day(text: str | None, context: Context) -> date:
    """A calendar day that a text names, leaning ahead; today if there is none."""
    from lupus_journal.domain.day_reading import Leaning, read_day

    today = context.clock.now().date()
    return today if text is None else read_day(text, today, Leaning.FUTURE)


def full_path(typed: str) -> str:
    """The path that somebody means, from the root on."""
    return os.path.abspath(os.path.expanduser(typed))
