"""What an undo made of the journal, told as a person would: what came back, or went, of which day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.field_words import in_sentence, label
from lupus_journal.domain.record_words import (
    DONE_TO_IT,
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

FIGURES, REPORTS, RESULTS = "symptoms", "lab_reports", "lab_results"
UNDOES = {"insert": "delete", "delete": "insert", "edit": "edit"}
MOST_DETAILS, LONGEST_DETAIL = 3, 60
"""How many changed fields are told, and how much of each."""


class TakenBack(NamedTuple):
    """A change that was taken back, and its entry as it stands now or was before it went."""

    change: Change
    record: Record | None
    again: str = ""
    """A sentence on how things stand again, where one says more than that it is as it was."""


def sentences(parts: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> tuple[str, ...]:
    """A sentence for each thing that was taken back; what belongs to it goes into the same one."""
    return tuple(_sentence(whole, some, symptom) for whole, some in _by_whole(parts).items())


def deed(parts: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> str:
    """What an action did that may be taken back: C3 71 mg/dL of Fri 27 Feb 2026 was logged."""
    wholes = _by_whole(parts)
    whole, some = next(iter(wholes.items()))
    head, others = _head(whole, some)
    more = f", and {len(wholes) - 1} more" if len(wholes) > 1 else ""
    if head is None:
        checkin = _checkin_of(others)
        words = title_and_day(checkin, symptom) if checkin else "an entry"
        return f"{words} was changed{more}"
    words = title_and_day(head.record, symptom) if head.record else "an entry"
    done, belonging = head.change.operation, [part.record for part in others if part.record]
    its = f", with its {belongings(belonging)}" if belonging and done != "edit" else ""
    return f"{words} was {DONE_TO_IT[done]}{its}{more}"


def _by_whole(parts: Sequence[TakenBack]) -> dict[str, list[TakenBack]]:
    found: dict[str, list[TakenBack]] = {}
    told = [part for part in parts if not _is_of_a_move(part, parts)]
    done_to = {part.change.entry for part in told}
    for part in told:
        found.setdefault(_whole_of(part, done_to), []).append(part)
    return found


def _is_of_a_move(part: TakenBack, parts: Sequence[TakenBack]) -> bool:
    """Whether a report came or went only because a result of it has another day or laboratory."""
    change = part.change
    if change.table != REPORTS or change.operation == "edit":
        return False
    results = [one for one in parts if one.change.table == RESULTS]
    shared_it = (
        one.record and one.record.parent and one.record.parent.id == change.entry
        for one in results
        if one.change.operation == change.operation
    )
    return any(one.change.operation == "edit" for one in results) and not any(shared_it)


def _whole_of(part: TakenBack, done_to: set[str]) -> str:
    """The entry that something belongs to, if that is the one to speak of."""
    parent = part.record.parent if part.record else None
    if parent is not None and (parent.id in done_to or part.change.table == FIGURES):
        return parent.id
    return part.change.entry


def _sentence(whole: str, parts: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> str:
    head, others = _head(whole, parts)
    if head is None:
        return _of_figures(others, symptom)
    if head.again:
        return head.again
    if head.record is None:
        return "An entry is as it was before."
    words = begun(head.record, title_and_day(head.record, symptom))
    if head.change.operation == "edit":
        return f"{words} is back as it was{_in_detail(_details(head, others, symptom))}."
    belonging = [part.record for part in others if part.record]
    its = f"its {belongings(belonging)}" if belonging else ""
    if head.change.operation == "delete":
        return f"{words} is back{f', with {its}' if its else ''}."
    nor = f", nor {'is' if len(belonging) == 1 else 'are'} {its}" if its else ""
    return f"{words} is no longer logged{nor}."


def _head(whole: str, parts: Sequence[TakenBack]) -> tuple[TakenBack | None, list[TakenBack]]:
    """The thing to speak of, unless it was not touched itself, and what belongs to it."""
    head = next((part for part in parts if part.change.entry == whole), None)
    others = [part for part in parts if part is not head]
    if head is not None and len(others) == 1 and others[0].change.table == RESULTS:
        # A report of one result goes without saying, but not what it says of it.
        return others[0], [head] if head.change.operation == "edit" else []
    return head, others


def _checkin_of(figures: Sequence[TakenBack]) -> Record | None:
    record = figures[0].record
    if record is None or record.parent is None:
        return None
    return replace(record, table="checkins", entry=record.parent, parent=None)


def _of_figures(figures: Sequence[TakenBack], symptom: Callable[[str], Symptom]) -> str:
    """Figures that were changed by themselves, as those of their check-in."""
    checkin = _checkin_of(figures)
    if checkin is None:
        return "An entry is as it was before."
    details = [word for part in figures for word in _figure(part, symptom)]
    return (
        f"{begun(checkin, title_and_day(checkin, symptom))} is back as it was{_in_detail(details)}."
    )


def _details(
    head: TakenBack, others: Sequence[TakenBack], symptom: Callable[[str], Symptom]
) -> Iterator[str]:
    """What each field says again; a result's day and laboratory are its report's."""
    reports = [part for part in others if part.change.table == REPORTS]
    for part in (*reports, head):
        yield from _of_fields(part)
    for part in others:
        yield from _figure(part, symptom)


def _of_fields(part: TakenBack) -> Iterator[str]:
    record, change = part.record, part.change
    if record is not None:
        old, new = (_without_ids(values) for values in (change.new, change.old))
        yield from differences(old, new, lambda name: in_sentence(label(record.entry.fact, name)))


def _figure(part: TakenBack, symptom: Callable[[str], Symptom]) -> Iterator[str]:
    if part.record is None or part.change.table != FIGURES:
        return
    change = part.change
    undoing = replace(change, operation=UNDOES[change.operation], old=change.new, new=change.old)
    yield from done_to_figure(part.record, undoing, symptom)


def _without_ids(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name not in REFERENCES}


def _in_detail(details: Iterator[str] | Sequence[str]) -> str:
    told = [_brief(detail) for detail in details]
    more = f"; {len(told) - MOST_DETAILS} more" if len(told) > MOST_DETAILS else ""
    return f": {'; '.join(told[:MOST_DETAILS])}{more}" if told else ""


def _brief(detail: str) -> str:
    return detail if len(detail) <= LONGEST_DETAIL else f"{detail[: LONGEST_DETAIL - 1]}…"
