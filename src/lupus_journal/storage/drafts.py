"""Drafts in their table: no entries, so neither undone nor listed."""

from __future__ import annotations

import json
import sqlite3

from lupus_journal.domain.days import stamp_from_text, stamp_to_text
from lupus_journal.domain.drafts import Draft
from lupus_journal.storage import files
from lupus_journal.storage.lab_news import LABS_SEEN
from lupus_journal.storage.writing import transaction

ONE = "form = ? AND about = ? AND author = ?"
REPLACE = "REPLACE INTO drafts (form, about, author, kept_at, fields) VALUES (?, ?, ?, ?, ?)"


class SqlDrafts:
    """The drafts of one journal file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def find(self, form: str, about: str, author: str) -> Draft | None:
        """The draft of a form."""
        found = self._select(ONE, form, about, author)
        return found[0] if found else None

    def of(self, author: str) -> list[Draft]:
        """Everybody's own drafts, the newest first."""
        return self._select("author = ? AND form <> ?", author, LABS_SEEN)

    def keep(self, draft: Draft, author: str) -> None:
        """Keep a draft in place of the one before it."""
        # In ASCII, for a terminal may send halves of characters that no other encoding can hold.
        fields = json.dumps(dict(draft.fields))
        row = (draft.form, draft.about, author, stamp_to_text(draft.kept_at), fields)
        with files.connected(self._path) as db, transaction(db):
            db.execute(REPLACE, row)

    def discard(self, form: str, about: str, author: str) -> None:
        """Remove a draft, if there is one."""
        with files.connected(self._path) as db, transaction(db):
            db.execute(f"DELETE FROM drafts WHERE {ONE}", (form, about, author))

    def _select(self, condition: str, *values: str) -> list[Draft]:
        query = f"SELECT * FROM drafts WHERE {condition} ORDER BY kept_at DESC, rowid DESC"
        with files.reading(self._path) as db:
            return [_draft(row) for row in db.execute(query, values)]


def _draft(row: sqlite3.Row) -> Draft:
    try:
        return Draft(
            form=row["form"],
            about=row["about"],
            fields={str(name): str(text) for name, text in json.loads(row["fields"]).items()},
            kept_at=stamp_from_text(row["kept_at"]),
        )
    except (AttributeError, RecursionError, ValueError):
        # No version of the program writes such a row: as much damage as an unreadable page.
        raise sqlite3.DatabaseError("unreadable row in drafts") from None
