"""Entries with some of their fields typed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.days import day_of
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.occasions import MIDNIGHT, read_occasion
from lupus_journal.domain.text import clean
from lupus_journal.services.fields import (
    OCCASION,
    OCCASIONAL,
    READERS,
    About,
    read_yes_or_no,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from lupus_journal.domain.checkins import Checkin
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.fluids import Fluid
    from lupus_journal.services.fields import Setting

F = TypeVar("F")


def restated_entry(entry: Entry[F], typed: Mapping[str, str]) -> Entry[F]:
    """An entry with its note and its privacy typed anew."""
    note = clean(typed["note"]) if "note" in typed else entry.note
    private = read_yes_or_no(typed["private"]) if "private" in typed else entry.private
    return replace(entry, note=note, private=private)


def restated(fact: Any, typed: Mapping[str, str], setting: Setting) -> Any:
    """A fact with some of its fields typed anew."""
    changes: dict[str, Any] = {}
    if isinstance(fact, OCCASIONAL):
        changes.update(_occasion(fact, typed, setting))
    if isinstance(fact, SymptomScore):
        changes.update(_score(fact, typed, setting))
    for name, reader in READERS[type(fact)].items():
        if name in typed:
            about = About(setting, _day_of(fact, changes, setting))
            changes[name] = _to_the_second(getattr(fact, name), reader.read(typed[name], about))
    return replace(fact, **changes)


def today_for(fact: object, setting: Setting) -> date:
    """What “today” means for a fact: the person's own day for what they report of themselves."""
    return day_of(setting.now, _day_ends(fact, setting))


def _day_ends(fact: object, setting: Setting) -> time:
    is_own = isinstance(fact, OCCASIONAL) and not isinstance(fact, LabReport)
    return setting.day_ends if is_own else MIDNIGHT


def _to_the_second(was: object, read: Any) -> Any:
    """A moment that is typed to the minute as it stands keeps its seconds."""
    if not (isinstance(was, datetime) and isinstance(read, datetime)):
        return read
    is_same = read == was.replace(second=0, microsecond=0)
    return was if is_same and read.utcoffset() == was.utcoffset() else read


def _day_of(fact: object, changes: Mapping[str, Any], setting: Setting) -> date:
    """The day on which a time of the entry lies."""
    days = (changes.get(name, getattr(fact, name, None)) for name in ("given_on", "planned_on"))
    return next(filter(None, days), setting.now.date())


def _occasion(
    fact: Fluid | SymptomScore | Checkin | LabReport, typed: Mapping[str, str], setting: Setting
) -> dict[str, Any]:
    """The day and the moment typed anew; a moment that is not on the new day is not known."""
    if not set(OCCASION) & set(typed):
        return {}
    day_ends = _day_ends(fact, setting)
    at = typed.get("at", "").strip() or None
    when = read_occasion(
        typed.get("on", fact.on.isoformat()),
        at,
        now=setting.now,
        zone=setting.zone,
        day_ends=day_ends,
    )
    stays = "at" not in typed and fact.at is not None and day_of(fact.at, day_ends) == when.on
    return {"on": when.on, "at": fact.at if stays else _to_the_second(fact.at, when.at)}


def _score(fact: SymptomScore, typed: Mapping[str, str], setting: Setting) -> dict[str, Any]:
    """The symptom and its figure typed anew; a figure has to be one on the symptom's scale."""
    if not {"symptom", "value"} & set(typed):
        return {}
    symptom = setting.symptom(typed.get("symptom", fact.symptom))
    if "value" in typed:
        return {"symptom": symptom.id, "value": symptom.read(typed["value"])}
    return {"symptom": symptom.id, "value": symptom.scale.check(fact.value, symptom.label.lower())}
