"""The plan of a course as it is typed, and its dates under both rules."""

from __future__ import annotations

from contextlib import suppress
from itertools import zip_longest
from typing import TYPE_CHECKING

from lupus_journal.cli.arguments import HELP_WIDTH
from lupus_journal.cli.command import DONE
from lupus_journal.cli.options import coming_day
from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.course_words import SAME_DATES, what_follows
from lupus_journal.domain.courses import AnchorRule
from lupus_journal.domain.days import written
from lupus_journal.domain.errors import NotUnderstood, UnknownEntry
from lupus_journal.domain.numbers import read_whole
from lupus_journal.services.course_reading import PlanLine, read_plan

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.phases import Phase

MOST_DATES = 100
ID_WIDTH = 19


def add_plan_options(parser: Parser) -> None:
    """What may be chosen about a regimen."""
    parser.add_argument("--rule", metavar="RULE", help="from-given (unless said) or grid")
    parser.add_argument("--every", metavar="INTERVAL", help="28d, 24w or 1mo")
    parser.add_argument("--days", metavar="N", help="on how many days in a row, such as 3")
    parser.add_argument("--load", metavar="DAYS", help="the days of the first doses, such as 0,14")


def list_regimens(parser: Parser) -> None:
    """Say below a command's help which regimens there are."""
    from textwrap import fill

    from lupus_journal.bootstrap import regimens_in_words

    listed = (
        fill(
            schedule,
            HELP_WIDTH,
            initial_indent=f"  {name:<{ID_WIDTH - 2}}",
            subsequent_indent=" " * ID_WIDTH,
        )
        for name, schedule in regimens_in_words().items()
    )
    parser.epilog = "\n".join(["regimens:", *listed])


def plan_line(arguments: Namespace) -> PlanLine:
    """What was chosen about a regimen."""
    return PlanLine(every=arguments.every, days=arguments.days, load=arguments.load)


def read_rule(arguments: Namespace) -> AnchorRule:
    """The rule that was chosen, `from-given` unless one was said."""
    typed = arguments.rule
    return AnchorRule.FROM_GIVEN if typed is None else read_choice(AnchorRule, typed, "a rule")


def put_what_follows(phases: Sequence[Phase], context: Context) -> None:
    """Say what comes after the last date of a plan, if it has one."""
    if words := what_follows(phases):
        booked = " “lupus-journal infusion plan” books it." if phases[-1].by_order else ""
        context.put(f"{words}{booked}")


def configure_preview(parser: Parser) -> None:
    """What `course preview` takes."""
    parser.add_argument("name", metavar="REGIMEN|COURSE", help="a regimen, or a course by its id")
    parser.add_argument("--start", metavar="DAY", help="the first day, for a regimen")
    add_plan_options(parser)
    parser.add_argument("--count", metavar="N", default="6", help="how many dates (6)")
    list_regimens(parser)


def preview(arguments: Namespace, context: Context) -> int:
    """Show the dates of a regimen from its start, or of a course from today, under both rules.

    It takes the options of `course add`; a rule that is named changes nothing.
    """
    read_rule(arguments)
    count = read_whole(arguments.count, "--count", 1, MOST_DATES)
    if arguments.start is None:
        return _preview_course(arguments, context, count)
    start = coming_day(arguments.start, context)
    journal = context.journal
    regimen = journal.regimens.find(arguments.name)
    phases = read_plan(regimen, plan_line(arguments))
    dates = journal.courses.dates(phases, start, count)
    return _show(context, regimen.id, f"{regimen.id} from {written(start)}", phases, dates)


def _preview_course(arguments: Namespace, context: Context, count: int) -> int:
    if arguments.every or arguments.days or arguments.load:
        raise NotUnderstood(
            "--every, --days and --load belong to a regimen: name its first day with --start."
        )
    courses = context.journal.courses
    course = _course(arguments.name, context)
    ahead = {rule: courses.dates_ahead(course, rule, count) for rule in AnchorRule}
    dates = {rule: [dose.day for dose in doses] for rule, doses in ahead.items()}
    heading = f"{course.fact.medicine} since {written(course.fact.start)}, from today on"
    _show(context, course.fact.regimen, heading, course.fact.phases, dates)
    for rule, doses in ahead.items():
        for dose in doses:
            if dose.closer and not context.wants_json:
                context.put(f"{rule}: {written(dose.day)} is {dose.closer}.")
    return DONE


def _course(name: str, context: Context) -> Entry[Course]:
    journal = context.journal
    try:
        return journal.courses.named(name)
    except UnknownEntry:
        with suppress(UnknownEntry):
            regimen = journal.regimens.find(name)
            raise NotUnderstood(
                f"{regimen.id} is a regimen: name its first day with --start DAY."
            ) from None
        raise


def _show(
    context: Context,
    regimen: str,
    heading: str,
    phases: Sequence[Phase],
    dates: dict[AnchorRule, list[date]],
) -> int:
    from_given, grid = dates[AnchorRule.FROM_GIVEN], dates[AnchorRule.GRID]
    if context.wants_json:
        context.put_json(
            regimen=regimen,
            from_given=[day.isoformat() for day in from_given],
            grid=[day.isoformat() for day in grid],
        )
        return DONE
    context.put(f"{heading}:")
    context.put(f"{'from-given':<18}grid")
    for left, right in zip_longest(from_given, grid):
        context.put(
            f"{written(left) if left else '':<18}{written(right) if right else ''}".rstrip()
        )
    if from_given == grid:
        context.put(SAME_DATES)
    put_what_follows(phases, context)
    return DONE
