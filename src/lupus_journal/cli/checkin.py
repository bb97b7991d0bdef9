"""`checkin`: how it is, in ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.command import Command
from lupus_journal.cli.log import kept
from lupus_journal.cli.options import add_occasion, occasion
from lupus_journal.domain.checkins import brief
from lupus_journal.domain.days import short
from lupus_journal.domain.errors import JournalError, NotUnderstood
from lupus_journal.services.checkins import ASKED

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.symptoms import Symptom

TEN = "x"
SKIPPED = ("", "-", ".")


def _configure(parser: Parser) -> None:
    parser.add_argument(
        "figures",
        nargs="*",
        metavar="FIGURE",
        help=(
            "fatigue, overall pain, sleep and lupus activity, each 0 to 10; "
            "x is 10, “-” skips; without figures they are asked for"
        ),
    )
    parser.add_argument(
        "--plain", action="store_true", help="ask without the last figures, for screen readers"
    )
    parser.add_argument("--too-tired", action="store_true", help="a bad day, and nothing more")
    add_occasion(parser)


def _check_in(arguments: Namespace, context: Context) -> int:
    symptoms = [context.symptom(name) for name in ASKED]
    figures = _read(arguments.figures, symptoms)
    when = occasion(arguments, context)
    if not (arguments.figures or arguments.too_tired or arguments.note == "-"):
        figures = dict(_asked(symptoms, context, is_plain=arguments.plain))
    entry = context.quick.checkins.record(
        when, figures, note=context.note(arguments.note), too_tired=arguments.too_tired
    )
    words = _words(symptoms, figures, too_tired=arguments.too_tired)
    return kept(context, entry_id=entry.id, kind="checkin", on=when.on, words=words)


def _read(typed: Sequence[str], symptoms: Sequence[Symptom]) -> dict[str, Decimal]:
    if len(typed) > len(symptoms):
        names = ", ".join(symptom.label.lower() for symptom in symptoms)
        raise NotUnderstood(
            f"A check-in has {len(symptoms)} figures ({names}), and {len(typed)} were given."
        )
    answers = zip(symptoms, typed, strict=False)
    return {
        symptom.id: figure
        for symptom, text in answers
        if (figure := _figure(symptom, text)) is not None
    }


def _figure(symptom: Symptom, text: str) -> Decimal | None:
    """The figure that a text gives, or `None` if it skips the question."""
    typed = text.strip().lower()
    if typed in SKIPPED:
        return None
    return symptom.scale.read("10" if typed == TEN else text, of=symptom.label.lower())


def _asked(
    symptoms: Sequence[Symptom], context: Context, *, is_plain: bool
) -> Iterator[tuple[str, Decimal]]:
    """Ask for one figure after the other; what was said last stands in the question."""
    ghosts = {} if is_plain else context.quick.checkins.last_figures()
    for symptom in symptoms:
        ghost = ghosts.get(symptom.id)
        last = f" ({symptom.scale.written(ghost.value)} on {short(ghost.on)})" if ghost else ""
        figure = _answer(symptom, f"{symptom.label}, 0 to 10{last}:", context)
        if figure is not None:
            yield symptom.id, figure


def _answer(symptom: Symptom, question: str, context: Context) -> Decimal | None:
    """One answer; a person who mistypes is asked again, a pipe is refused."""
    while True:
        try:
            return _figure(symptom, context.ask(question))
        except JournalError as error:
            if not context.is_asked_by_a_person():
                raise
            context.say(str(error))


def _words(symptoms: Sequence[Symptom], figures: dict[str, Decimal], *, too_tired: bool) -> str:
    said = [
        f"{brief(symptom)} {symptom.scale.written(figures[symptom.id])}"
        for symptom in symptoms
        if symptom.id in figures
    ]
    if too_tired:
        said.append("too tired")
    return f"the check-in ({', '.join(said)})" if said else "the check-in"


COMMANDS = {
    "checkin": Command("checkin", "The ten-second check-in.", configure=_configure, run=_check_in)
}
