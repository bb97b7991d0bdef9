"""Undo, an entry's life, and forgetting for good: all read from the journal's own changes."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from lupus_journal.domain.days import stamp_from_text, stamp_to_text
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.history import Change, Undone
from lupus_journal.domain.identity import read_ending, shown
from lupus_journal.storage import content, files
from lupus_journal.storage.writing import DELETE, EDIT, INSERT, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from lupus_journal.domain.records import Value

NEWEST_ACTION = """
    SELECT action FROM changes WHERE undone_at IS NULL AND author = ? ORDER BY seq DESC LIMIT 1
"""
NAMED_ACTION = """
    SELECT DISTINCT action, undone_at FROM changes WHERE action LIKE ? LIMIT 2
"""
ACTIONS_ON = """
    SELECT action, entry FROM changes WHERE undone_at IS NULL AND entry LIKE ? ORDER BY seq DESC
"""
LATER_ACTION = """
    SELECT later.action FROM changes AS later
    JOIN changes AS own ON own.entry = later.entry AND own.action = :action
    WHERE later.action <> :action AND later.seq > own.seq AND later.undone_at IS NULL
    ORDER BY later.seq DESC LIMIT 1
"""
ADDED_TO = """
    SELECT action FROM changes JOIN "{table}" AS child ON child.id = changes.entry
    WHERE child."{column}" = ? AND undone_at IS NULL ORDER BY seq DESC LIMIT 1
"""


class SqlHistory:
    """The changes of one journal."""

    def __init__(self, path: str) -> None:
        self._path = path

    def undo(self, author: str, at: datetime, ending: str | None = None) -> Undone:
        """Take back an author's newest action, or the one whose id ends like this."""
        with files.connected(self._path) as db, transaction(db):
            action = _named_action(db, ending) if ending else _newest_action(db, author)
            _refuse_if_changed_since(db, action)
            return _take_back(db, action, at)

    def newest(self, author: str) -> list[Change]:
        """An author's newest action that was not undone, what was done first coming first."""
        with files.reading(self._path) as db:
            found = db.execute(NEWEST_ACTION, (author,)).fetchone()
            rows = _changes_of(db, found["action"]) if found else []
            changes = [_change(row, _row(db, row["table_name"], row["entry"])) for row in rows]
        return changes[::-1]

    def of(self, entry_id: str) -> list[Change]:
        """What was done to an entry and not undone, the oldest first."""
        with files.reading(self._path) as db:
            rows = db.execute(
                "SELECT * FROM changes WHERE entry = ? AND undone_at IS NULL ORDER BY seq DESC",
                (entry_id,),
            ).fetchall()
            if not rows:
                return []
            state = _row(db, rows[0]["table_name"], entry_id)
        changes = []
        for row in rows:
            change = _change(row, state)
            state = {**state, **change.old}
            changes.append(change)
        return changes[::-1]


def _newest_action(db: sqlite3.Connection, author: str) -> str:
    found = db.execute(NEWEST_ACTION, (author,)).fetchone()
    if found is None:
        raise UnknownEntry("There is nothing left to undo.")
    return str(found["action"])


def _named_action(db: sqlite3.Connection, ending: str) -> str:
    rows = db.execute(NAMED_ACTION, (f"%{read_ending(ending)}",)).fetchall()
    if not rows:
        return _newest_action_on(db, ending)
    if len({row["action"] for row in rows}) > 1:
        raise UnknownEntry(f"More than one action ends in “{ending}”: write more of its id.")
    if all(row["undone_at"] for row in rows):
        raise InvalidEntry(f"The action {shown(rows[0]['action'])} was undone already.")
    return str(rows[0]["action"])


def _newest_action_on(db: sqlite3.Connection, ending: str) -> str:
    rows = db.execute(ACTIONS_ON, (f"%{read_ending(ending)}",)).fetchall()
    if len({row["entry"] for row in rows}) > 1:
        raise UnknownEntry(f"More than one entry ends in “{ending}”: write more of its id.")
    if not rows:
        raise UnknownEntry(
            f"No action ends in “{ending}”: “lupus-journal history ID” shows an entry's actions."
        )
    return str(rows[0]["action"])


def _refuse_if_changed_since(db: sqlite3.Connection, action: str) -> None:
    later = db.execute(LATER_ACTION, {"action": action}).fetchone()
    if later is not None:
        raise _refusal(action, later["action"], "changed the same entry")


def _refusal(action: str, later: str, did: str) -> InvalidEntry:
    return InvalidEntry(
        f"The action {shown(action)} can't be undone, because {shown(later)} {did} later: "
        f"undo {shown(later)} first."
    )


def _changes_of(db: sqlite3.Connection, action: str) -> list[sqlite3.Row]:
    return db.execute(
        "SELECT * FROM changes WHERE action = ? AND undone_at IS NULL ORDER BY seq DESC", (action,)
    ).fetchall()


def _take_back(db: sqlite3.Connection, action: str, at: datetime) -> Undone:
    changes = []
    for row in _changes_of(db, action):
        change = _change(row, _row(db, row["table_name"], row["entry"]))
        _reverse(db, change)
        changes.append(change)
    db.execute(
        "UPDATE changes SET undone_at = ? WHERE action = ? AND undone_at IS NULL",
        (stamp_to_text(at), action),
    )
    return Undone(action=action, changes=tuple(changes))


def _reverse(db: sqlite3.Connection, change: Change) -> None:
    if change.operation == INSERT:
        _refuse_if_others_belong_to_it(db, change)
        db.execute(f'DELETE FROM "{change.table}" WHERE id = ?', (change.entry,))
        return
    before = change.old if change.operation == EDIT else {"deleted_at": None}
    assignments = ", ".join(f'"{name}" = ?' for name in before)
    try:
        db.execute(
            f'UPDATE "{change.table}" SET {assignments} WHERE id = ?',
            (*before.values(), change.entry),
        )
    except sqlite3.IntegrityError:
        raise InvalidEntry(
            f"The action {shown(change.action)} can't be undone, because another entry has taken "
            f"the place of {shown(change.entry)}: delete or undo that one first."
        ) from None


def _refuse_if_others_belong_to_it(db: sqlite3.Connection, change: Change) -> None:
    for table, column in content.children(db, change.table):
        later = db.execute(ADDED_TO.format(table=table, column=column), (change.entry,)).fetchone()
        if later is not None:
            raise _refusal(change.action, later["action"], "added to the same entry")


def _row(db: sqlite3.Connection, table: str, entry_id: str) -> dict[str, Value]:
    found = db.execute(f'SELECT * FROM "{table}" WHERE id = ?', (entry_id,)).fetchone()
    return dict(found) if found else {}


def _change(row: sqlite3.Row, state: dict[str, Value]) -> Change:
    old: dict[str, Value] = json.loads(row["old"]) if row["old"] else {}
    if row["operation"] == INSERT:
        new = state
    elif row["operation"] == DELETE:
        new = {}
    else:
        new = {name: state.get(name) for name in old}
    return Change(
        action=row["action"],
        at=stamp_from_text(row["at"]),
        author=row["author"],
        table=row["table_name"],
        entry=row["entry"],
        operation=row["operation"],
        old=old,
        new=new,
    )
