"""Entries of every kind in a few words, and their fields as people read them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain import identity
from lupus_journal.domain.answers import Answer
from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.days import moment_from_text, written
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.lab_values import Form
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.person import Person
from lupus_journal.domain.records import KINDS, YES_OR_NO
from lupus_journal.domain.reviews import Review
from lupus_journal.domain.trend_words import with_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom

DAYS = frozenset(
    {"on", "start", "ended_on", "started_on", "first_on", "last_on", "planned_on", "given_on"}
    | {"lot_expires", "birth_date"}
)
MOMENTS = frozenset({"at", "arrived_at", "started_at", "ended_at", "left_at", "until"})
REFERENCES = frozenset({"course", "checkin", "report", "medicine"})
DERIVED = frozenset(
    {"form", "comparator", "number", "low", "high", "words", "range_low", "range_high"}
    | {"range_exclusive", "canonical", "canonical_unit", "phases", "limits"}
    | {"changed_at", "recorded_at", "deleted_at", "seq", "table_name"}
)
"""Columns that people did not write themselves, or that other words tell."""
BELONGING = {
    "symptoms": ("figure", "figures"),
    "lab_results": ("result", "results"),
    "infusions": ("infusion", "infusions"),
    "answers": ("answer to a reminder", "answers to reminders"),
    "dose_periods": ("dose", "doses"),
}
"""What the entries of a table are called where they belong to another."""
DONE_TO_IT = {"insert": "logged", "edit": "changed", "delete": "deleted"}
NAMES = {"range_printed": "range"}
"""What a field is called where its column has a longer name."""


def title(record: Record, symptom: Callable[[str], Symptom]) -> str:
    """An entry in a few words, without its day: C3 71 mg/dL (L), 250 ml, joint pain 5."""
    fact = record.entry.fact
    match fact:
        case LabResult():
            return f"{fact.called} {lab_value(fact)}{_flagged(fact)}"
        case LabReport():
            return f"report of {fact.laboratory or 'a laboratory'}"
        case Fluid():
            return f"{fact.ml:,} ml"
        case SymptomScore():
            return score(fact, symptom)
        case Checkin():
            said = "check-in, too tired" if fact.too_tired else "check-in"
            return "note" if record.is_note else said
        case Infusion():
            return f"{_medicine(record)}dose {fact.dose}, {fact.status}"
        case Course():
            return f"course of {fact.medicine}"
        case Medicine():
            return fact.name
        case DosePeriod():
            return f"{record.parent.fact.name} {fact.words}" if record.parent else fact.words
        case Answer():
            return f"answer “{fact.answer}” for dose {fact.dose}"
        case Review():
            return f"mark “{fact.verdict}”"
    return KINDS[record.table]


def lab_value(result: LabResult) -> str:
    """A result as printed, with its unit: 71 mg/dL, <10 IU/mL, 1:320 speckled."""
    return with_unit(result.value.printed, result.value.unit)


def against_range(result: LabResult) -> str:
    """A result beside its laboratory's range, as far as that is certain: below 75-175 (L)."""
    stated = result.range
    side = {"L": "below ", "H": "above "}.get(stated.flag_against(result.value), "range ")
    has_limits = stated.low is not None or stated.high is not None
    if side == "range " and has_limits and result.value.form is Form.NUMERIC:
        side = "within "
    return f"{side}{stated.text}{_flagged(result)}" if stated.text else _flagged(result).strip()


def score(fact: SymptomScore, symptom: Callable[[str], Symptom]) -> str:
    """A symptom's figure in a few words: joint pain 5, left wrist."""
    about = symptom(fact.symptom)
    site = f", {fact.site}" if fact.site else ""
    return f"{about.label.lower()} {about.scale.written(fact.value)}{site}"


