"""What the program answers once something became of a dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE
from lupus_journal.cli.json_values import stated
from lupus_journal.domain.days import written
from lupus_journal.domain.dose_words import day_words, next_words
from lupus_journal.domain.identity import shown
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.spacing import lateness_words

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.cli.context import Context
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.services.infusions import Dose

BOOKED = {
    InfusionStatus.PLANNED: "booked for",
    InfusionStatus.CONFIRMED: "confirmed for",
    InfusionStatus.MOVED: "moved to",
}


def tell_given(entry: Entry[Infusion], on: date, context: Context) -> int:
    """Tell that a dose was given, how late, what comes next, and a published limit it broke."""
    dose = _as_it_is(entry, context)
    limit = dose.planned.limit if dose.planned else None
    if context.wants_json:
        context.put_json(id=entry.id, kind="infusion", on=on.isoformat())
        if limit:
            context.say(_sentence(limit))
        return DONE
    words = f"recorded for {written(on)}{_lateness(dose)}; next: {_next(dose, context)}"
    _put(entry, f" {words}", context)
    if limit:
        context.put(_sentence(limit))
    return DONE


def tell_booked(entry: Entry[Infusion], context: Context) -> int:
    """Tell for when a dose is booked now."""
    dose = _as_it_is(entry, context)
    when = day_words(dose.planned, context.clock.now().date()) if dose.planned else ""
    return _tell(entry, f" {BOOKED[entry.fact.status]} {when}{_lateness(dose)}", context)


def tell_held(entry: Entry[Infusion], context: Context) -> int:
    """Tell that a dose is held, and how it is booked again."""
    _tell(entry, f"{_planned(entry)} is held: {entry.fact.reason}", context)
    context.say("“lupus-journal infusion plan --on DAY” books it again.")
    return DONE


def tell_settled(entry: Entry[Infusion], context: Context) -> int:
    """Tell that a dose will not be given, and what comes next."""
    following = _next(_as_it_is(entry, context), context)
    words = f"is recorded as {entry.fact.status}; next: {following}"
    return _tell(entry, f"{_planned(entry)} {words}", context)


def _tell(entry: Entry[Infusion], words: str, context: Context) -> int:
    fact = entry.fact
    if context.wants_json:
        context.put_json(
            id=entry.id,
            kind="infusion",
            on=stated(fact.planned_on),
            dose=fact.dose,
            status=fact.status,
        )
    else:
        _put(entry, words, context)
    return DONE


def _put(entry: Entry[Infusion], words: str, context: Context) -> None:
    """Tell what became of a dose, its medicine only where it could be another one's."""
    courses = context.journal.courses
    medicine = ""
    if len(courses.running()) > 1:
        medicine = f" of {courses.named(entry.fact.course).fact.medicine}"
    context.put(f"Dose {entry.fact.dose}{medicine}{words} (id {shown(entry.id)}).")


def _planned(entry: Entry[Infusion]) -> str:
    day = entry.fact.planned_on
    return f", planned for {written(day)}," if day else ""


def _as_it_is(entry: Entry[Infusion], context: Context) -> Dose:
    journal = context.journal
    return journal.infusions.dose(journal.courses.named(entry.fact.course), entry.fact.dose)


def _lateness(dose: Dose) -> str:
    late = dose.planned.lateness if dose.planned else None
    return "" if late is None else f", {lateness_words(late)}"


def _next(dose: Dose, context: Context) -> str:
    timeline = context.journal.infusions.timeline(dose.course)
    return next_words(dose.course.fact, timeline, context.clock.now().date())


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
