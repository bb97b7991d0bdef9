"""Version 2: half-typed forms, kept inside the journal so that what seals it seals them too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

DRAFTS = """
    CREATE TABLE drafts (
        form TEXT NOT NULL,
        about TEXT NOT NULL,
        author TEXT NOT NULL,
        kept_at TEXT NOT NULL,
        fields TEXT NOT NULL CHECK (json_valid(fields)),
        PRIMARY KEY (form, about, author)
    ) STRICT
"""


def apply(db: sqlite3.Connection) -> None:
    """Make the table of drafts."""
    db.execute(DRAFTS)
