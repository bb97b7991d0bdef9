"""`due`, `done`, `snooze` and `plan`: what waits for the person, and the calendar ahead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, SOMETHING_DUE, Command
from lupus_journal.domain.days import months_later, written

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Container, Sequence
    from datetime import date, time

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.reminders import Due
    from lupus_journal.services.plan import Planned

OUTCOMES = ("overdue", "infusion")
"""What is due about an infusion itself, of which the journal wants to know what became."""

ANSWERS = "“lupus-journal done ID” ticks one off, “lupus-journal snooze ID 2h” puts it off."
RECORDS = "“lupus-journal infusion given|move|hold” records what became of it."


def _configure_due(parser: Parser) -> None:
    parser.add_argument("--within", metavar="SPAN", help="also what is due soon, such as 12h or 3d")


def _due(arguments: Namespace, context: Context) -> int:
    within = timedelta() if arguments.within is None else _span(arguments.within)
    reminders = context.quick.reminders
    found = reminders.due(within)
    if context.wants_json:
        context.put_json(due=[_as_json(one) for one in found])
    elif found:
        for one, ending in zip(found, reminders.endings(found, within), strict=True):
            context.put(f"{_when(one.on, one.at)}: {one.title} ({ending})")
        _say_what_follows(found, context)
    else:
        context.put(_calm_words(context))
    return SOMETHING_DUE if found else DONE


def _calm_words(context: Context) -> str:
    """What there is to say when nothing is due: how far the next infusion is."""
    coming = _next_infusion(context)
    return f"Nothing is due. {coming}" if coming else "Nothing is due, and no infusion is planned."


def _say_what_follows(found: Sequence[Due], context: Context) -> None:
    """Say when the next infusion is, unless it was just listed, and how to answer."""
    listed = {(one.course, one.dose) for one in found if one.kind == "infusion"}
    if coming := _next_infusion(context, listed):
        context.say(coming)
    context.say(ANSWERS)
    if any(one.kind == "overdue" for one in found):
        context.say(RECORDS)


def _next_infusion(context: Context, listed: Container[tuple[str, int]] = ()) -> str:
    """When the next infusion is; nothing if none is planned or it is listed already."""
    from lupus_journal.domain.dose_words import day_words

    for course, dose in context.quick.reminders.coming()[:1]:
        if (course.id, dose.number) not in listed:
            return f"Next infusion: {day_words(dose, context.clock.now().date())}."
    return ""


def _configure_done(parser: Parser) -> None:
    parser.add_argument("id", help="its id, or the ending that “due” shows")


def _done(arguments: Namespace, context: Context) -> int:
    from lupus_journal.domain.answers import Answered

    one = context.journal.reminders.answer(arguments.id, Answered.DONE)
    if context.wants_json:
        context.put_json(id=one.id, kind=one.kind, on=one.on.isoformat(), answer="done", until=None)
    else:
        context.put(f"Done: {one.title}")
    if one.kind in OUTCOMES:
        context.say(
            "Nothing is recorded of the infusion itself: “lupus-journal infusion given”, “move”, "
            "“hold” or “miss” does that."
        )
    return DONE


def _configure_snooze(parser: Parser) -> None:
    _configure_done(parser)
    parser.add_argument("span", metavar="SPAN", help="for how long, such as 2h or 1d")


def _snooze(arguments: Namespace, context: Context) -> int:
    wait = _span(arguments.span)
    one, until = context.journal.reminders.snooze(arguments.id, wait)
    if context.wants_json:
        context.put_json(
            id=one.id,
            kind=one.kind,
            on=one.on.isoformat(),
            answer="snoozed",
            until=until.isoformat(timespec="seconds"),
        )
    else:
        context.put(f"Snoozed until {_when(until.date(), until.time())}: {one.title}")
    return DONE


def _configure_plan(parser: Parser) -> None:
    parser.add_argument("--months", metavar="N", default="12", help="how far ahead (12)")


def _plan(arguments: Namespace, context: Context) -> int:
    from lupus_journal.domain.numbers import read_whole

    months = read_whole(arguments.months, "--months", 1, 120)
    last = months_later(context.clock.now().date(), months)
    plan = context.journal.plan
    found = plan.until(last)
    if context.wants_json:
        context.put_json(plan=[_planned_as_json(one) for one in found])
        return DONE
    for one in found:
        context.put(f"{_when(one.on, one.at)}: {one.title}")
    for course, words in plan.without_a_date():
        context.put(f"Next of course {_last_of(course)}: {words}.")
    if not found:
        context.put(f"Nothing is planned until {written(last)}.")
    return DONE


def _span(text: str) -> timedelta:
    from lupus_journal.domain.spans import read_span

    return read_span(text)


def _last_of(entry_id: str) -> str:
    from lupus_journal.domain.identity import shown

    return shown(entry_id)


def _as_json(one: Due) -> dict[str, str | int | None]:
    return {
        "id": one.id,
        "kind": one.kind,
        "on": one.on.isoformat(),
        "at": _clock(one.at),
        "title": one.title,
        "course": one.course,
        "dose": one.dose,
        "infusion": one.infusion,
    }


def _planned_as_json(one: Planned) -> dict[str, str | int | None]:
    return {
        "on": one.on.isoformat(),
        "at": _clock(one.at),
        "kind": one.kind,
        "title": one.title,
        "course": one.course,
        "dose": one.dose,
    }


def _when(on: date, at: time | None) -> str:
    return f"{written(on)} {at:%H:%M}" if at else written(on)


def _clock(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


COMMANDS = {
    "due": Command(
        "due",
        "What is due now; ends with status 10 if something is.",
        configure=_configure_due,
        run=_due,
    ),
    "done": Command("done", "Answer to something due: done.", configure=_configure_done, run=_done),
    "snooze": Command(
        "snooze", "Answer to something due: later.", configure=_configure_snooze, run=_snooze
    ),
    "plan": Command("plan", "The calendar ahead.", configure=_configure_plan, run=_plan),
}
