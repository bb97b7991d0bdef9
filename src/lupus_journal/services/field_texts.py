"""What fields hold, as the text that a form offers and that reads back as the same."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.numbers import written
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.text import clean, shown
from lupus_journal.services.editing import restated
from lupus_journal.services.fields import LAB_REPORT

if TYPE_CHECKING:
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.fields import Setting

IN_WORDS = (Scale.SEVERITY, Scale.YES_NO)
"""Scales whose answers are typed as they are shown: moderate, yes."""


def text_of(record: Record, name: str, setting: Setting) -> str:
    """What a field of an entry, or of the report it stands in, holds."""
    fact = record.entry.fact
    if name == "note":
        return clean(record.entry.note)
    if name == "private":
        return _plainly(record.entry.private)
    if isinstance(fact, LabResult):
        if name not in LAB_REPORT:
            return shown(_of_result(fact, name))
        fact = record.parent and record.parent.fact
    if isinstance(fact, SymptomScore) and name in ("symptom", "value"):
        symptom = setting.symptom(fact.symptom)
        return symptom.label if name == "symptom" else answer_text(symptom, fact.value)
    value = getattr(fact, name, None)
    return _moment(fact, name, value, setting) if isinstance(value, datetime) else _plainly(value)


def answer_text(symptom: Symptom, value: Decimal) -> str:
    """An answer on a symptom's scale, without its unit."""
    return symptom.scale.written(value) if symptom.scale in IN_WORDS else written(value)


def _of_result(result: LabResult, name: str) -> str:
    return {
        "code": result.called,
        "printed": result.value.printed,
        "unit": result.value.unit,
        "range": result.range.text,
        "method": result.method,
    }[name]


def _moment(fact: Any, name: str, moment: datetime, setting: Setting) -> str:
    """The shortest text that is read as the moment: its time of day, if that says it."""
    whole = f"{moment:%Y-%m-%dT%H:%M%z}"
    for text in (f"{moment:%H:%M}", f"{moment:%Y-%m-%d %H:%M}"):
        try:
            if getattr(restated(fact, {name: text}, setting), name) == moment:
                return text
        except JournalError:
            continue
    return whole


def _plainly(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return written(value)
    return shown(str(value))
