"""`list` and `show`: what was logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lupus_journal.charts.drawing import fitted
from lupus_journal.cli.columns import aligned
from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.options import past_day
from lupus_journal.domain import identity
from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.numbers import read_whole
from lupus_journal.domain.record_words import NAMES, lab_value, own_fields, told
from lupus_journal.domain.text import shown_lines
from lupus_journal.services.scribe import PATIENT

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.labs import LabResult
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.reviews import Seen
    from lupus_journal.services.listings import Listing

NOTE_CELLS = 40
"""How much of a note a list shows."""
MOST_LISTED = 100_000
MOST_SHOWN = 12
"""How many entries that belong to one are shown with it."""
ELSEWHERE = ("id", "kind", "on", "at", "author", "origin", "note", "private")
"""Fields that a page shows in places of their own."""


def add_span(parser: Parser) -> None:
    """From which day to which."""
    parser.add_argument("--from", dest="first", metavar="DAY", help="the first day: -3mo")
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day: yesterday")


def span(arguments: Namespace, context: Context) -> tuple[date | None, date | None]:
    """The first and the last day that were asked for, if any were."""
    first = past_day(arguments.first, context) if arguments.first else None
    last = past_day(arguments.last, context) if arguments.last else None
    if first and last and last < first:
        raise InvalidEntry(f"{written(last)} is before {written(first)}: the last day comes last.")
    return first, last


def _configure_list(parser: Parser) -> None:
    parser.add_argument(
        "kind",
        nargs="?",
        metavar="KIND",
        help="labs, infusions, courses, checkins, symptoms, fluids, medicines, all, or a symptom",
    )
    add_span(parser)
    parser.add_argument("--last", dest="newest", metavar="N", help="only the newest N")


def _list(arguments: Namespace, context: Context) -> int:
    first, last = span(arguments, context)
    newest = arguments.newest and read_whole(arguments.newest, "--last", 1, MOST_LISTED)
    lists = context.journal.lists
    listing = lists.listing(arguments.kind)
    records = lists.listed(listing, first, last, newest or None)
    seen = context.journal.reviews.seen_by(records)
    if context.wants_json:
        found = [_as_json(record, seen.get(record.id, [])) for record in records]
        context.put_json(**{listing.name: found})
    elif records:
        for line in aligned(list(_rows(listing, records, seen, context))):
            context.put(line)
    else:
        context.say(_nothing(listing, is_bounded=bool(first or last)))
    return DONE


def _as_json(record: Record, seen: Sequence[Seen]) -> dict[str, Any]:
    marks = [
        {"by": one.by, "on": one.on.isoformat(), "changed_since": one.changed_since} for one in seen
    ]
    return {**record.stated(), "seen": marks}


def _rows(
    listing: Listing, records: Sequence[Record], seen: dict[str, list[Seen]], context: Context
) -> Iterator[list[str]]:
    """The entries as cells, a check-in with its figures on one line."""
    checkins = [record for record in records if record.table == "checkins"]
    figures = context.journal.lists.figures(checkins)
    is_labs = listing.name == "labs"
    for record in records:
        if not listing.symptom and getattr(record.entry.fact, "checkin", None) in figures:
            continue
        told = _lab_cells(record) if is_labs else _cells(record, figures.get(record.id), context)
        yield [
            written(record.listed_on),
            *told,
            fitted(record.entry.note, NOTE_CELLS),
            "" if record.entry.author == PATIENT else f"by {record.entry.author}",
            _seen_words(seen.get(record.id, [])),
            identity.shown(record.id),
        ]


def _cells(record: Record, figures: Sequence[Record] | None, context: Context) -> list[str]:
    words = context.journal.entries.words
    told = words(record)
    if figures:
        told = f"{told}: {', '.join(map(words, figures))}"
    at = getattr(record.entry.fact, "at", None)
    return [f"{at:%H:%M}" if at else "", told]


def _lab_cells(record: Record) -> list[str]:
    result: LabResult = record.entry.fact
    laboratory = record.parent.fact.laboratory if record.parent else ""
    return [result.called, lab_value(result), result.flag, result.range.text, laboratory]


def _seen_words(seen: Sequence[Seen]) -> str:
    names = [f"{one.by} (changed since)" if one.changed_since else one.by for one in seen]
    return f"seen by {', '.join(names)}" if names else ""


def _nothing(listing: Listing, *, is_bounded: bool) -> str:
    what = listing.name.replace("_", " ").replace("checkins", "check-ins")
    return f"No {what} are logged {'in that time' if is_bounded else 'yet'}."


def _configure_show(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="its last four or more characters")


def _show(arguments: Namespace, context: Context) -> int:
    record = context.journal.entries.named(arguments.id)
    belonging = context.journal.entries.belonging(record)
    seen = context.journal.reviews.seen(record)
    if context.wants_json:
        within = [{"id": one.id, "kind": one.kind} for one in belonging]
        context.put_json(**_as_json(record, seen), belonging=within)
        return DONE
    context.put(context.journal.entries.words(record))
    for line in aligned(
        [*_fields(record), *_bookkeeping(record, seen), *_within(belonging, context)]
    ):
        context.put(line)
    for line in shown_lines(record.entry.note) if record.entry.note else ():
        context.put(f"  {line}")
    return DONE


def _fields(record: Record) -> Iterator[list[str]]:
    """Every field that holds something, day and time first."""
    own = own_fields(record)
    first = [name for name in ("on", "at") if name in own]
    for name in (*first, *(name for name in own if name not in ELSEWHERE)):
        if own[name] not in (None, ""):
            yield [NAMES.get(name, name), told(name, own[name])]


def _bookkeeping(record: Record, seen: Sequence[Seen]) -> Iterator[list[str]]:
    entry = record.entry
    for name, stamp in (
        ("recorded", entry.recorded_at),
        ("changed", entry.changed_at),
        ("deleted", entry.deleted_at),
    ):
        if stamp:
            local = stamp.astimezone()
            by = f" by {entry.author}, {entry.origin}" if name == "recorded" else ""
            yield [name, f"{written(local.date())} {local:%H:%M}{by}"]
    if entry.private:
        yield ["private", "yes"]
    for one in seen:
        since = ", changed since" if one.changed_since else ""
        yield ["seen", f"by {one.by} on {written(one.on)}{since}"]
    yield ["id", record.id]


def _within(belonging: Sequence[Record], context: Context) -> Iterator[list[str]]:
    """What belongs to the entry."""
    for one in belonging[:MOST_SHOWN]:
        words = context.journal.entries.words(one)
        yield ["with it", f"{words} (id {identity.shown(one.id)})"]
    if len(belonging) > MOST_SHOWN:
        yield ["with it", f"{len(belonging) - MOST_SHOWN} more"]


COMMANDS = {
    "list": Command("list", "Entries of one kind, or all.", _configure_list, _list),
    "show": Command("show", "One entry, whole.", _configure_show, _show),
}
