"""`edit` and `delete`: what becomes of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lupus_journal.cli.command import DONE, Command
from lupus_journal.cli.json_values import stated
from lupus_journal.cli.options import add_unit_is_printed, to_confirm
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.record_words import differences, own_fields
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.safekeeping import Forgotten


def _configure_edit(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="its last four or more characters")
    parser.add_argument(
        "changes",
        nargs="+",
        metavar="FIELD=VALUE",
        help="fields as “show --json” names them; “FIELD=” empties one, “note=-” reads it",
    )
    add_unit_is_printed(parser)


def _edit(arguments: Namespace, context: Context) -> int:
    from lupus_journal.services.lab_reading import UnitDoubted

    typed = _typed(arguments.changes, context)
    entries = context.journal.entries
    before = entries.live(arguments.id)
    if arguments.unit_is_printed and before.kind != "lab":
        raise InvalidEntry(
            f"Only a lab result has a unit to confirm, and {entries.dated_words(before)} is "
            "none: leave --unit-is-printed out."
        )
    try:
        after = entries.edit(before, typed, is_unit_sure=arguments.unit_is_printed)
    except UnitDoubted as doubt:
        raise to_confirm(doubt) from None
    old, new = (_without_reports(own_fields(record)) for record in (before, after))
    if context.wants_json:
        _put_json(context, after, changed=_changed(old, new))
    elif told := differences(old, new):
        context.put(f"Changed {entries.dated_words(after)}: {'; '.join(told)}.")
    else:
        context.put(f"Nothing is different: {entries.dated_words(after)} said so already.")
    return DONE


def _typed(changes: Sequence[str], context: Context) -> dict[str, str]:
    typed: dict[str, str] = {}
    for change in changes:
        name, sign, text = change.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not sign or not name:
            raise NotUnderstood(f"{quoted(change)} changes no field: write it as FIELD=VALUE.")
        if name in typed:
            raise NotUnderstood(f"{quoted(name)} is named twice: write it once.")
        typed[name] = context.note(text) if name == "note" else text
    return typed


def _without_reports(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields without the id of the report, whose day and laboratory are told."""
    return {name: value for name, value in fields.items() if name != "report"}


def _changed(old: dict[str, Any], new: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        name: {"old": value, "new": new[name]} for name, value in old.items() if value != new[name]
    }


def _configure_delete(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="its last four or more characters")
    parser.add_argument("--forever", action="store_true", help="for good: no undo brings it back")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _delete(arguments: Namespace, context: Context) -> int:
    if arguments.forever:
        return _forget(arguments, context)
    entries = context.journal.entries
    record = entries.live(arguments.id)
    belonging = entries.remove(record)
    if context.wants_json:
        _put_json(context, record, forever=False, rows=len(belonging) + 1, backups=[])
    else:
        context.put(
            f"Deleted {entries.dated_words(record)}{_along(len(belonging))}. "
            "“lupus-journal undo” brings it back."
        )
    return DONE


def _forget(arguments: Namespace, context: Context) -> int:
    entries = context.journal.entries
    record = entries.named(arguments.id)
    words, count = entries.dated_words(record), len(entries.belonging(record))
    if not (arguments.yes or _is_meant(context, f"{words}{_along(count)}")):
        return DONE
    forgotten = entries.forget(record)
    if context.wants_json:
        _put_json(
            context, record, forever=True, rows=forgotten.rows, backups=list(forgotten.backups)
        )
    else:
        context.put(f"Deleted for good: {words}{_along(count)}.")
        context.put(_held(forgotten))
    return DONE


def _is_meant(context: Context, words: str) -> bool:
    if not context.is_asked_by_a_person():
        raise InvalidEntry(
            f"Deleting {words} for good cannot be undone, so nothing was deleted: "
            "add --yes if it is meant."
        )
    if context.agrees(f"Delete {words} for good? It cannot be undone. Write yes:"):
        return True
    context.say("Nothing was deleted.")
    return False


def _along(count: int) -> str:
    return f", and {count} more that belong to it" if count else ""


def _held(forgotten: Forgotten) -> str:
    if not forgotten.backups:
        return "None of the journal's backups holds it."
    return f"These backups still hold it: {', '.join(forgotten.backups)}."


def _put_json(context: Context, record: Record, **rest: Any) -> None:
    context.put_json(id=record.id, kind=record.kind, on=stated(record.on), **rest)


COMMANDS = {
    "edit": Command("edit", "Change fields of an entry.", _configure_edit, _edit),
    "delete": Command(
        "delete", "Delete an entry; undo brings it back.", _configure_delete, _delete
    ),
}
