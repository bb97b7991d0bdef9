"""`log`: one entry, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.options import add_occasion, occasion
from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.identity import shown

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context


def kept(context: Context, *, entry_id: str, kind: str, on: date, words: str) -> int:
    """Tell what was kept, with the day as it was understood."""
    if context.wants_json:
        context.put_json(id=entry_id, kind=kind, on=on.isoformat())
    else:
        context.put(f"Logged {words} for {written(on)} (id {shown(entry_id)}).")
    return DONE


def _configure_symptom(parser: Parser) -> None:
    parser.add_argument("symptom", help="its id or name, such as joint_pain")
    _configure_value(parser)


def _configure_value(parser: Parser) -> None:
    parser.add_argument("value", help="0 to 10; none, mild, moderate, severe; yes or no; a figure")
    parser.add_argument("--site", metavar="WHERE", default="", help="where on the body")
    add_occasion(parser)


def _log_symptom(arguments: Namespace, context: Context) -> int:
    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.text import clean_line

    symptom = context.symptom(arguments.symptom)
    value = symptom.read(arguments.value)
    when = occasion(arguments, context)
    score = SymptomScore(when.on, when.at, symptom.id, value, clean_line(arguments.site))
    note = context.note(arguments.note)
    entry = context.quick.symptoms.record(score, note=note, origin=when.origin)
    words = f"{symptom.label.lower()} {symptom.scale.written(value)}"
    return kept(context, entry_id=entry.id, kind=symptom.id, on=when.on, words=words)


def _configure_fluid(parser: Parser) -> None:
    parser.add_argument("ml", help="millilitres, such as 250")
    add_occasion(parser)


def _log_fluid(arguments: Namespace, context: Context) -> int:
    from lupus_journal.domain.fluids import Fluid, read_ml

    ml = read_ml(arguments.ml)
    when = occasion(arguments, context)
    entry = context.quick.fluids.record(
        Fluid(when.on, when.at, ml), note=context.note(arguments.note), origin=when.origin
    )
    return kept(context, entry_id=entry.id, kind="fluid", on=when.on, words=f"{ml:,} ml")


def _configure_note(parser: Parser) -> None:
    parser.add_argument("text", nargs="*", help="the note; without it, it is asked for")
    add_occasion(parser)


def _log_note(arguments: Namespace, context: Context) -> int:
    typed = " ".join(arguments.text) or arguments.note
    when = occasion(arguments, context)
    note = context.note(typed) if typed else context.ask("Note:")
    if not note.strip():
        raise InvalidEntry("The note is empty, so nothing was stored.")
    entry = context.quick.checkins.record(when, {}, note=note)
    return kept(context, entry_id=entry.id, kind="note", on=when.on, words="a note")


def _configure_lab(parser: Parser) -> None:
    from lupus_journal.cli.labs import configure_log

    configure_log(parser)


def _log_lab(arguments: Namespace, context: Context) -> int:
    from lupus_journal.cli.labs import log

    return log(arguments, context)


def _configure_infusion(parser: Parser) -> None:
    from lupus_journal.cli.infusion import configure_given

    configure_given(parser)


def _log_infusion(arguments: Namespace, context: Context) -> int:
    from lupus_journal.cli.infusion import give

    return give(arguments, context)


def _symptom_command(word: str) -> Command:
    """The command that a symptom's own id is: “log joint_pain 5”."""

    def configure(parser: Parser) -> None:
        parser.set_defaults(symptom=word)
        _configure_value(parser)

    return Command(word, "how it was", configure, _log_symptom)


COMMANDS = {
    "log": Command(
        "log",
        "Log one entry. Any symptom's id is a command too: log joint_pain 5.",
        children=(
            Command(
                "fatigue",
                "fatigue from 0 to 10",
                _symptom_command("fatigue").configure,
                _log_symptom,
            ),
            Command("symptom", "a symptom by its id or name", _configure_symptom, _log_symptom),
            Command("fluid", "a drink in millilitres", _configure_fluid, _log_fluid),
            Command("note", "a note", _configure_note, _log_note),
            Command("lab", "a laboratory result as printed", _configure_lab, _log_lab),
            Command("infusion", "an infusion that was given", _configure_infusion, _log_infusion),
        ),
        otherwise=_symptom_command,
    )
}
