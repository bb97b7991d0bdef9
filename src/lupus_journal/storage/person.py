"""The person in their table, which holds one row."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.person import Person, Sex
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(person: Person) -> dict[str, Value]:
    return {
        "name": person.name,
        "birth_date": columns.kept(person.birth_date),
        "sex": person.sex.value if person.sex else None,
        "limit_drinking": person.limit_drinking.value if person.limit_drinking else None,
        "fluid_goal_ml": person.fluid_goal_ml,
        "fluid_limit_ml": person.fluid_limit_ml,
        "fever_line": columns.kept(person.fever_line),
        "day_ends": columns.kept(person.day_ends),
        "zone": person.zone,
    }


def _fact(row: Mapping[str, Value]) -> Person:
    return Person(
        name=columns.text(row, "name"),
        birth_date=columns.maybe_day(row, "birth_date"),
        sex=columns.maybe_choice(row, "sex", Sex),
        limit_drinking=columns.maybe_choice(row, "limit_drinking", ToldToLimit),
        fluid_goal_ml=columns.maybe_whole(row, "fluid_goal_ml"),
        fluid_limit_ml=columns.maybe_whole(row, "fluid_limit_ml"),
        fever_line=columns.number(row, "fever_line"),
        day_ends=columns.clock(row, "day_ends") or time(4),
        zone=columns.text(row, "zone") or None,
    )


PERSON = Kind(table="person", dated_by="substr(recorded_at, 1, 10)", columns=_columns, fact=_fact)
