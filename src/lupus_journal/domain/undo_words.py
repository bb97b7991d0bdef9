"""What an undo made of the journal, told as a person would: what came back, or went, of which day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.field_words import label
from lupus_journal.domain.record_words import (
    REFERENCES,
    begun,
    belongings,
    differences,
    done_to_figure,
    title_and_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record, Value
    from lupus_journal.domain.symptoms import Symptom

FIGURES, RESULTS = "symptoms", "lab_results"
UNDOES = {"insert": "delete", "delete": "insert", "edit": "edit"}
MOST_DETAILS, LONGEST_DETAIL = 3, 60
"""How many changed fields are told, and how much of each."""


class TakenBack(NamedTuple):
    """A change that was taken back, and its entry as it stands now or was before it went."""

    change: Change
    record: Record | None


def sentences(parts: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> tuple[str, ...]:
    """A sentence for each thing that was taken back; what belongs to it goes into the same one."""
    by_whole: dict[str, list[TakenBack]] = {}
    done_to = {part.change.entry for part in parts}
    for part in parts:
        by_whole.setdefault(_whole_of(part, done_to), []).append(part)
    return tuple(_sentence(whole, some, symptom) for whole, some in by_whole.items())


def _whole_of(part: TakenBack, done_to: set[str]) -> str:
    """The entry that something belongs to, if that is the one to speak of."""
    parent = part.record.parent if part.record else None
    if parent is not None and (parent.id in done_to or part.change.table == FIGURES):
        return parent.id
    return part.change.entry


def _sentence(whole: str, parts: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> str:
    head = next((part for part in parts if part.change.entry == whole), None)
    others = [part for part in parts if part is not head]
    if head is not None and len(others) == 1 and others[0].change.table == RESULTS:
        # A report of one result goes without saying.
        head, others = others[0], []
    if head is None:
        return _of_figures(others, symptom)
    if head.record is None:
        return "An entry is as it was before."
    words = begun(head.record, title_and_day(head.record, symptom))
    belonging = [part.record for part in others if part.record]
    its = f"its {belongings(belonging)}" if belonging else ""
    match head.change.operation:
        case "insert":
            nor = f", nor {'is' if len(belonging) == 1 else 'are'} {its}" if its else ""
            return f"{words} is no longer logged{nor}."
        case "delete":
            return f"{words} is back{f', with {its}' if its else ''}."
    return f"{words} is back as it was{_in_detail(_details(head, others, symptom))}."


def _of_figures(figures: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> str:
    """Figures that were changed by themselves, as those of their check-in."""
    record = figures[0].record
    if record is None or record.parent is None:
        return "An entry is as it was before."
    checkin = replace(record, table="checkins", entry=record.parent, parent=None)
    details = [word for part in figures for word in _figure(part, symptom)]
    return (
        f"{begun(checkin, title_and_day(checkin, symptom))} is back as it was{_in_detail(details)}."
    )


def _details(
    head: TakenBack, others: Sequence[TakenBack], symptom: Callable[[str], Symptom]
) -> Iterator[str]:
    """What each field says again."""
    record, change = head.record, head.change
    if record is not None:
        old, new = (_without_ids(values) for values in (change.new, change.old))
        yield from differences(old, new, lambda name: _called(record, name))
    for part in others:
        yield from _figure(part, symptom)


def _figure(part: TakenBack, symptom: Callable[[str], Symptom]) -> Iterator[str]:
    if part.record is None or part.change.table != FIGURES:
        return
    change = part.change
    undoing = replace(change, operation=UNDOES[change.operation], old=change.new, new=change.old)
    yield from done_to_figure(part.record, undoing, symptom)


def _called(record: Record, column: str) -> str:
    name = label(record.entry.fact, column)
    return name.lower() if name[1:].islower() else name


def _without_ids(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name not in REFERENCES}


def _in_detail(details: Iterator[str] | Sequence[str]) -> str:
    told = [_brief(detail) for detail in details]
    more = f"; {len(told) - MOST_DETAILS} more" if len(told) > MOST_DETAILS else ""
    return f": {'; '.join(told[:MOST_DETAILS])}{more}" if told else ""


def _brief(detail: str) -> str:
    return detail if len(detail) <= LONGEST_DETAIL else f"{detail[: LONGEST_DETAIL - 1]}…"
