"""A backup holds the same rows as the journal, and enough of them are kept."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import JournalError, JournalUnavailable
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.safekeeping import Backup
from lupus_journal.storage import backups, content, files
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.quick import QuickStore

if TYPE_CHECKING:
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=timezone(timedelta(hours=1)))
BEGUN = datetime(2024, 1, 1, tzinfo=UTC)
GLASS = Fluid(date(2026, 3, 1), None, 250)


def names(folder: str) -> list[str]:
    return sorted(found.name for found in Path(folder).iterdir())


def whole(path: str) -> str:
    with files.connected(path, read_only=True) as db:
        return content.whole_hash(db)


def test_a_backup_holds_the_same_rows_as_the_journal(populated: str) -> None:
    made = backups.make(populated, NOW)
    assert made == Backup(path=made.path, made_at=NOW)
    assert whole(made.path) == whole(populated)
    assert names(backups.folder_of(populated)) == ["populated-2026-03-01T090000.db"]


def test_a_backup_is_a_journal_that_can_be_opened(populated: str) -> None:
    made = backups.make(populated, NOW)
    shown = QuickStore(populated).entries(FLUIDS).between()
    assert QuickStore(made.path).entries(FLUIDS).between() == shown


def test_a_backup_may_go_to_another_folder_which_is_made(populated: str, tmp_path: Path) -> None:
    made = backups.make(populated, NOW, str(tmp_path / "memory stick" / "lupus"))
    assert Path(made.path).parent == tmp_path / "memory stick" / "lupus"
    assert backups.of(populated) == []


def test_a_folder_that_is_a_file_is_refused(populated: str) -> None:
    with pytest.raises(JournalUnavailable, match="cannot be used"):
        backups.make(populated, NOW, populated)


def test_backups_of_the_same_second_get_names_of_their_own(populated: str) -> None:
    made = [backups.make(populated, NOW) for _ in range(3)]
    assert [Path(one.path).name for one in made] == [
        "populated-2026-03-01T090000.db",
        "populated-2026-03-01T090000-2.db",
        "populated-2026-03-01T090000-3.db",
    ]
    assert [one.path for one in backups.of(populated)] == [one.path for one in made[::-1]]


def test_a_backup_that_does_not_come_out_the_same_is_thrown_away(
    populated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = content.whole_hash

    def spoilt(db: sqlite3.Connection) -> str:
        if db.row_factory is None:
            db.execute("UPDATE fluids SET ml = ml + 1")
        return honest(db)

    monkeypatch.setattr(content, "whole_hash", spoilt)
    with pytest.raises(JournalError, match="did not come out the same"):
        backups.make(populated, NOW)
    assert names(backups.folder_of(populated)) == []


@pytest.mark.parametrize("table", ["changes", "fluids", "lab_results"])
def test_one_character_anywhere_tells_two_journals_apart(populated: str, table: str) -> None:
    before = whole(populated)
    with closing(sqlite3.connect(populated)) as db:
        db.execute(f"UPDATE {table} SET author = author || '.' WHERE rowid = 1")
        db.commit()
    assert whole(populated) != before


def test_a_damaged_journal_is_not_backed_up(populated: str) -> None:
    spoilt = bytearray(Path(populated).read_bytes())
    spoilt[4096:] = b"\xff" * (len(spoilt) - 4096)
    Path(populated).write_bytes(spoilt)
    with pytest.raises(JournalUnavailable):
        backups.make(populated, NOW)
    assert names(backups.folder_of(populated)) == []


def test_writing_goes_on_while_a_backup_is_compared(
    path: str, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = content.whole_hash

    def overtaken(db: sqlite3.Connection) -> str:
        if db.row_factory is None:
            hand.add(FLUIDS, GLASS)
        return honest(db)

    monkeypatch.setattr(content, "whole_hash", overtaken)
    made = backups.make(path, NOW)
    assert len(QuickStore(path).entries(FLUIDS).between()) == 1
    assert QuickStore(made.path).entries(FLUIDS).between() == []


def test_nobody_writes_between_what_is_compared_and_what_is_copied(
    path: str, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = content.whole_hash
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.01)

    def interrupted(db: sqlite3.Connection) -> str:
        found = honest(db)
        if db.row_factory is not None:
            with pytest.raises(JournalError, match="Something else is saving"):
                hand.add(FLUIDS, GLASS)
        return found

    monkeypatch.setattr(content, "whole_hash", interrupted)
    made = backups.make(path, NOW)
    assert QuickStore(made.path).entries(FLUIDS).between() == []


def test_files_that_are_no_backups_of_this_journal_are_passed_over(populated: str) -> None:
    made = backups.make(populated, NOW)
    for name in (
        "populated-2026-13-45T999999.db",
        "populated-2026-03-01T090000.db.0a1b2c3d.new",
        "populated.db",
        "journal-2026-03-01T090000.db",
        "populated-old-2026-03-01T090000.db",
    ):
        Path(backups.folder_of(populated), name).touch()
    assert backups.of(populated, NOW.tzinfo) == [made]


def test_the_first_backup_of_a_day_is_the_only_one_made_daily(populated: str) -> None:
    made = backups.make_daily(populated, NOW)
    assert made is not None
    assert backups.make_daily(populated, NOW + timedelta(hours=14)) is None
    assert backups.make_daily(populated, NOW + timedelta(days=1)) is not None
    assert len(backups.of(populated)) == 2


def test_daily_backups_thin_out_but_what_a_restore_replaced_stays(populated: str) -> None:
    replaced = backups.make(populated, NOW, is_replaced=True)
    for day in range(1, 60):
        backups.make_daily(populated, NOW + timedelta(days=day))
    kept = [one.made_at.date() for one in backups.of(populated, NOW.tzinfo)]
    last = date(2026, 4, 29)
    assert kept == [
        *[last - timedelta(days=back) for back in range(14)],
        date(2026, 3, 31),
        date(2026, 3, 1),
    ]
    assert Path(replaced.path).exists()


def test_what_a_program_that_died_left_half_made_is_swept_away_after_a_day(populated: str) -> None:
    backups.make(populated, NOW)
    folder = Path(backups.folder_of(populated))
    abandoned = [
        Path(f"{populated}.0a1b2c3d.new"),
        folder / "populated-2026-02-01T090000.db.0a1b2c3d.new",
        folder / "populated-2026-02-01T090000.db.0a1b2c3d.new-journal",
    ]
    under_way = folder / "populated-2026-03-02T090000.db.ffffffff.new"
    for left in (*abandoned, under_way):
        left.touch()
    for left in abandoned:
        two_days_ago = (NOW - timedelta(days=1)).timestamp()
        os.utime(left, (two_days_ago, two_days_ago))
    os.utime(under_way, (NOW.timestamp(), NOW.timestamp()))
    backups.make_daily(populated, NOW + timedelta(hours=23, minutes=59))
    assert not any(left.exists() for left in abandoned)
    assert under_way.exists()


moments = st.integers(0, 3 * 365 * 86400).map(lambda seconds: BEGUN + timedelta(seconds=seconds))


@given(st.lists(moments, unique=True, max_size=120).map(lambda found: sorted(found)[::-1]))
def test_the_newest_is_always_kept_and_never_more_than_the_days_and_months(
    made: list[datetime],
) -> None:
    every = [Backup(path=f"{moment:%Y%m%dT%H%M%S}.db", made_at=moment) for moment in made]
    gone = backups.superfluous(every)
    kept = [one for one in every if one not in gone]
    assert kept[:1] == every[:1]
    assert len(kept) <= backups.DAYS_KEPT + backups.MONTHS_KEPT
    days = {one.made_at.date() for one in every}
    assert set(sorted(days)[-backups.DAYS_KEPT :]) <= {one.made_at.date() for one in kept}
    months = {(one.made_at.year, one.made_at.month) for one in every}
    assert set(sorted(months)[-backups.MONTHS_KEPT :]) <= {
        (one.made_at.year, one.made_at.month) for one in kept
    }


@given(st.lists(moments, unique=True, max_size=60).map(lambda found: sorted(found)[::-1]))
def test_thinning_out_again_thins_nothing_more(made: list[datetime]) -> None:
    every = [Backup(path=f"{moment:%Y%m%dT%H%M%S}.db", made_at=moment) for moment in made]
    kept = [one for one in every if one not in backups.superfluous(every)]
    assert backups.superfluous(kept) == []
