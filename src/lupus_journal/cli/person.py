"""`person`: who the journal is about."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.json_values import all_stated
from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.days import read_day, read_time, written
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.fluids import read_ml
from lupus_journal.domain.person import Person, Sex
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.text import clean_line, quoted
from lupus_journal.domain.zones import read_zone

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context

FIELDS = tuple(field.name for field in fields(Person))
NOT_ENTERED = "not entered"
EMPTY = Person()


def _show(_arguments: Namespace, context: Context) -> int:
    person = context.journal.person.get()
    if context.wants_json:
        context.put_json(person=all_stated(person))
        return DONE
    for name in FIELDS:
        context.put(f"{name:<16}{_words(name, person)}")
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
    person = replace(before, **_read(typed, today))
    entry = service.become(person)
    if context.wants_json:
        context.put_json(id=entry.id, kind="person", person=all_stated(person))
    else:
        for name in typed:
            context.put(f"{name}: {_words(name, person)} (was {_words(name, before)})")
    if person.fluid_goal_ml and person.limit_drinking is not ToldToLimit.NO:
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


def _read(typed: Mapping[str, str], today: date) -> dict[str, Any]:
    """The values that were typed for fields; an empty one puts a field back to its beginning."""
    readers: dict[str, Callable[[str], Any]] = {
        "name": clean_line,
        "birth_date": lambda text: read_day(text, today),
        "sex": lambda text: read_choice(Sex, text, "an answer to sex"),
        "limit_drinking": lambda text: read_choice(
            ToldToLimit, text, "an answer to limit_drinking"
        ),
        "fluid_goal_ml": read_ml,
        "fluid_limit_ml": read_ml,
        "fever_line": lambda text: Scale.TEMPERATURE.read(text, of="fever_line"),
        "day_ends": read_time,
        "zone": read_zone,
    }
    return {
        name: readers[name](text) if text else getattr(EMPTY, name) for name, text in typed.items()
    }


def _words(name: str, person: Person) -> str:
    match name, getattr(person, name):
        case _, None | "":
            return NOT_ENTERED
        case "birth_date", day:
            return written(day)
        case "day_ends", clock:
            return f"{clock:%H:%M}"
        case "fever_line", celsius:
            return Scale.TEMPERATURE.written(celsius)
        case "fluid_goal_ml" | "fluid_limit_ml", ml:
            return f"{ml:,} ml"
        case _, value:
            return str(value)


COMMANDS = {
    "person": Command(
        "person",
        "The person the journal is about.",
        run=_show,
        children=(Command("set", "what is known: FIELD=VALUE …", _configure_set, _set),),
    )
}
