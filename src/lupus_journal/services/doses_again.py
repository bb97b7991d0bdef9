"""How a dose stands again once a decision about it was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.infusions import Infusion, InfusionStatus
from lupus_journal.domain.outcome_words import again_words

if TYPE_CHECKING:
    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record
    from lupus_journal.services.ports import Records

INFUSIONS, COURSES = "infusions", "courses"
DECIDED = frozenset({"status", "planned_on"})
"""The columns that say what became of a dose; the rest is told field by field."""


def dose_again(records: Records, record: Record | None, undone: Change) -> str:
    """A sentence on the dose whose decision was undone; empty if no decision was."""
    is_decision = undone.operation != "delete" and not DECIDED.isdisjoint(undone.new)
    if record is None or undone.table != INFUSIONS or not is_decision:
        return ""
    course = records.get(COURSES, str(record.row["course"]))
    if course is None or course.entry.deleted_at is not None:
        return ""
    facts = (one.entry.fact for one in records.belonging(course))
    timeline = {fact.dose: fact for fact in facts if isinstance(fact, Infusion)}
    was = InfusionStatus(str(undone.new.get("status") or record.entry.fact.status))
    return again_words(course.entry.fact, timeline, record.entry.fact.dose, was)
