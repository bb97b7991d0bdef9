"""Migrations lead to the tables that the program queries, and lose nothing on the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.storage import backups, content, schema
from lupus_journal.storage.schema_version import NEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence


NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
AFFINITIES = {"VARCHAR": "TEXT", "INTEGER": "INTEGER", "FLOAT": "REAL"}


def opened(path: str) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def everything(path: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with opened(path) as db:
        return {
            table: db.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            for table in content.tables(db)
        }


def state(path: str) -> tuple[int, list[tuple[Any, ...]], dict[str, list[tuple[Any, ...]]]]:
    """The version, the schema and the rows of a journal."""
    with opened(path) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        made = db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    return version, made, everything(path)


def no_backup(path: str) -> str:
    pytest.fail(f"{path} needed no backup")


def test_the_newest_version_is_the_one_that_the_migrations_lead_to() -> None:
    assert len(schema.MIGRATIONS) == NEWEST


def test_a_new_journal_is_of_the_newest_version_and_marked_as_ours(path: str) -> None:
    with opened(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert db.execute("PRAGMA application_id").fetchone()[0].to_bytes(4, "big") == b"Lupu"


def test_a_journal_that_is_up_to_date_is_left_alone(path: str) -> None:
    before = Path(path).read_bytes()
    schema.prepare(path, no_backup)
    assert Path(path).read_bytes() == before


def test_the_migrated_tables_are_those_that_sqlmodel_queries(path: str) -> None:
    from sqlmodel import SQLModel

    import lupus_journal.storage.tables  # noqa: F401 - declares them

    with opened(path) as db:
        migrated = {table: _columns_of(db, table) for table in content.tables(db)}
        keys = {table: _foreign_keys_of(db, table) for table in content.tables(db)}
    assert migrated == {
        name: {
            column.name: (AFFINITIES[str(column.type)], bool(column.nullable), column.primary_key)
            for column in table.columns
        }
        for name, table in SQLModel.metadata.tables.items()
    }
    assert keys == {
        name: {
            (key.parent.name, key.column.table.name, key.column.name) for key in table.foreign_keys
        }
        for name, table in SQLModel.metadata.tables.items()
    }


def _columns_of(db: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool, bool]]:
    return {
        name: (affinity, not required, bool(place))
        for _, name, affinity, required, _, place in db.execute(f"PRAGMA table_info({table})")
    }


def _foreign_keys_of(db: sqlite3.Connection, table: str) -> set[tuple[str, str, str]]:
    return {(key[3], key[2], key[4]) for key in db.execute(f"PRAGMA foreign_key_list({table})")}


def test_alembic_sees_no_difference_either(path: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    from lupus_journal.storage.entries import engine_for

    def compared(_: object, __: object, ___: object, migrated: object, declared: object) -> bool:
        return str(migrated) != AFFINITIES[str(declared)]

    with engine_for(path).connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": compared, "include_object": _is_no_index}
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def _is_no_index(_: object, __: object, kind: str, ___: object, ____: object) -> bool:
    # Indexes are for speed: the migrations alone know of them.
    return kind != "index"


def test_every_column_is_strict_so_that_both_lanes_store_the_same(path: str) -> None:
    with opened(path) as db:
        strict = {row[1]: row[5] for row in db.execute("PRAGMA table_list") if row[0] == "main"}
        assert {strict[table] for table in content.tables(db)} == {1}


def test_every_released_version_is_migrated_to_the_newest_schema(path: str, released: str) -> None:
    schema.migrate(released, schema.MIGRATIONS)
    assert state(released)[1] == state(path)[1]


def test_the_fixture_holds_rows_in_every_table_and_children_for_every_parent(
    populated: str,
) -> None:
    with opened(populated) as db:
        tables = content.tables(db)
        families = [
            (parent, child, column)
            for parent in content.entry_tables(db)
            for child, column in content.children(db, parent)
        ]
        assert families
        for parent, child, column in families:
            own = f'SELECT 1 FROM "{child}" JOIN "{parent}" p ON p.id = "{child}"."{column}"'
            assert db.execute(own).fetchone(), f"{child} of {parent}"
    assert all(everything(populated)[table] for table in tables)


def test_a_released_journal_comes_through_every_migration_with_all_its_rows(
    released: str, tmp_path: Path
) -> None:
    before = everything(released)
    schema.prepare(released, lambda path: backups.make(path, NOW, str(tmp_path / "b")).path)
    after = everything(released)
    assert {table: len(rows) for table, rows in before.items()} == {
        table: len(after[table]) for table in before
    }


def add_a_column(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE fluids ADD COLUMN drink TEXT NOT NULL DEFAULT ''")


def rebuild_courses(db: sqlite3.Connection) -> None:
    """What SQLite asks for when a table that others refer to gets another shape."""
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'courses'").fetchone()
    db.execute(made.replace("CREATE TABLE courses", "CREATE TABLE courses_anew", 1))
    db.execute("INSERT INTO courses_anew SELECT * FROM courses")
    db.execute("DROP TABLE courses")
    db.execute("ALTER TABLE courses_anew RENAME TO courses")


def fail_half_way(db: sqlite3.Connection) -> None:
    add_a_column(db)
    db.execute("CREATE TABLE half (id TEXT)")
    db.execute("DELETE FROM symptoms")
    db.execute("INSERT INTO nowhere VALUES (1)")


def orphan_the_infusions(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM courses")


def with_later(*later: schema.Migration) -> Sequence[schema.Migration]:
    return (*schema.MIGRATIONS, *later)


def test_rebuilding_a_table_loses_neither_it_nor_its_children(
    populated: str, tmp_path: Path
) -> None:
    before = everything(populated)
    schema.prepare(
        populated,
        lambda path: backups.make(path, NOW, str(tmp_path / "b")).path,
        with_later(rebuild_courses),
    )
    assert everything(populated) == before
    assert state(populated)[0] == NEWEST + 1
    with opened(populated) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("broken", [fail_half_way, orphan_the_infusions])
def test_a_migration_that_fails_leaves_no_trace(
    populated: str, tmp_path: Path, broken: schema.Migration
) -> None:
    before = state(populated)
    with pytest.raises(JournalUnavailable):
        schema.prepare(
            populated,
            lambda path: backups.make(path, NOW, str(tmp_path / "b")).path,
            with_later(broken),
        )
    assert state(populated) == before


def test_the_migrations_before_the_one_that_fails_stay_done(populated: str) -> None:
    with pytest.raises(JournalUnavailable):
        schema.migrate(populated, with_later(add_a_column, fail_half_way))
    assert state(populated)[0] == NEWEST + 1


def test_a_journal_is_backed_up_and_the_backup_compared_before_it_is_migrated(
    populated: str, tmp_path: Path
) -> None:
    before = state(populated)
    made: list[str] = []

    def back_up(path: str) -> str:
        assert state(path) == before
        made.append(backups.make(path, NOW, str(tmp_path / "b")).path)
        return made[0]

    schema.prepare(populated, back_up, with_later(add_a_column))
    assert [state(backup) for backup in made] == [before]
    assert state(populated)[0] == NEWEST + 1


def test_a_journal_that_cannot_be_backed_up_is_not_migrated(populated: str) -> None:
    before = state(populated)

    def refuse(_: str) -> str:
        raise JournalUnavailable("The disk is full.")

    with pytest.raises(JournalUnavailable, match="The disk is full"):
        schema.prepare(populated, refuse, with_later(add_a_column))
    assert state(populated) == before


def test_programs_that_start_at_once_make_one_journal_and_migrate_it_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.db"
    starting = [sys.executable, str(Path(__file__).with_name("starting.py")), str(path)]
    programs = [subprocess.Popen(starting, stderr=subprocess.PIPE) for _ in range(4)]
    said = [program.communicate()[1] for program in programs]
    assert said == [b""] * 4
    version, _, rows = state(str(path))
    assert version == NEWEST + 1
    assert len(rows["fluids"]) == 4
    assert [found.name for found in path.parent.iterdir()] == ["journal.db"]
