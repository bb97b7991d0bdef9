"""`medicine`: what is taken at home, at which doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.json_values import all_stated
from lupus_journal.cli.options import add_note, past_day
from lupus_journal.domain.days import written
from lupus_journal.domain.identity import shown
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.tapers import Step, doses_in_short, ended_in_short, read_dose, read_step
from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from typing import Any

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.medicines import DosePeriod
    from lupus_journal.services.medicines import KeptMedicine


def _configure_add(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help="as it is called on the package")
    parser.add_argument("--dose", metavar="TEXT", help="as it was prescribed: “10 mg daily”")
    parser.add_argument(
        "--since", metavar="DAY", help="its first day, if known; the dose counts from then or today"
    )
    add_note(parser)


def _add(arguments: Namespace, context: Context) -> int:
    since = past_day(arguments.since, context)
    medicine = Medicine(
        name=clean_line(arguments.name), started_on=since if arguments.since else None
    )
    steps = [Step(read_dose(arguments.dose), since)] if arguments.dose else []
    kept = context.journal.medicines.add(medicine, steps, note=context.note(arguments.note))
    if context.wants_json:
        on = medicine.started_on
        context.put_json(
            id=kept.id, kind="medicine", on=on and on.isoformat(), doses=_ids(kept.doses)
        )
    else:
        began = f", since {written(since)}" if medicine.started_on else ""
        context.put(f"Added {medicine.name}{began} (id {shown(kept.id)}).")
        _put_doses(kept.doses, context)
    return DONE


def _configure_dose(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help="the medicine's name, or its id")
    parser.add_argument("dose", metavar="DOSE", help="as it was prescribed: “7.5 mg daily”")
    parser.add_argument("--since", metavar="DAY", help="its first day (today)")
    parser.add_argument(
        "--then",
        action="append",
        default=[],
        metavar="STEP",
        help="a further step of a taper, “5 mg daily from 2026-04-01”; may be repeated",
    )
    add_note(parser)


def _dose(arguments: Namespace, context: Context) -> int:
    today = context.clock.now().date()
    steps = [Step(read_dose(arguments.dose), past_day(arguments.since, context))]
    steps += [read_step(text, today) for text in arguments.then]
    medicines = context.journal.medicines
    before = medicines.named(arguments.name)
    after = medicines.begin(before, steps, note=context.note(arguments.note))
    known = {dose.id: dose.fact for dose in before.doses}
    begun = [dose for dose in after.doses if dose.id not in known]
    if context.wants_json:
        first = begun[0]
        context.put_json(
            id=first.id, kind="dose", on=first.fact.first_on.isoformat(), doses=_ids(begun)
        )
        return DONE
    context.put(f"{after.name}:")
    _put_doses((dose for dose in after.doses if known.get(dose.id) != dose.fact), context)
    return DONE


def _configure_end(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help="the medicine's name, or its id")
    parser.add_argument("--on", metavar="DAY", help="its last day (today)")
    parser.add_argument(
        "--reason", metavar="TEXT", help="why it ended; “-” reads it from standard input"
    )


def _end(arguments: Namespace, context: Context) -> int:
    on = past_day(arguments.on, context)
    reason = clean_line(context.note(arguments.reason))
    medicines = context.journal.medicines
    before = medicines.named(arguments.name)
    ended = medicines.end(before, on, reason)
    if context.wants_json:
        context.put_json(id=ended.id, kind="medicine", on=on.isoformat())
        return DONE
    why = f": {reason}" if reason else ""
    context.put(f"Ended {ended.name}, last day {written(on)}{why} (id {shown(ended.id)}).")
    if dropped := len(before.doses) - len(ended.doses):
        doses = "1 dose" if dropped == 1 else f"{dropped} doses"
        context.put(f"{doses} that would have begun later went with it.")
    return DONE


def _list(_arguments: Namespace, context: Context) -> int:
    medicines = context.journal.medicines.all()
    today = context.clock.now().date()
    if context.wants_json:
        context.put_json(medicines=[_as_json(kept, context) for kept in medicines])
        return DONE
    for kept in medicines:
        is_over = kept.entry.fact.ended_on is not None
        words = ended_in_short(kept.taken, today) if is_over else doses_in_short(kept.taken, today)
        context.put(f"{shown(kept.id)}  {kept.name}: {words}")
    if not medicines:
        context.say("No medicine yet: add one with “lupus-journal medicine add NAME”.")
    return DONE


def _put_doses(doses: Iterable[Entry[DosePeriod]], context: Context) -> None:
    for dose in doses:
        first, last = dose.fact.first_on, dose.fact.last_on
        until = f" to {written(last)}" if last else " on"
        context.put(f"  {dose.fact.words}, from {written(first)}{until} (id {shown(dose.id)})")


def _ids(doses: Iterable[Entry[DosePeriod]]) -> list[str]:
    return [dose.id for dose in doses]


def _as_json(kept: KeptMedicine, context: Context) -> dict[str, Any]:
    entry = kept.entry
    started = entry.fact.started_on
    return {
        "id": entry.id,
        "on": started.isoformat() if started else None,
        **all_stated(entry.fact),
        "dose": kept.taken.dose_on(context.clock.now().date()) or None,
        "doses": [
            {"id": dose.id, **all_stated(dose.fact, leaving_out=("medicine",))}
            for dose in kept.doses
        ],
        "note": entry.note,
        "author": entry.author,
        "origin": entry.origin,
    }


COMMANDS = {
    "medicine": Command(
        "medicine",
        "Medicines taken at home, with their doses and tapers, as they were prescribed.",
        children=(
            Command("add", "add a medicine", _configure_add, _add),
            Command("dose", "another dose from a day on, or a taper", _configure_dose, _dose),
            Command("end", "a medicine is no longer taken", _configure_end, _end),
            Command("list", "what is taken now, and below it what was", None, _list),
        ),
    )
}
