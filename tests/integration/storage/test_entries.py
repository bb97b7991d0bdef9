"""What both lanes promise alike of the entries they keep."""

from __future__ import annotations

import sqlite3
import time as clock
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import (
    InvalidEntry,
    JournalError,
    JournalUnavailable,
    UnknownEntry,
)
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.person import Person
from lupus_journal.domain.phases import Phase
from lupus_journal.storage import files, schema
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.faults import DamagedJournal
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.medicines import MEDICINES
from lupus_journal.storage.person import PERSON
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.records import SqlRecords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lupus_journal.services.ports import Action
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
COURSE = Course(regimen="custom", medicine="x", start=date(2026, 1, 1), phases=(Phase((0,)),))

numbers = iter(range(10**9))


def new_id() -> str:
    return ulid(NOW, next(numbers).to_bytes(RANDOM_BYTES, "big"))


def entry(fact: Any) -> Entry[Any]:
    return Entry(id=new_id(), fact=fact, recorded_at=NOW, author="patient")


def rows(path: str, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def glass(day: int, ml: int = 250) -> Fluid:
    return Fluid(date(2026, 3, day), None, ml)


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock shows five hours less than UTC."""
    with monkeypatch.context() as machine:
        machine.setenv("TZ", "EST5")
        clock.tzset()
        yield
    clock.tzset()


def test_a_span_of_days_includes_both_its_ends_and_shows_the_newest_first(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    kept = {day: hand.add(FLUIDS, glass(day)) for day in (3, 1, 5, 2, 4)}
    shown = store.entries(FLUIDS).between(date(2026, 3, 2), date(2026, 3, 4))
    assert shown == [kept[4], kept[3], kept[2]]


def test_the_later_entry_of_a_day_comes_first(store: QuickStore | SqlStore, hand: Hand) -> None:
    earlier, later = hand.add(FLUIDS, glass(1)), hand.add(FLUIDS, glass(1))
    assert store.entries(FLUIDS).between() == [later, earlier]


def test_a_span_may_be_open_on_either_side(store: QuickStore | SqlStore, hand: Hand) -> None:
    first, second = hand.add(FLUIDS, glass(1)), hand.add(FLUIDS, glass(2))
    fluids = store.entries(FLUIDS)
    assert fluids.between(None, date(2026, 3, 1)) == [first]
    assert fluids.between(date(2026, 3, 2)) == [second]
    assert fluids.between(date(2026, 3, 2), date(2026, 3, 1)) == []


def test_only_the_newest_are_read_when_only_those_are_asked_for(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    kept = [hand.add(FLUIDS, glass(day)) for day in (1, 2, 3)]
    fluids = store.entries(FLUIDS)
    assert fluids.between(newest=2) == [kept[2], kept[1]]
    assert fluids.between(newest=0) == []
    assert fluids.matching(newest=1, ml=250) == [kept[2]]


def test_entries_are_found_by_what_their_columns_hold(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    small, large = hand.add(FLUIDS, glass(1, 200)), hand.add(FLUIDS, glass(1, 500))
    fluids = store.entries(FLUIDS)
    assert fluids.matching(ml=500) == [large]
    assert fluids.matching(on="2026-03-01", ml=200) == [small]
    assert fluids.matching(ml=300) == []


def test_a_column_that_is_not_there_is_no_way_to_find_anything(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    hand.add(FLUIDS, glass(1))
    with pytest.raises((AttributeError, JournalUnavailable)):
        store.entries(FLUIDS).matching(millilitres="millilitres")


def test_what_was_deleted_is_not_shown(store: QuickStore | SqlStore, hand: Hand) -> None:
    gone, left = hand.add(FLUIDS, glass(1)), hand.add(FLUIDS, glass(1))
    hand.remove(FLUIDS, gone)
    fluids = store.entries(FLUIDS)
    assert fluids.get(gone.id) is None
    assert fluids.between() == [left]
    assert fluids.matching(ml=250) == [left]


def test_an_id_that_nobody_gave_finds_nothing(store: QuickStore | SqlStore) -> None:
    assert store.entries(FLUIDS).get("' OR 1=1 --") is None


def test_a_dose_without_any_day_is_dated_by_when_it_was_recorded(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    course = hand.add(COURSES, COURSE)
    held = Infusion(
        course=course.id, dose=1, status=InfusionStatus.HELD, reason=HoldReason.INFECTION
    )
    kept = hand.add(INFUSIONS, held)
    on = kept.recorded_at.date()
    assert store.entries(INFUSIONS).between(on, on) == [kept]


@pytest.mark.usefixtures("in_new_york")
@pytest.mark.parametrize(
    ("day_ends", "on"), [(None, 28), (time(0), 1), (time(2, 30), 28), (time(1, 30), 1)]
)
def test_a_medicine_without_a_first_day_lies_under_the_persons_own_day(
    store: QuickStore | SqlStore, hand: Hand, day_ends: time | None, on: int
) -> None:
    if day_ends is not None:
        hand.add(PERSON, Person(day_ends=day_ends))
    # Two in the morning of 1 March in New York, and seven in UTC.
    at = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)
    kept = replace(entry(Medicine(name="folic acid")), recorded_at=at)
    with store.action(new_id(), at, "patient") as action:
        store.entries(MEDICINES).add(action, kept)
    day = date(2026, 2 if on == 28 else 3, on)
    assert store.entries(MEDICINES).between(day, day) == [kept]
    [record] = SqlRecords(SqlStore(store.path)).records("medicines", [kept])
    assert record.listed_on == day


def test_an_action_that_raises_keeps_nothing(store: QuickStore | SqlStore, hand: Hand) -> None:
    before = hand.add(FLUIDS, glass(1))
    fluids = store.entries(FLUIDS)

    def act() -> None:
        with store.action(new_id(), NOW, "patient") as action:
            fluids.add(action, entry(glass(2)))
            fluids.change(action, replace(before, fact=glass(1, 999)), NOW)
            fluids.remove(action, before.id, NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        act()
    assert fluids.between() == [before]
    assert rows(store.path, "SELECT count(*) FROM changes") == [(1,)]


def test_an_action_of_many_entries_is_refused_whole_if_one_of_them_is(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    course = hand.add(COURSES, COURSE)
    infusions = store.entries(INFUSIONS)
    first = Infusion(course=course.id, dose=1)

    def act() -> None:
        with store.action(new_id(), NOW, "patient") as action:
            infusions.add(action, entry(first))
            infusions.add(action, entry(first))

    with pytest.raises(InvalidEntry, match="nothing was stored"):
        act()
    assert infusions.between() == []


def test_an_entry_cannot_belong_to_one_that_is_not_there(store: QuickStore | SqlStore) -> None:
    with (
        pytest.raises(InvalidEntry, match="nothing was stored"),
        store.action(new_id(), NOW, "patient") as action,
    ):
        store.entries(INFUSIONS).add(action, entry(Infusion(course="0" * 26, dose=1)))


def test_a_change_to_an_entry_that_was_changed_meanwhile_is_refused(
    store: QuickStore | SqlStore, hand: Hand, caregiver: Hand
) -> None:
    read = hand.add(FLUIDS, glass(1))
    caregiver.change(FLUIDS, read, glass(1, 300))
    fluids = store.entries(FLUIDS)
    with (
        pytest.raises(InvalidEntry, match="changed meanwhile"),
        store.action(new_id(), NOW, "patient") as action,
    ):
        fluids.change(action, replace(read, fact=glass(1, 500)), NOW)
    assert [kept.fact.ml for kept in fluids.between()] == [300]


def test_no_change_is_lost_while_the_clock_stands_still(store: QuickStore | SqlStore) -> None:
    fluids = store.entries(FLUIDS)
    kept = entry(glass(1))

    def change(read: Entry[Fluid], ml: int) -> None:
        with store.action(new_id(), NOW, "patient") as action:
            fluids.change(action, replace(read, fact=glass(1, ml)), NOW)

    with store.action(new_id(), NOW, "patient") as action:
        fluids.add(action, kept)
    change(kept, 300)
    (read,) = fluids.between()
    change(read, 400)
    with pytest.raises(InvalidEntry, match="changed meanwhile"):
        change(read, 500)
    assert [now.fact.ml for now in fluids.between()] == [400]


@pytest.mark.parametrize("touch", ["change", "remove"])
def test_an_entry_that_was_deleted_meanwhile_is_neither_changed_nor_deleted_again(
    store: QuickStore | SqlStore, hand: Hand, caregiver: Hand, touch: str
) -> None:
    read = hand.add(FLUIDS, glass(1))
    caregiver.remove(FLUIDS, read)
    deleted = rows(store.path, "SELECT * FROM fluids")
    fluids = store.entries(FLUIDS)

    def act(action: Action) -> None:
        if touch == "change":
            fluids.change(action, replace(read, fact=glass(1, 500)), NOW)
        else:
            fluids.remove(action, read.id, NOW)

    with (
        pytest.raises(UnknownEntry, match="deleted meanwhile"),
        store.action(new_id(), NOW, "patient") as action,
    ):
        act(action)
    assert rows(store.path, "SELECT * FROM fluids") == deleted
    assert rows(store.path, "SELECT count(*) FROM changes") == [(2,)]


def test_one_action_may_change_an_entry_again_and_again(store: QuickStore | SqlStore) -> None:
    fluids = store.entries(FLUIDS)
    kept = entry(glass(1))
    with store.action(new_id(), NOW, "patient") as action:
        fluids.add(action, kept)
        for ml in (300, 400):
            fluids.change(action, replace(kept, fact=glass(1, ml)), NOW)
    assert [now.fact.ml for now in fluids.between()] == [400]


def test_saying_the_same_again_is_no_change(store: QuickStore | SqlStore, hand: Hand) -> None:
    kept = hand.add(FLUIDS, glass(1))
    with store.action(new_id(), NOW, "patient") as action:
        store.entries(FLUIDS).change(action, kept, NOW)
    assert store.entries(FLUIDS).get(kept.id) == kept
    assert rows(store.path, "SELECT count(*) FROM changes") == [(1,)]


def test_nothing_is_written_once_a_newer_program_has_brought_the_journal_up_to_date(
    store: QuickStore | SqlStore,
) -> None:
    with closing(sqlite3.connect(store.path)) as db:
        db.execute("PRAGMA user_version = 99")
    with (
        pytest.raises(JournalUnavailable, match="another version"),
        store.action(new_id(), NOW, "patient") as action,
    ):
        store.entries(FLUIDS).add(action, entry(glass(1)))
    assert store.entries(FLUIDS).between() == []


def test_reading_leaves_nothing_open_that_could_keep_anyone_from_saving(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    hand.add(FLUIDS, glass(1))
    fluids = store.entries(FLUIDS)
    fluids.between()
    fluids.get("nobody")
    with closing(sqlite3.connect(store.path, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")


def test_a_writer_that_waits_too_long_is_told_so(
    store: QuickStore | SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(JournalError, match="Something else is saving"),
            store.action(new_id(), NOW, "patient"),
        ):
            pytest.fail("the journal was not ours to write")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("on", "31/02/2026"),
        ("recorded_at", "yesterday"),
        ("at", "2026-03-01T09:00"),
        ("ml", "7000"),
    ],
)
def test_a_row_that_no_program_wrote_is_reported_as_damage_without_its_values(
    store: QuickStore | SqlStore, hand: Hand, column: str, value: str
) -> None:
    hand.add(FLUIDS, glass(1))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute(f'UPDATE fluids SET "{column}" = ?', (value,))
    with pytest.raises(DamagedJournal, match="is damaged") as told:
        store.entries(FLUIDS).between()
    assert value not in str(told.value)


def test_text_that_is_not_utf_8_is_reported_as_damage_without_its_value(
    store: QuickStore | SqlStore, hand: Hand
) -> None:
    hand.add(FLUIDS, glass(1))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("UPDATE fluids SET note = CAST(X'6C6F77FF' AS TEXT)")
    with pytest.raises(DamagedJournal, match="is damaged") as told:
        store.entries(FLUIDS).between()
    assert "low" not in str(told.value)


def test_values_stay_out_of_what_sqlalchemy_reports(path: str) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    from lupus_journal.storage.entries import engine_for

    with engine_for(path).connect() as connection, pytest.raises(DBAPIError) as told:
        connection.execute(text("SELECT * FROM nothing WHERE note = :note"), {"note": "secret"})
    assert "secret" not in str(told.value)


def test_a_journal_file_may_have_any_name(tmp_path: Path) -> None:
    path = str(tmp_path / "a b?c#d%20é🩸’;.db")
    schema.prepare(path, lambda older: older)
    store = QuickStore(path)
    with store.action(new_id(), NOW, "patient") as action:
        store.entries(FLUIDS).add(action, entry(glass(1)))
    assert len(SqlStore(path).entries(FLUIDS).between()) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["a b?c#d%20é🩸’;.db"]


def test_a_path_may_begin_with_two_slashes(path: str, hand: Hand) -> None:
    hand.add(FLUIDS, glass(1))
    assert len(QuickStore(f"/{path}").entries(FLUIDS).between()) == 1
