"""Values as JSON states them: days and times as they are stored, exact numbers, null if missing."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from lupus_journal.domain.days import moment_to_text
from lupus_journal.domain.numbers import as_json

if TYPE_CHECKING:
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.medicines import DosePeriod, Medicine
    from lupus_journal.domain.person import Person

JsonValue: TypeAlias = str | int | float | bool | None


def stated(value: date | time | Decimal | JsonValue) -> JsonValue:
    """A value as JSON states it."""
    match value:
        case datetime():
            return moment_to_text(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return as_json(value)
        case _:
            return value


def all_stated(
    fact: Course | DosePeriod | Infusion | Medicine | Person,
    *,
    leaving_out: tuple[str, ...] = (),
) -> dict[str, JsonValue]:
    """A fact's values by the names of its columns."""
    return {
        field.name: stated(getattr(fact, field.name))
        for field in fields(fact)
        if field.name not in leaving_out
    }
