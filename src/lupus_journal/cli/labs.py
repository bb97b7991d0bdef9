"""`log lab`: a laboratory result as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.log import kept
from lupus_journal.cli.options import add_occasion, add_unit_is_printed, to_confirm
from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.lab_words import doubtful_leap
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.occasions import MIDNIGHT, Occasion, read_occasion
from lupus_journal.domain.record_words import against_range, lab_value
from lupus_journal.services.clock import LocalZone
from lupus_journal.services.lab_reading import (
    LabLine,
    UnitDoubted,
    as_typed,
    converts,
    takes_unit,
    value_and_unit,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.services.lab_intake import Recorded


def configure_log(parser: Parser) -> None:
    """What a result is made of."""
    parser.add_argument("name", metavar="CODE", help="its code or name: C3, dsDNA, creatinine")
    parser.add_argument(
        "printed",
        nargs="+",
        metavar="VALUE",
        help="as printed, with its unit: 71 mg/dL, '<10', 1:320 speckled, 2+, neg, pending",
    )
    parser.add_argument("--unit", default="", help="the unit, if it is not behind the value")
    add_unit_is_printed(parser)
    parser.add_argument("--range", default="", help="that laboratory's range: 75-175, '<30'")
    parser.add_argument("--lab", metavar="NAME", default="", help="the laboratory")
    parser.add_argument("--method", default="", help="the assay, such as ELISA or Farr")
    add_occasion(parser)


def log(arguments: Namespace, context: Context) -> int:
    """Keep one result."""
    line = _line(arguments)
    when = _sampled(arguments, context)
    report = LabReport(when.on, when.at, arguments.lab)
    try:
        recorded = context.journal.labs.record(report, line, note=context.note(arguments.note))
    except UnitDoubted as doubt:
        raise to_confirm(doubt) from None
    for sentence in _remarks(recorded, line, context):
        context.say(sentence)
    entry = recorded.kept.result
    return kept(context, entry_id=entry.id, kind="lab", on=when.on, words=_words(recorded))


def _line(arguments: Namespace) -> LabLine:
    printed, unit = value_and_unit(arguments.printed)
    if arguments.unit:
        # A unit behind the value as well stays with it, so that two that differ are refused.
        printed, unit = " ".join(arguments.printed), arguments.unit
    return LabLine(
        name=arguments.name,
        printed=printed,
        unit=unit,
        range=arguments.range,
        method=arguments.method,
        is_unit_sure=arguments.unit_is_printed,
    )


def _sampled(arguments: Namespace, context: Context) -> Occasion:
    """The calendar day of the sample, and its time where that was typed."""
    when = read_occasion(
        arguments.on,
        arguments.at,
        now=context.clock.now(),
        zone=LocalZone(),
        day_ends=MIDNIGHT,
    )
    return when if arguments.at else Occasion(when.on, None)


def _words(recorded: Recorded) -> str:
    """The result read back: C3 71 mg/dL, below 75-175 (L), from Northside,."""
    result, report = recorded.kept.result.fact, recorded.kept.report.fact
    laboratory = f"from {report.laboratory}" if report.laboratory else ""
    parts = [f"{result.called} {lab_value(result)}", against_range(result), laboratory]
    told = [part for part in parts if part]
    return f"{', '.join(told)}," if len(told) > 1 else told[0]


def _remarks(recorded: Recorded, line: LabLine, context: Context) -> Iterator[str]:
    """What is worth a second look."""
    result = recorded.kept.result.fact
    analyte = context.journal.labs.analyte(line.name)
    if analyte is None:
        try:
            context.journal.analytes.find(line.name)
        except UnknownEntry as unknown:
            yield f"{unknown} It is kept under that name."
    if recorded.unit_taken_over:
        yield f"The unit was not typed: {result.value.unit} is that laboratory's last for it."
    elif analyte and takes_unit(result.value) and not converts(result, analyte):
        yield (
            f"{result.value.unit} does not convert into {as_typed(analyte.conventional)}: "
            "it is kept as printed."
        )
    if doubt := doubtful_leap(result, recorded.before):
        yield doubt
