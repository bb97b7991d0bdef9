"""What the program answers once something became of a dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE
from lupus_journal.cli.json_values import stated
from lupus_journal.domain.identity import shown
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.text import sentence

if TYPE_CHECKING:
    from lupus_journal.cli.context import Context
    from lupus_journal.cli.json_values import JsonValue
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import Infusion


def tell(entry: Entry[Infusion], context: Context, unanswered: str = "") -> int:
    """Tell what became of a dose, what comes next, and a published limit that it broke.

    What is still to be asked about an earlier dose goes where talk goes, and refuses nothing.
    """
    journal = context.journal
    course = journal.courses.named(entry.fact.course)
    if context.wants_json:
        context.put_json(id=entry.id, kind="infusion", **_stated(entry.fact))
    else:
        words = journal.courses.outcome_words(course, entry.fact.dose)
        context.put(f"{words} (id {shown(entry.id)}).")
    dose = journal.infusions.dose(course, entry.fact.dose)
    if dose.planned and dose.planned.limit:
        say = context.say if context.wants_json else context.put
        say(sentence(dose.planned.limit))
    if unanswered:
        context.say(unanswered)
    if entry.fact.status is InfusionStatus.HELD:
        context.say("“lupus-journal infusion plan --on DAY” books it again.")
    return DONE


def _stated(infusion: Infusion) -> dict[str, JsonValue]:
    if infusion.given_on:
        return {"on": stated(infusion.given_on)}
    on = stated(infusion.planned_on)
    return {"on": on, "dose": infusion.dose, "status": infusion.status}
