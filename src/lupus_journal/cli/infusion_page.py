"""`infusion show`: a course as a timeline, or one dose as a page."""

from __future__ import annotations

from dataclasses import fields
from itertools import chain
from typing import TYPE_CHECKING, Any

from lupus_journal.cli.command import DONE
from lupus_journal.cli.json_values import all_stated, stated
from lupus_journal.domain.days import written
from lupus_journal.domain.dose_page import dose_page
from lupus_journal.domain.dose_words import asked_words, next_words, open_words
from lupus_journal.domain.identity import shown
from lupus_journal.domain.infusions import MOST_DOSES, Infusion
from lupus_journal.domain.numbers import read_whole

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.dose_page import Line
    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.infusions import Dose

COLUMNS = [field.name for field in fields(Infusion)]


def configure_show(parser: Parser) -> None:
    """What `infusion show` takes."""
    parser.add_argument("--course", metavar="COURSE", help="its id, medicine or regimen")
    parser.add_argument("--dose", metavar="N", help="one dose by its number, as a page")


def show(arguments: Namespace, context: Context) -> int:
    """Show one dose, else the timeline of the course or of all that run."""
    if arguments.dose is not None:
        return _show_dose(arguments, context)
    journal = context.journal
    named = arguments.course
    courses = journal.courses.running() if named is None else [journal.courses.named(named)]
    timelines = [(course, journal.infusions.on_record_and_ahead(course)) for course in courses]
    if context.wants_json:
        context.put_json(infusions=[_as_json(dose) for _, doses in timelines for dose in doses])
        return DONE
    for course, doses in timelines:
        _put_timeline(course, doses, context)
    if not timelines:
        context.put(
            "No course is running: add one with “lupus-journal course add REGIMEN --start DATE”."
        )
    return DONE


def _show_dose(arguments: Namespace, context: Context) -> int:
    number = read_whole(arguments.dose, "--dose", 1, MOST_DOSES)
    journal = context.journal
    dose = journal.infusions.dose(journal.courses.next_up(arguments.course), number)
    if context.wants_json:
        context.put_json(infusion=_as_json(dose))
        return DONE
    state = _state(dose, context.clock.now().date())
    context.put(f"Dose {dose.number} of {dose.course.fact.medicine}: {state}")
    for label, words in _page(dose, journal.follow_ups.after(dose)):
        context.put(f"  {label:<17}{words}")
    return DONE


def _put_timeline(course: Entry[Course], doses: list[Dose], context: Context) -> None:
    fact, today = course.fact, context.clock.now().date()
    context.put(
        f"{fact.medicine}, {fact.regimen}, since {written(fact.start)} (course {shown(course.id)})"
    )
    for dose in doses:
        day = written(dose.planned.day) if dose.planned else ""
        entry_id = f" ({shown(dose.entry.id)})" if dose.entry else ""
        context.put(f"  dose {dose.number:<5}{day:<17}{_state(dose, today)}{entry_id}")
    timeline = context.journal.infusions.timeline(course)
    if opened := open_words(fact, timeline, today):
        context.put(f"Open: {opened}")
    context.put(f"Next: {next_words(fact, timeline, today)}")


def _state(dose: Dose, today: date) -> str:
    if dose.planned is None:
        return "not planned"
    ended_on = dose.course.fact.ended_on
    return asked_words(dose.planned, dose.infusion, ended_on, today, is_open=dose.is_open)


def _page(dose: Dose, follow_ups: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What is known of a dose, by label; what is not is left out."""
    yield from chain(*dose_page(dose.planned, dose.infusion, dose.note, follow_ups))
    if dose.entry:
        yield "id", shown(dose.entry.id)


def _as_json(dose: Dose) -> dict[str, Any]:
    """A dose with its entry's values, or nulls where it has none."""
    plan, entry = dose.planned, dose.entry
    recorded = all_stated(entry.fact) if entry else dict.fromkeys(COLUMNS)
    return {
        **recorded,
        "id": entry.id if entry else None,
        "on": stated(plan.day) if plan else None,
        "course": dose.course.id,
        "dose": dose.number,
        "status": stated(plan.status) if plan else None,
        "computed": stated(plan.computed) if plan else None,
        "lateness": plan.lateness if plan else None,
        "closer": plan.closer if plan else None,
        "limit": plan.limit if plan else None,
        "note": entry.note if entry else "",
        "author": entry.author if entry else None,
        "origin": entry.origin if entry else None,
    }
