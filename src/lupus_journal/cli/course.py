"""`course`: treatment courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.course_plan import (
    add_plan_options,
    configure_preview,
    list_regimens,
    plan_line,
    preview,
    put_what_follows,
    read_rule,
)
from lupus_journal.cli.json_values import all_stated
from lupus_journal.cli.options import add_note, coming_day, past_day
from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.courses import AnchorRule, Reason, Severity
from lupus_journal.domain.days import short, written
from lupus_journal.domain.dose_words import coming_words, day_words
from lupus_journal.domain.drinking import QUESTION, ToldToLimit
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.identity import shown
from lupus_journal.domain.text import clean_line
from lupus_journal.services.course_reading import CourseLine, read_course
from lupus_journal.services.courses import PREVIEWED

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.cli.json_values import JsonValue
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.schedule import PlannedDose

ASKED = f"{QUESTION} (yes, no, not sure)"
ABBREVIATED = {"y": ToldToLimit.YES, "n": ToldToLimit.NO, "?": ToldToLimit.NOT_SURE}
LATER = f"{QUESTION} Answer with “lupus-journal person set limit_drinking=yes”, “no” or “not-sure”."


def _configure_add(parser: Parser) -> None:
    parser.add_argument("regimen", metavar="REGIMEN", help="its id, its medicine or a brand")
    parser.add_argument("--start", metavar="DAY", required=True, help="the day of the first dose")
    add_plan_options(parser)
    parser.add_argument("--last-given", metavar="DAY", help="the latest infusion, if under way")
    parser.add_argument("--medicine", metavar="NAME", help="the medicine of a custom plan")
    parser.add_argument("--brand", metavar="NAME", help="the brand or biosimilar")
    parser.add_argument("--severity", metavar="WORD", help=", ".join(Severity))
    parser.add_argument("--reason", metavar="WORD", help=", ".join(Reason))
    parser.add_argument("--tried", metavar="TEXT", help="what was tried before, why it stopped")
    parser.add_argument("--prescriber", metavar="NAME", help="who prescribed it")
    parser.add_argument(
        "--limit-drinking", metavar="WORD", help="whether you were told to: yes, no, not-sure"
    )
    add_note(parser)
    list_regimens(parser)


def _add(arguments: Namespace, context: Context) -> int:
    start = coming_day(arguments.start, context)
    last = arguments.last_given
    last_given = None if last is None else past_day(last, context)
    journal = context.journal
    regimen = journal.regimens.find(arguments.regimen)
    course = read_course(regimen, start, plan_line(arguments), _line(arguments))
    told = _told_to_limit(arguments.limit_drinking, context)
    entry = journal.courses.add(
        course, note=context.note(arguments.note), last_given=last_given, told_to_limit=told
    )
    return _tell_added(entry, context)


def _line(arguments: Namespace) -> CourseLine:
    severity, reason = arguments.severity, arguments.reason
    return CourseLine(
        medicine=arguments.medicine or "",
        brand=arguments.brand or "",
        rule=read_rule(arguments),
        severity=None if severity is None else read_choice(Severity, severity, "a severity"),
        reason=None if reason is None else read_choice(Reason, reason, "a reason"),
        tried_before=arguments.tried or "",
        prescriber=arguments.prescriber or "",
    )


def _told_to_limit(typed: str | None, context: Context) -> ToldToLimit | None:
    """The answer to the question that comes with the first course, if there is one now."""
    if typed is not None:
        return _read_told(typed)
    journal = context.journal
    if journal.courses.all() or journal.person.get().limit_drinking:
        return None
    told = None
    if context.is_asked_by_a_person() and not context.wants_json:
        told = _asked(context)
    if told is None:
        context.say(LATER)
    return told


def _asked(context: Context) -> ToldToLimit | None:
    while answer := context.ask(ASKED).strip():
        try:
            return _read_told(answer)
        except NotUnderstood as error:
            context.say(str(error))
    return None


def _read_told(text: str) -> ToldToLimit:
    typed = text.strip().lower()
    return ABBREVIATED.get(typed) or read_choice(ToldToLimit, text, "an answer to that")


def _tell_added(entry: Entry[Course], context: Context) -> int:
    ahead = context.journal.courses.dates_ahead(entry)
    timeline = context.journal.infusions.timeline(entry)
    if context.wants_json:
        context.put_json(
            id=entry.id,
            kind="course",
            on=entry.fact.start.isoformat(),
            dates=[dose.day.isoformat() for dose in ahead],
        )
        return DONE
    context.put(
        f"Added {_named(entry.fact)}, from {written(entry.fact.start)} (id {shown(entry.id)})."
    )
    for number, infusion in timeline.items():
        if infusion.given_on:
            context.put(
                f"The infusion of {written(infusion.given_on)} is counted as dose {number}."
            )
    _put_dates(entry, ahead, context)
    return DONE


def _put_dates(entry: Entry[Course], ahead: Sequence[PlannedDose], context: Context) -> None:
    courses, today = context.journal.courses, context.clock.now().date()
    timeline, rule = context.journal.infusions.timeline(entry), entry.fact.rule
    opened = courses.open_words(entry)
    is_any = opened or ahead
    context.put(f"Next infusions, {rule.words}:" if is_any else "No infusion is planned ahead.")
    if opened:
        context.put(f"  {opened}")
    for dose in ahead:
        context.put(f"  dose {dose.number}: {day_words(dose, today)}")
    if len(ahead) < PREVIEWED:
        put_what_follows(entry.fact.phases, context)
    [other] = set(AnchorRule) - {rule}
    otherwise = [dose.day for dose in courses.dates_ahead(entry, other)]
    if otherwise != [dose.day for dose in ahead]:
        context.put(f"{other.words.capitalize()} they would be {', '.join(map(short, otherwise))}.")
    if entry.fact.start < today and not timeline:
        context.say("If it is under way, record the infusions, or add it with --last-given DAY.")


def _list(_arguments: Namespace, context: Context) -> int:
    entries = context.journal.courses.all()
    if context.wants_json:
        context.put_json(courses=[_as_json(entry, context) for entry in entries])
        return DONE
    today = context.clock.now().date()
    for entry in entries:
        since = f"since {written(entry.fact.start)}, {entry.fact.rule}"
        timeline = context.journal.infusions.timeline(entry)
        words = coming_words(entry.fact, timeline, today)
        context.put(f"{shown(entry.id)}  {_named(entry.fact)}, {since}; {words}")
    if not entries:
        context.put("No course yet: add one with “lupus-journal course add REGIMEN --start DATE”.")
    return DONE


def _as_json(entry: Entry[Course], context: Context) -> dict[str, JsonValue]:
    coming = context.journal.courses.dates_ahead(entry, count=1)
    return {
        "id": entry.id,
        "on": entry.fact.start.isoformat(),
        **all_stated(entry.fact, leaving_out=("phases", "limits")),
        "next": coming[0].day.isoformat() if coming else None,
        "note": entry.note,
        "author": entry.author,
        "origin": entry.origin,
    }


def _configure_end(parser: Parser) -> None:
    parser.add_argument(
        "course", nargs="?", help="its id, medicine or regimen; else the running one"
    )
    parser.add_argument("--on", metavar="DAY", help="its last day (today)")
    parser.add_argument(
        "--reason", metavar="TEXT", required=True, help="such as “switched to self-injection”"
    )


def _end(arguments: Namespace, context: Context) -> int:
    on = past_day(arguments.on, context)
    reason = clean_line(arguments.reason)
    if not reason:
        raise InvalidEntry("The reason is empty: say why the course ended.")
    courses = context.journal.courses
    ended = courses.end(courses.named(arguments.course), on, reason)
    if context.wants_json:
        context.put_json(id=ended.id, kind="course", on=on.isoformat())
    else:
        words = f"Ended {_named(ended.fact)}, on {written(on)}: {reason}"
        context.put(f"{words} (id {shown(ended.id)}).")
    return DONE


def _named(course: Course) -> str:
    return f"{course.title}, {course.regimen}"


COMMANDS = {
    "course": Command(
        "course",
        "Treatment courses.",
        children=(
            Command("add", "begin a course, or enter one that is under way", _configure_add, _add),
            Command("list", "every course, with what comes next", None, _list),
            Command("end", "end a course", _configure_end, _end),
            Command("preview", "the dates under both rules", configure_preview, preview),
        ),
    )
}
