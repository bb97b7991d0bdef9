"""`undo`, `history` and `seen`: what was done to entries, and who has looked at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lupus_journal.cli.columns import aligned
from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.json_values import stated
from lupus_journal.domain import identity
from lupus_journal.domain.days import stamp_to_text, written
from lupus_journal.domain.record_words import deed_words, differences

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.history import Change

MOST_TOLD = 10
"""How many changes an undo tells one by one."""


def _configure_undo(parser: Parser) -> None:
    parser.add_argument(
        "action", nargs="?", metavar="ACTION", help="the newest one, unless “history” named another"
    )


def _undo(arguments: Namespace, context: Context) -> int:
    undone = context.journal.entries.undo(arguments.action)
    if context.wants_json:
        changes = [{"id": change.entry, **_as_json(change)} for change in undone.changes]
        context.put_json(action=undone.action, undone=changes)
        return DONE
    for sentence in undone.told_up_to(MOST_TOLD):
        context.put(sentence)
    return DONE


def _configure_id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="its last four or more characters")


def _history(arguments: Namespace, context: Context) -> int:
    entries = context.journal.entries
    record = entries.named(arguments.id)
    changes = entries.life(record)
    if context.wants_json:
        context.put_json(
            id=record.id, kind=record.kind, changes=[_as_json(change) for change in changes]
        )
        return DONE
    context.put(entries.dated_words(record))
    for line in aligned([_row(change) for change in changes]):
        context.put(line)
    return DONE


def _row(change: Change) -> list[str]:
    local = change.at.astimezone()
    return [
        f"{written(local.date())} {local:%H:%M}",
        f"action {identity.shown(change.action)}",
        deed_words(change.operation, change.author, differences(change.old, change.new)),
    ]


def _as_json(change: Change) -> dict[str, Any]:
    is_edit = change.operation == "edit"
    return {
        "action": change.action,
        "at": stamp_to_text(change.at),
        "author": change.author,
        "operation": change.operation,
        "old": dict(change.old),
        "new": dict(change.new) if is_edit else {},
    }


def _seen(arguments: Namespace, context: Context) -> int:
    journal = context.journal
    record = journal.entries.live(arguments.id)
    is_new = journal.reviews.see(record)
    if context.wants_json:
        on = stated(record.on)
        context.put_json(id=record.id, kind=record.kind, on=on, by=context.author)
    else:
        again = "" if is_new else " already"
        context.put(
            f"{journal.entries.dated_words(record)} is{again} marked as seen by {context.author}."
        )
    return DONE


COMMANDS = {
    "undo": Command(
        "undo", "Take back the newest action, or the one named.", _configure_undo, _undo
    ),
    "history": Command("history", "What became of an entry.", _configure_id, _history),
    "seen": Command("seen", "Mark an entry as seen.", _configure_id, _seen),
}
