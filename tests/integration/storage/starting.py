"""A program that starts: it prepares the journal at a path, migrates it on, and logs a drink."""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

from lupus_journal.storage import files, schema

if TYPE_CHECKING:
    import sqlite3


def one_version_on(db: sqlite3.Connection) -> None:
    """A migration that fails if it is applied twice, and takes long enough to be overtaken."""
    time.sleep(0.05)
    db.execute("ALTER TABLE fluids ADD COLUMN drink TEXT")


def main(path: str) -> None:
    """Start."""
    migrations = (*schema.MIGRATIONS, one_version_on)
    if files.version_of(path, len(migrations)) == 0:
        schema.create(path)
    schema.prepare(path, lambda older: older, migrations)
    with closing(files.connect(path)) as db:
        db.execute(
            "INSERT INTO fluids (id, 'on', ml, recorded_at, author, origin, private, note)"
            " VALUES (?, '2026-03-01', 250, '', '', '', 0, '')",
            (os.urandom(13).hex(),),
        )


if __name__ == "__main__":
    main(sys.argv[1])
