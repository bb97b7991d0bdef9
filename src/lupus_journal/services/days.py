"""What a day of the diary holds, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import Checkin, SymptomScore, brief
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.record_words import title
from lupus_journal.services.checkins import asked_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, time

    from lupus_journal.domain.entries import Origin
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.ports import Records

DAILY = {
    "infusions": "Infusion",
    "courses": "Course",
    "medicines": "Medicine",
    "dose_periods": "Medicine",
    "lab_results": "Lab",
    "answers": "Reminder",
    "checkins": "Check-in",
    "symptoms": "Symptom",
    "fluids": "Drink",
}
"""The tables whose entries stand in the diary, in their order where no time is known."""
KINDS = (*dict.fromkeys(DAILY.values()), "Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """An entry as a row of the diary."""

    id: str
    on: date
    at: datetime | None
    """What the clock on the wall showed, if that is known."""
    kind: str
    words: str
    system: str = ""
    """The organ system that a symptom is of, in a patient's words."""
    note: str = ""
    origin: Origin


class DayService:
    """Reads days."""

    def __init__(self, records: Records, symptom: Callable[[str], Symptom]) -> None:
        self._records = records
        self._symptom = symptom

    def on(self, day: date) -> list[DayEntry]:
        """Everything of a day: first what has no time, by its kind, then by the clock."""
        found = [
            record
            for table in DAILY
            for record in reversed(
                self._records.records(table, self._records.entries(table).between(day, day))
            )
        ]
        return sorted(rows_of(found, _figures(found), self._symptom), key=_order)


def rows_of(
    records: Iterable[Record],
    figures: Mapping[str, Sequence[SymptomScore]],
    symptom: Callable[[str], Symptom],
) -> list[DayEntry]:
    """Entries as rows; the figures, by the check-in that they are of, stand in its row."""
    found = list(records)
    checkins = {record.id for record in found if isinstance(record.entry.fact, Checkin)}
    return [
        _row(record, figures.get(record.id, ()), symptom)
        for record in found
        if _checkin_of(record.entry.fact) not in checkins
    ]


def _row(
    record: Record, figures: Sequence[SymptomScore], symptom: Callable[[str], Symptom]
) -> DayEntry:
    kind, words, system = DAILY[record.table], title(record, symptom), ""
    match record.entry.fact:
        case Checkin() as checkin:
            words = checkin_words(checkin, figures, symptom)
            kind = kind if words else "Note"
        case SymptomScore() as score:
            system = symptom(score.symptom).group
    return DayEntry(
        id=record.id,
        on=record.listed_on,
        at=_moment(record),
        kind=kind,
        words=words,
        system=system,
        note=record.entry.note,
        origin=record.entry.origin,
    )


def checkin_words(
    checkin: Checkin, figures: Sequence[SymptomScore], symptom: Callable[[str], Symptom]
) -> str:
    """What a check-in says: fatigue 6, pain 4, too tired for more."""
    answers = [
        f"{brief(about)} {about.scale.written(score.value)}"
        for score in sorted(figures, key=lambda score: asked_place(score.symptom))
        for about in (symptom(score.symptom),)
    ]
    if checkin.too_tired:
        answers.append("too tired for more" if answers else "too tired for details")
    return ", ".join(answers)


def _figures(records: Iterable[Record]) -> dict[str, list[SymptomScore]]:
    """The figures among some entries, by the check-in that they are of."""
    found: dict[str, list[SymptomScore]] = {}
    for record in records:
        if checkin := _checkin_of(record.entry.fact):
            found.setdefault(checkin, []).append(record.entry.fact)
    return found


def _checkin_of(fact: object) -> str | None:
    return fact.checkin if isinstance(fact, SymptomScore) else None


def _moment(record: Record) -> datetime | None:
    """When it was, as the clock on the wall showed it."""
    match record.entry.fact:
        case Infusion() as infusion:
            at = infusion.started_at or infusion.arrived_at
            if at is None and infusion.given_on is None and infusion.planned_on:
                return _at_centre(infusion.planned_on, infusion.planned_at)
        case LabResult():
            at = record.parent.fact.at if record.parent else None
        case Fluid() | SymptomScore() | Checkin() as fact:
            at = fact.at
        case _:
            at = None
    return at and at.replace(tzinfo=None)


def _at_centre(day: date, at: time | None) -> datetime | None:
    return datetime.combine(day, at) if at else None


def _order(entry: DayEntry) -> tuple[str, int, str]:
    """What has no time comes first, by its kind; symptoms by organ system."""
    at = entry.at.isoformat(timespec="seconds") if entry.at else ""
    return at, KINDS.index(entry.kind), entry.system
