"""What is read together is of one moment, whoever writes meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage import files
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.quick import QuickStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.storage.conftest import Hand

GLASS = Fluid(date(2026, 3, 1), None, 250)


def commits_at_once(path: str) -> bool:
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("UPDATE fluids SET ml = 500")
        except sqlite3.OperationalError:
            return False
        return True


def test_a_writer_waits_until_everything_was_read(path: str, hand: Hand) -> None:
    hand.add(FLUIDS, GLASS)
    drinks = QuickStore(path).entries(FLUIDS)
    with files.one_moment(path):
        assert [entry.fact.ml for entry in drinks.between()] == [250]
        assert not commits_at_once(path)
        assert [entry.fact.ml for entry in drinks.between()] == [250]
    assert commits_at_once(path)
    assert [entry.fact.ml for entry in drinks.between()] == [500]


@pytest.mark.parametrize(("lane", "waits"), [(QuickStore, True), (SqlStore, False)])
def test_only_the_fast_lane_holds_a_moment(
    path: str, hand: Hand, lane: type[QuickStore | SqlStore], waits: bool
) -> None:
    hand.add(FLUIDS, GLASS)
    store = lane(path)
    with store.moment():
        assert [entry.fact.ml for entry in store.entries(FLUIDS).between()] == [250]
        assert commits_at_once(path) is not waits


def test_another_journal_is_read_through_a_connection_of_its_own(path: str, tmp_path: Path) -> None:
    with files.one_moment(path), pytest.raises(JournalUnavailable):
        QuickStore(str(tmp_path / "other.db")).entries(FLUIDS).between()


def test_a_moment_within_a_moment_is_the_same_one(path: str) -> None:
    with files.one_moment(path), files.reading(path) as outer:
        with files.one_moment(path), files.reading(path) as inner:
            assert inner is outer
        assert outer.in_transaction
