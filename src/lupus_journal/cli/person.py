"""`person`: who the journal is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.json_values import all_stated
from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.text import quoted
from lupus_journal.services.person_fields import FIELDS, goal_waits, restated, told

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context


def _show(_arguments: Namespace, context: Context) -> int:
    person = context.journal.person.get()
    if context.wants_json:
        context.put_json(person=all_stated(person))
        return DONE
    for name in FIELDS:
        context.put(f"{name:<16}{told(name, person)}")
    return DONE


def _configure_set(parser: Parser) -> None:
    parser.add_argument(
        "changes",
        nargs="+",
        metavar="FIELD=VALUE",
        help=f"{', '.join(FIELDS)}; “FIELD=” empties one",
    )


def _set(arguments: Namespace, context: Context) -> int:
    typed = dict(_field_and_value(change) for change in arguments.changes)
    today = context.clock.now().date()
    service = context.journal.person
    before = service.get()
    person = restated(before, typed, today)
    entry = service.become(person)
    if context.wants_json:
        context.put_json(id=entry.id, kind="person", person=all_stated(person))
    else:
        for name in typed:
            context.put(f"{name}: {told(name, person)} (was {told(name, before)})")
    if goal_waits(person):
        context.say("The goal is shown once limit_drinking is “no”.")
    return DONE


def _field_and_value(change: str) -> tuple[str, str]:
    name, sign, value = change.partition("=")
    name = name.strip().lower().replace("-", "_")
    if not sign:
        raise NotUnderstood(f"{quoted(change)} has no value: write it as FIELD=VALUE.")
    if name not in FIELDS:
        raise NotUnderstood(
            f"{quoted(name)} is no field of a person: the fields are {', '.join(FIELDS)}."
        )
    return name, value.strip()


COMMANDS = {
    "person": Command(
        "person",
        "The person the journal is about.",
        run=_show,
        children=(Command("set", "what is known: FIELD=VALUE …", _configure_set, _set),),
    )
}
