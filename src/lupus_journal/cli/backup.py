"""`backup`, `restore` and `verify`: keeping the journal safe."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE, REFUSED, Command
from lupus_journal.cli.options import full_path
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.safekeeping import entries

if TYPE_CHECKING:
    from argparse import Namespace

    from lupus_journal.cli.arguments import Parser
    from lupus_journal.cli.context import Context
    from lupus_journal.domain.safekeeping import Backup, Verification
    from lupus_journal.services.safekeeping import SafekeepingService


def _configure_backup(parser: Parser) -> None:
    parser.add_argument(
        "folder", nargs="?", metavar="DIR", help="where to; else the journal's folder of backups"
    )


def _back_up(arguments: Namespace, context: Context) -> int:
    folder = full_path(arguments.folder) if arguments.folder else None
    if folder and os.path.exists(folder) and not os.path.isdir(folder):
        raise InvalidEntry(f"{folder} is not a folder: name one, and the backup is put into it.")
    backup = _safe(context).back_up(folder)
    if context.wants_json:
        context.put_json(path=backup.path, made_at=_stated(backup))
    else:
        context.put(backup.told)
    return DONE


def _configure_restore(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="the backup to bring back")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _restore(arguments: Namespace, context: Context) -> int:
    safe = context.safe(make=False)
    source = full_path(arguments.file)
    if not (arguments.yes or _is_wanted(source, safe.entries_in(source), context)):
        context.say("Nothing was restored.")
        return REFUSED
    restored = safe.restore(source)
    if context.wants_json:
        context.put_json(rows=restored.rows, kept=restored.kept)
        return DONE
    context.put(f"Restored {entries(restored.rows)} from {source}.")
    if restored.kept:
        context.put(restored.told)
    return DONE


def _is_wanted(source: str, rows: int, context: Context) -> bool:
    replaces = f"replaces {context.path}" if os.path.lexists(context.path) else "makes a journal"
    if not context.is_asked_by_a_person():
        raise InvalidEntry(f"Restoring {source} {replaces}: add --yes to do it without a question.")
    context.say(f"Restoring {source} ({entries(rows)}) {replaces}.")
    if os.path.lexists(context.path):
        context.say("What is there now is kept beside it, or in its folder of backups.")
    return context.agrees("Restore it? (yes, no)")


def _verify(_arguments: Namespace, context: Context) -> int:
    found = _safe(context).verify()
    if context.wants_json:
        context.put_json(
            ok=found.ok,
            rows=found.rows,
            content_hash=found.content_hash,
            last_backup=_stated(found.last_backup),
        )
    else:
        _tell(found, context)
    return DONE if found.ok else REFUSED


def _tell(found: Verification, context: Context) -> None:
    context.put(found.told)
    for fault in found.faults:
        context.put(f"  {fault}")
    context.put(f"Content: SHA-256 {found.content_hash}")
    context.put(_last_backup(found.last_backup))


def _last_backup(backup: Backup | None) -> str:
    if backup is None:
        return "There is no backup yet: “lupus-journal backup” makes one."
    return f"Last backup: {backup.moment}, {backup.path}"


def _stated(backup: Backup | None) -> str | None:
    return backup.made_at.isoformat(timespec="seconds") if backup else None


def _safe(context: Context) -> SafekeepingService:
    """What keeps the journal safe; that there was none is said, for a path may be mistyped."""
    if not os.path.lexists(context.path):
        context.say(f"There was no journal at {context.path}, so an empty one is made.")
    return context.safe()


COMMANDS = {
    "backup": Command(
        "backup", "Copy the journal, and compare the copy row by row.", _configure_backup, _back_up
    ),
    "restore": Command(
        "restore",
        "Bring a backup back. The journal that it replaces is kept.",
        _configure_restore,
        _restore,
    ),
    "verify": Command(
        "verify", "Check every page, reference and row of the journal.", None, _verify
    ),
}
