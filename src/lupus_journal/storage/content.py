"""The content of a journal as one number, so that two copies can be told to be the same."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

STAMPS = {"recorded_at", "changed_at", "deleted_at"}
BOOKKEEPING = {"changes", "drafts", "imports"}


def tables(db: sqlite3.Connection) -> list[str]:
    """The names of the journal's tables."""
    rows = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    )
    return [row[0] for row in rows]


def entry_tables(db: sqlite3.Connection) -> list[str]:
    """The names of the tables that hold entries."""
    return [name for name in tables(db) if name not in BOOKKEEPING]


def live_rows(db: sqlite3.Connection) -> int:
    """How many entries there are that were not deleted."""
    count = 0
    for table in entry_tables(db):
        (rows,) = db.execute(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL').fetchone()
        count += rows
    return count


def content_hash(db: sqlite3.Connection) -> str:
    """SHA-256 over the live entries by table and id, without their stamps."""
    digest = hashlib.sha256()
    for table in entry_tables(db):
        names = [name for name in _columns(db, table) if name not in STAMPS]
        _digest(digest, db, table, names, "WHERE deleted_at IS NULL ORDER BY id")
    return digest.hexdigest()


def whole_hash(db: sqlite3.Connection) -> str:
    """SHA-256 over every row of every table, by which a backup is compared."""
    digest = hashlib.sha256()
    for table in tables(db):
        _digest(digest, db, table, _columns(db, table), f"ORDER BY {_key(db, table)}")
    return digest.hexdigest()


def children(db: sqlite3.Connection, parent: str) -> list[tuple[str, str]]:
    """The tables whose entries belong to those of another, each with the column that says so."""
    return [
        (table, str(key[3]))
        for table in entry_tables(db)
        for key in db.execute(f'PRAGMA foreign_key_list("{table}")')
        if key[2] == parent
    ]


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]


def _key(db: sqlite3.Connection, table: str) -> str:
    """The columns that tell a table's rows apart."""
    rows = db.execute(f'PRAGMA table_info("{table}")')
    return ", ".join(f'"{row[1]}"' for row in rows if row[5]) or "1"


def _digest(
    digest: hashlib._Hash, db: sqlite3.Connection, table: str, names: list[str], rest: str
) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    digest.update(_as_json([table, names]))
    rows = db.cursor()
    rows.row_factory = None
    for row in rows.execute(f'SELECT {listed} FROM "{table}" {rest}'):
        digest.update(_as_json(row))


# A newer journal, which is only ever copied, may hold bytes.
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=bytes.hex)


def _as_json(values: object) -> bytes:
    return _ENCODER.encode(values).encode()
