"""The person's fields by name: what each is called, how it is read, and how it is told."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.day_reading import read_day, read_time
from lupus_journal.domain.days import written
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.fluids import read_ml
from lupus_journal.domain.numbers import written as written_number
from lupus_journal.domain.person import Person, Sex
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.text import clean_line
from lupus_journal.domain.zones import read_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

FIELDS = tuple(field.name for field in fields(Person))
NOT_ENTERED = "not entered"
_EMPTY = Person()


def restated(person: Person, typed: Mapping[str, str], today: date) -> Person:
    """The person with what was typed for some fields; nothing typed empties a field."""
    readers: dict[str, Callable[[str], Any]] = {
        "name": clean_line,
        "birth_date": lambda text: read_day(text, today, example="1984-05-17"),
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
    values = {
        name: readers[name](text) if text.strip() else getattr(_EMPTY, name)
        for name, text in typed.items()
    }
    return replace(person, **values)


def told(name: str, person: Person) -> str:
    """What is known of a field, as people read it."""
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


def typed_as(name: str, person: Person) -> str:
    """What stands in a field to be typed over, exactly; empty where nothing is known."""
    match name, getattr(person, name):
        case _, None | "":
            return ""
        case "birth_date", day:
            return f"{day.isoformat()}"
        case "fever_line", celsius:
            return f"{written_number(celsius)} °C"
        case "fluid_goal_ml" | "fluid_limit_ml", ml:
            return f"{ml} ml"
    return told(name, person)


def goal_waits(person: Person) -> bool:
    """Whether the clinic's figure is kept but not shown: it needs a “no” to the question."""
    return bool(person.fluid_goal_ml) and person.limit_drinking is not ToldToLimit.NO