def title_and_day(record: Record, symptom: Callable[[str], Symptom]) -> str:
    """An entry as a sentence speaks of it: the check-in of Tue 3 Mar 2026."""
    fact, day = record.entry.fact, written(record.on) if record.on else ""
    match fact:
        case Infusion():
            words = f"dose {fact.dose} of {_medicine(record) or 'a course'}".rstrip()
            return f"{words} on {day}" if day else words
        case Course() | DosePeriod():
            the = "the " if isinstance(fact, Course) else ""
            return f"{the}{title(record, symptom)} from {day}"
        case Medicine():
            return fact.name
        case Checkin() | LabReport() | Answer() | Review():
            return f"the {title(record, symptom)} of {day}"
        case SymptomScore() if fact.site:
            # “Of Tuesday” would say whose wrist it is.
            return f"{title(record, symptom)} on {day}"
        case Person():
            return "what the journal says about the person"
    return f"{title(record, symptom)} of {day}" if day else title(record, symptom)


def begun(record: Record, words: str) -> str:
    """Words of ours with a capital; what others wrote, such as pH, stays as it is."""
    others = (LabResult, Medicine, DosePeriod)
    is_ours = not isinstance(record.entry.fact, others)
    return f"{words[0].upper()}{words[1:]}" if is_ours else words


def belongings(parts: Sequence[Record]) -> str:
    """What belongs to an entry: figure, 4 figures, 2 infusions and 1 answer to a reminder."""
    counts = Counter(one.table for one in parts)
    named = [f"{count} {BELONGING[table][count > 1]}" for table, count in counts.items()]
    return " and ".join(named) if len(parts) > 1 else named[0].removeprefix("1 ")


def dated_title(record: Record, symptom: Callable[[str], Symptom]) -> str:
    """An entry in a few words, with its day and the end of its id."""
    return f"{title_and_day(record, symptom)} (id {identity.shown(record.id)})"


def told(name: str, value: Any) -> str:
    """What a field holds, as people read it; “nothing” where it is empty."""
    if value is None or value == "":
        return "nothing"
    if name in YES_OR_NO:
        return "yes" if value else "no"
    if name in DAYS:
        return written(date.fromisoformat(str(value)))
    if name in MOMENTS:
        moment = moment_from_text(str(value))
        return f"{written(moment.date())} {moment:%H:%M}"
    if name in REFERENCES and len(str(value)) == identity.LENGTH:
        return identity.shown(str(value))
    return str(value)


def own_fields(record: Record) -> dict[str, Any]:
    """The fields that somebody wrote in an entry or its report, not those that follow from them."""
    reported = ("on", "at", "laboratory") if isinstance(record.entry.fact, LabResult) else ()
    return {
        name: value
        for name, value in record.stated().items()
        if name not in DERIVED and (name in record.row or name in reported)
    }


def column_name(name: str) -> str:
    """What a command calls a column."""
    return NAMES.get(name, name)


def differences(
    old: Mapping[str, Any], new: Mapping[str, Any], named: Callable[[str], str] = column_name
) -> list[str]:
    """What became of each field that people write: ml 250 → 300."""
    return [
        f"{named(name)} {told(name, was)} → {told(name, new.get(name))}"
        for name, was in old.items()
        if name not in DERIVED and was != new.get(name)
    ]


def deed_words(operation: str, author: str, details: Sequence[str]) -> str:
    """What was done to an entry, by whom: changed by patient: ml 250 → 300."""
    done = f"{DONE_TO_IT[operation]} by {author}"
    return f"{done}: {'; '.join(details)}" if details else done


def done_to_figure(
    figure: Record, change: Change, symptom: Callable[[str], Symptom]
) -> Iterator[str]:
    """What became of a figure, as part of its check-in: overall pain 4 added, sleep 3 → 5."""
    if change.operation != "edit":
        done = {"insert": "added", "delete": "removed"}[change.operation]
        yield f"{title(figure, symptom)} {done}"
    elif "value" in change.old:
        about = symptom(figure.entry.fact.symptom)
        was, now = (
            about.scale.written(Decimal(str(values["value"])))
            for values in (change.old, change.new)
        )
        yield f"{about.label.lower()} {was} → {now}"


def _flagged(result: LabResult) -> str:
    """The flag in brackets, unless it stands in the printed text."""
    return f" ({result.flag})" if result.flag and not result.value.flag else ""


def _medicine(record: Record) -> str:
    return f"{record.parent.fact.medicine} " if record.parent else ""
