"""`infusion`: what becomes of a dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import Command
from lupus_journal.cli.infusion_page import configure_show, show
from lupus_journal.cli.infusion_words import tell
from lupus_journal.cli.options import add_note, coming_day, past_day
from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.day_reading import read_moment, read_time
from lupus_journal.domain.infusions import MOST_DOSES, HoldReason
from lupus_journal.domain.numbers import read_kg, read_whole
from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date, datetime

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.services.infusions import Dose


def _add_dose(parser: Parser) -> None:
    parser.add_argument("--course", metavar="COURSE", help="its id, medicine or regimen")
    parser.add_argument("--dose", metavar="N", help="its number; else the earliest open dose")
    add_note(parser)


def _dose(arguments: Namespace, context: Context) -> Dose:
    """The dose that is meant: the one named, else the earliest that is open."""
    named = arguments.dose
    number = None if named is None else read_whole(named, "--dose", 1, MOST_DOSES)
    journal = context.journal
    return journal.infusions.dose(journal.courses.next_up(arguments.course), number)


def configure_given(parser: Parser) -> None:
    """What `infusion given` and `log infusion` take."""
    parser.add_argument("--on", metavar="DAY", help="2026-03-01, today, yesterday, mon or -3d")
    parser.add_argument(
        "--start", "--at", metavar="TIME", help="when it began to run, such as 9:30"
    )
    parser.add_argument("--end", metavar="TIME", help="when it had run in")
    parser.add_argument("--amount", metavar="TEXT", help="the dose as given, such as “600 mg”")
    parser.add_argument("--weight", metavar="KG", help="your weight that day")
    parser.add_argument("--lot", metavar="TEXT", help="the lot number")
    parser.add_argument("--place", metavar="TEXT", help="the centre")
    parser.add_argument("--nurse", metavar="NAME", help="who gave it")
    parser.add_argument("--site", metavar="TEXT", help="where the line went in, such as left hand")
    _add_dose(parser)


def give(arguments: Namespace, context: Context) -> int:
    """Record that a dose was given."""
    on = past_day(arguments.on, context)
    started = _moment(arguments.start, on)
    if started and arguments.on is None:
        on = started.date()
    ended = _moment(arguments.end, on)
    weight = None if arguments.weight is None else read_kg(arguments.weight)
    dose = _dose(arguments, context)
    unanswered = context.journal.infusions.unanswered_before(dose)
    entry = context.journal.infusions.give(
        dose,
        on,
        note=context.note(arguments.note),
        started_at=started,
        ended_at=ended,
        weight_kg=weight,
        dose_given=clean_line(arguments.amount or ""),
        lot=clean_line(arguments.lot or ""),
        place=clean_line(arguments.place or ""),
        nurse=clean_line(arguments.nurse or ""),
        access_site=clean_line(arguments.site or ""),
    )
    return tell(entry, context, unanswered)


def _configure_plan(parser: Parser) -> None:
    parser.add_argument("--on", metavar="DAY", required=True, help="2026-03-01, mon or +2w")
    _add_booking(parser)
    parser.add_argument("--confirmed", action="store_true", help="the centre has confirmed it")


def _configure_move(parser: Parser) -> None:
    parser.add_argument("--to", metavar="DAY", required=True, help="2026-03-01, mon or +2w")
    _add_booking(parser)
    _add_why(parser)


def _add_booking(parser: Parser) -> None:
    parser.add_argument("--at", metavar="TIME", help="the appointment, such as 09:30")
    parser.add_argument("--place", metavar="TEXT", help="the centre")
    _add_dose(parser)


def _plan(arguments: Namespace, context: Context) -> int:
    on = coming_day(arguments.on, context)
    entry = context.journal.infusions.plan(
        _dose(arguments, context),
        on,
        at=None if arguments.at is None else read_time(arguments.at),
        place=clean_line(arguments.place or ""),
        confirmed=arguments.confirmed,
        note=context.note(arguments.note),
    )
    return tell(entry, context)


def _move(arguments: Namespace, context: Context) -> int:
    to = coming_day(arguments.to, context)
    entry = context.journal.infusions.move(
        _dose(arguments, context),
        to,
        at=None if arguments.at is None else read_time(arguments.at),
        place=clean_line(arguments.place or ""),
        why=clean_line(arguments.why or ""),
        note=context.note(arguments.note),
    )
    return tell(entry, context)


def _configure_hold(parser: Parser) -> None:
    parser.add_argument("--reason", metavar="WORD", required=True, help=", ".join(HoldReason))
    _configure_off(parser)


def _configure_off(parser: Parser) -> None:
    _add_why(parser)
    _add_dose(parser)


def _add_why(parser: Parser) -> None:
    parser.add_argument("--why", metavar="TEXT", help="the reason in your own words")


def _hold(arguments: Namespace, context: Context) -> int:
    reason = read_choice(HoldReason, arguments.reason, "a reason to hold")
    entry = context.journal.infusions.hold(
        _dose(arguments, context), reason, **_why_and_note(arguments, context)
    )
    return tell(entry, context)


def _miss(arguments: Namespace, context: Context) -> int:
    dose = _dose(arguments, context)
    entry = context.journal.infusions.miss(dose, **_why_and_note(arguments, context))
    return tell(entry, context)


def _cancel(arguments: Namespace, context: Context) -> int:
    dose = _dose(arguments, context)
    entry = context.journal.infusions.cancel(dose, **_why_and_note(arguments, context))
    return tell(entry, context)


def _why_and_note(arguments: Namespace, context: Context) -> dict[str, str]:
    return {"why": clean_line(arguments.why or ""), "note": context.note(arguments.note)}


def _moment(text: str | None, on: date) -> datetime | None:
    from lupus_journal.services.clock import LocalZone

    return None if text is None else read_moment(text, on, LocalZone())


COMMANDS = {
    "infusion": Command(
        "infusion",
        "Infusions: the earliest open dose, or one that --course and --dose name.",
        children=(
            Command("given", "record that it was given", configure_given, give),
            Command("plan", "book it for a day", _configure_plan, _plan),
            Command("move", "move it to another day", _configure_move, _move),
            Command("hold", "put it off without a new day", _configure_hold, _hold),
            Command("miss", "record that it was missed", _configure_off, _miss),
            Command("cancel", "strike it from the calendar", _configure_off, _cancel),
            Command("show", "the course as a timeline, or one dose", configure_show, show),
        ),
    )
}
