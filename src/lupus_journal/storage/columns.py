"""Values on their way into columns and back: nothing stands for missing, never zero."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from lupus_journal.domain.days import moment_from_text, moment_to_text
from lupus_journal.domain.numbers import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value

E = TypeVar("E", bound=StrEnum)


def kept(value: date | datetime | time | Decimal | None) -> str | None:
    """A value as its column keeps it."""
    match value:
        case None:
            return None
        case datetime():
            return moment_to_text(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return written(value)


def text(row: Mapping[str, Value], name: str) -> str:
    """The text in a column; an empty one stands for none."""
    value = row[name]
    return "" if value is None else str(value)


def choice(row: Mapping[str, Value], name: str, among: type[E]) -> E:
    """The one of a closed set that a column names."""
    return among(text(row, name))


def maybe_choice(row: Mapping[str, Value], name: str, among: type[E]) -> E | None:
    """The one of a closed set that a column names, if any."""
    return None if row[name] is None else choice(row, name, among)


def whole(row: Mapping[str, Value], name: str) -> int:
    """The whole number in a column that is never empty."""
    value = row[name]
    if not isinstance(value, int):
        raise TypeError(f"{name} holds no whole number")
    return value


def maybe_whole(row: Mapping[str, Value], name: str) -> int | None:
    """The whole number in a column, if any."""
    return None if row[name] is None else whole(row, name)


def number(row: Mapping[str, Value], name: str) -> Decimal | None:
    """The exact number in a column, if any."""
    value = row[name]
    return None if value is None else Decimal(str(value))


def day(row: Mapping[str, Value], name: str) -> date:
    """The day in a column that is never empty."""
    return date.fromisoformat(str(row[name]))


def maybe_day(row: Mapping[str, Value], name: str) -> date | None:
    """The day in a column, if any."""
    return None if row[name] is None else day(row, name)


def moment(row: Mapping[str, Value], name: str) -> datetime | None:
    """The local moment in a column, if any."""
    value = row[name]
    return None if value is None else moment_from_text(str(value))


def clock(row: Mapping[str, Value], name: str) -> time | None:
    """The time of day in a column, if any."""
    value = row[name]
    return None if value is None else time.fromisoformat(str(value))
