"""The figures of a check-in, which are changed together with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.services.checkins import ASKED, asked_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.ports import Action, Entries
    from lupus_journal.services.scribe import Scribe


@dataclass(frozen=True, slots=True)
class Figure:
    """A question of a check-in, the entry that answers it if one does, and what was typed now."""

    symptom: Symptom
    kept: Record | None
    typed: str | None = None
    """The answer typed anew: an empty one takes the figure out; `None` leaves it."""

    @property
    def name(self) -> str:
        """What tells it from the others of its check-in."""
        return self.kept.id if self.kept else self.symptom.id

    def restated(self, checkin: Entry[Checkin]) -> SymptomScore | None:
        """What it says now, if it says anything."""
        fact: SymptomScore | None = self.kept.entry.fact if self.kept else None
        if self.typed is None:
            return fact
        if not self.typed.strip():
            return None
        value = self.symptom.read(self.typed)
        if fact is None:
            on, at = checkin.fact.on, checkin.fact.at
            return SymptomScore(on, at, self.symptom.id, value, checkin=checkin.id)
        return replace(fact, value=value)


def figures_of(answers: Iterable[Record], symptom: Callable[[str], Symptom]) -> list[Figure]:
    """What a check-in asks, in the order in which it asks, answered or not."""
    given = [Figure(symptom(one.entry.fact.symptom), one) for one in answers]
    known = {figure.symptom.id for figure in given}
    skipped = [Figure(symptom(asked), None) for asked in ASKED if asked not in known]
    return sorted((*given, *skipped), key=lambda figure: asked_place(figure.symptom.id))


def restated_figures(
    before: Checkin, checkin: Entry[Checkin], figures: Sequence[Figure]
) -> list[tuple[Figure, SymptomScore | None]]:
    """What each figure says once its check-in has changed: one of another moment takes it along.

    A check-in that was emptied of all it said is refused.
    """
    on, at = checkin.fact.on, checkin.fact.at
    facts = [figure.restated(checkin) for figure in figures]
    if (before.on, before.at) != (on, at):
        facts = [fact and replace(fact, on=on, at=at) for fact in facts]
    says_something = any(facts) or checkin.note.strip() or checkin.fact.too_tired
    if not says_something and any(figure.typed is not None for figure in figures):
        raise InvalidEntry(
            "Nothing would be left of this check-in: write a figure or a note, or delete it."
        )
    return list(zip(figures, facts, strict=True))


def keep_figures(
    action: Action,
    checkin: Entry[Checkin],
    restated: Iterable[tuple[Figure, SymptomScore | None]],
    scores: Entries[SymptomScore],
    scribe: Scribe,
) -> None:
    """Keep what the figures say now, in the action that changes their check-in."""
    for figure, fact in restated:
        kept = figure.kept
        if kept is None and fact is not None:
            scores.add(action, scribe.entry(fact, private=checkin.private))
        elif kept is not None and fact is not None:
            scores.change(action, replace(kept.entry, fact=fact), scribe.stamp())
        elif kept is not None:
            scores.remove(action, kept.id, scribe.stamp())
