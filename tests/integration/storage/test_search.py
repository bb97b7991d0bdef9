"""Searching journals of any size: a page costs what it holds, and a long search can be stopped."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.symptoms import Symptom
from lupus_journal.services.search import Place
from lupus_journal.storage import files, search
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.diary import SqlDiary
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.records import SqlRecords
from lupus_journal.storage.registry import KINDS
from lupus_journal.storage.search import SOURCES, SqlSearch
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from tests.integration.storage.conftest import Hand

LAST = date(2026, 3, 1)
ROWS = 10_000
MANY_DRINKS = """
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
    INSERT INTO fluids SELECT printf('%026d', i), date('2026-03-01', -(i / 5) || ' days'), NULL,
        250, '2026-03-01T09:00:00.000Z', NULL, NULL, 'patient', 'typed', 0,
        iif(i = 9999, 'the very first', '') FROM n
"""
MANY_FIGURES = """
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
    INSERT INTO symptoms SELECT printf('s%025d', i), date('2026-03-01', -(i / 5) || ' days'), NULL,
        'fatigue', '6', '', NULL, '2026-03-01T09:00:00.000Z', NULL, NULL, 'patient', 'typed', 0, ''
        FROM n
"""


def symptom(name: str) -> Symptom:
    return Symptom(
        name, name.replace("_", " ").title(), "constitutional", "whole body", Scale.RATING
    )


def searching(path: str) -> SqlSearch:
    return SqlSearch(path, SqlRecords(SqlStore(path)), symptom)


def always() -> bool:
    return True


class Asked:
    """Somebody who is asked whether a search is still wanted, and says no after a while."""

    def __init__(self, patience: int = 1_000_000) -> None:
        self.times = 0
        self._patience = patience

    def __call__(self) -> bool:
        self.times += 1
        return self.times <= self._patience


@pytest.fixture
def large(path: str) -> str:
    """A journal of 10,000 drinks and as many figures, over five and a half years."""
    with files.connected(path) as db:
        for query in (MANY_DRINKS, MANY_FIGURES):
            db.execute(query, (ROWS,))
    return path


def test_a_page_is_of_all_tables_and_newest_first(large: str) -> None:
    page = searching(large).page((), None, 12, always)
    assert [record.on for record in page] == [LAST] * 10 + [LAST - timedelta(days=1)] * 2
    assert {record.table for record in page} == {"fluids", "symptoms"}


def test_the_next_page_goes_on_where_the_last_one_ended(large: str) -> None:
    everything = searching(large).page((), None, 40, always)
    end = everything[14]
    rest = searching(large).page((), Place(end.listed_on, end.id), 25, always)
    assert [record.id for record in rest] == [record.id for record in everything[15:]]


def test_a_page_of_a_large_journal_takes_no_more_steps_than_one_of_a_small_one(
    large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "STEPS_BETWEEN_LOOKS", 100)
    deep = Place(LAST - timedelta(days=1000), "z" * 26)
    for place in (None, deep):
        asked = Asked()
        searching(large).page((), place, 10, asked)
        assert asked.times < 50


def test_a_word_that_stands_only_at_the_other_end_is_found(large: str) -> None:
    [found] = searching(large).page(("very", "first"), None, 10, always)
    assert found.entry.note == "the very first"


def test_a_search_is_broken_off_as_soon_as_nobody_wants_it(
    large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "STEPS_BETWEEN_LOOKS", 100)
    asked = Asked(patience=5)
    assert searching(large).page(("very", "first"), None, 10, asked) == []
    assert asked.times < 10


def test_every_table_that_is_searched_can_be(populated: str) -> None:
    records = SqlRecords(SqlStore(populated))
    kept = {
        source.table: {entry.id for entry in records.entries(source.table).between()}
        for source in SOURCES
    }
    found = searching(populated).page((), None, 1_000, always)
    checkins = {record.id for record in found if record.table == "checkins"}
    own_rows = {record.id for record in found}
    assert all(kept[table] for table in kept)
    for table, ids in kept.items():
        in_their_check_in = {
            entry.id
            for entry in records.entries(table).between()
            if table == "symptoms" and entry.fact.checkin in checkins
        }
        assert ids - in_their_check_in == ids & own_rows


def test_the_day_of_an_entry_is_the_one_that_lists_have_it_under(populated: str) -> None:
    for record in searching(populated).page((), None, 1_000, always):
        with files.connected(populated) as db:
            dated_by = KINDS[record.table].dated_by
            query = f'SELECT {dated_by} AS day FROM "{record.table}" WHERE id = ?'
            assert db.execute(query, (record.id,)).fetchone()["day"] == str(record.listed_on)


def test_a_check_in_is_found_by_its_figures_and_those_alone_are_no_rows(hand: Hand) -> None:
    checkin = hand.add(CHECKINS, Checkin(LAST, None), note="Quiet day.")
    hand.add(SYMPTOMS, SymptomScore(LAST, None, "brain_fog", Decimal(4), "", checkin.id))
    found = searching(hand.store.path).page(("brain", "4", "quiet"), None, 10, always)
    assert [record.id for record in found] == [checkin.id]
    [figures] = searching(hand.store.path).figures([checkin.id]).values()
    assert [figure.symptom for figure in figures] == ["brain_fog"]


def test_deleted_entries_are_not_found(hand: Hand, path: str) -> None:
    drink = hand.add(FLUIDS, Fluid(LAST, None, 250))
    hand.remove(FLUIDS, drink)
    assert searching(path).page((), None, 10, always) == []


def test_a_month_of_a_large_journal_holds_a_figure_for_each_day(large: str) -> None:
    figures = SqlDiary(large).figures(date(2026, 2, 1), date(2026, 2, 28))
    assert set(figures) == {"fatigue"}
    assert len(figures["fatigue"]) == 28
