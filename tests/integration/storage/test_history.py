"""Undo takes back what somebody did, and an entry's life can be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import InvalidEntry, JournalError, NotUnderstood, UnknownEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.identity import shown
from lupus_journal.domain.infusions import Infusion
from lupus_journal.domain.phases import Phase
from lupus_journal.storage import files, schema
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.history import SqlHistory
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.records import SqlRecords
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 1)


@pytest.fixture
def history(path: str) -> SqlHistory:
    return SqlHistory(path)


def glass(ml: int = 250) -> Fluid:
    return Fluid(DAY, None, ml)


def named(entry_id: str, ml: int) -> Entry[Fluid]:
    return Entry(id=entry_id, fact=glass(ml), recorded_at=NOW, author="patient")


def drinks(path: str) -> list[int]:
    return sorted(kept.fact.ml for kept in QuickStore(path).entries(FLUIDS).between())


def rows_of(path: str, table: str, entry_id: str) -> int:
    with files.connected(path) as db:
        found = db.execute(f'SELECT count(*) FROM "{table}" WHERE id = ?', (entry_id,)).fetchone()
    return int(found[0])


def test_undoing_a_new_entry_removes_its_row_so_that_it_can_come_again(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass())
    undone = history.undo("patient", NOW)
    assert [change.entry for change in undone.changes] == [kept.id]
    assert rows_of(path, "fluids", kept.id) == 0
    with hand.store.action("1" * 26, NOW, "patient") as action:
        hand.store.entries(FLUIDS).add(action, kept)
    assert drinks(path) == [250]


def test_undoing_an_edit_brings_back_every_value_and_the_stamp_of_before(
    hand: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(), note="tea")
    hand.change(FLUIDS, kept, glass(500), note="coffee")
    history.undo("patient", NOW)
    assert hand.read(FLUIDS, kept) == kept


def test_undoing_a_deletion_brings_the_entry_back(hand: Hand, history: SqlHistory) -> None:
    kept = hand.add(FLUIDS, glass())
    hand.remove(FLUIDS, kept)
    history.undo("patient", NOW)
    assert hand.read(FLUIDS, kept) == kept


def test_undoing_again_goes_further_back_until_nothing_is_left(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    hand.add(FLUIDS, glass(200))
    hand.change(FLUIDS, kept, glass(300))
    found = [drinks(path)]
    for _ in range(3):
        history.undo("patient", NOW)
        found.append(drinks(path))
    assert found == [[200, 300], [100, 200], [100], []]
    with pytest.raises(UnknownEntry, match="nothing left to undo"):
        history.undo("patient", NOW)


def test_an_undo_is_no_action_that_could_be_undone(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    hand.add(FLUIDS, glass(100))
    hand.add(FLUIDS, glass(200))
    history.undo("patient", NOW)
    hand.add(FLUIDS, glass(300))
    history.undo("patient", NOW)
    history.undo("patient", NOW)
    assert drinks(path) == []


def test_everybody_undoes_what_they_did_themselves(
    path: str, hand: Hand, caregiver: Hand, history: SqlHistory
) -> None:
    hand.add(FLUIDS, glass(100))
    caregiver.add(FLUIDS, glass(200))
    history.undo("patient", NOW)
    assert drinks(path) == [200]
    with pytest.raises(UnknownEntry):
        history.undo("patient", NOW)


def test_an_action_of_several_entries_is_taken_back_whole(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    checkin = hand.add(CHECKINS, Checkin(DAY, None))
    first = hand.add(FLUIDS, glass(100))
    with hand.store.action("1" * 26, NOW, "patient") as action:
        hand.store.entries(FLUIDS).change(action, replace(first, fact=glass(300)), NOW)
        hand.store.entries(FLUIDS).add(action, replace(first, id="2" * 26))
        hand.store.entries(CHECKINS).remove(action, checkin.id, NOW)
    undone = history.undo("patient", NOW)
    assert [change.operation for change in undone.changes] == ["delete", "insert", "edit"]
    assert drinks(path) == [100]
    assert hand.read(CHECKINS, checkin) == checkin


def test_a_named_action_is_undone_whoever_did_it_and_whatever_came_since(
    path: str, hand: Hand, caregiver: Hand, history: SqlHistory
) -> None:
    caregiver.add(FLUIDS, glass(100))
    hand.add(FLUIDS, glass(200))
    undone = history.undo("patient", NOW, caregiver.action[-5:].upper())
    assert undone.action == caregiver.action
    assert drinks(path) == [200]
    with pytest.raises(InvalidEntry, match="was undone already"):
        history.undo("patient", NOW, caregiver.action[-5:])


def test_an_entrys_own_id_names_the_newest_action_on_it(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    hand.change(FLUIDS, kept, glass(200))
    hand.add(FLUIDS, glass(300))
    history.undo("patient", NOW, kept.id)
    assert drinks(path) == [100, 300]


def test_an_action_is_not_undone_over_a_later_one_on_the_same_entry(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    added = hand.action
    hand.change(FLUIDS, kept, glass(200))
    with pytest.raises(InvalidEntry, match=f"{shown(hand.action)} changed the same entry later"):
        history.undo("patient", NOW, added)
    history.undo("patient", NOW, hand.action)
    history.undo("patient", NOW, added)
    assert drinks(path) == []


def test_what_another_author_changed_later_is_not_undone_under_them(
    path: str, hand: Hand, caregiver: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    caregiver.change(FLUIDS, kept, glass(200))
    with pytest.raises(InvalidEntry, match=f"undo {shown(caregiver.action)} first"):
        history.undo("patient", NOW)
    assert drinks(path) == [200]
    history.undo("Maria", NOW)
    history.undo("patient", NOW)
    assert drinks(path) == []


@pytest.mark.parametrize("deleted", [False, True])
def test_an_entry_to_which_others_were_added_later_is_not_undone_under_them(
    path: str, hand: Hand, history: SqlHistory, deleted: bool
) -> None:
    checkin = hand.add(CHECKINS, Checkin(DAY, None))
    begun = hand.action
    score = hand.add(SYMPTOMS, SymptomScore(DAY, None, "pain", Decimal(4), checkin=checkin.id))
    added = hand.action
    if deleted:
        hand.remove(SYMPTOMS, score)
    with pytest.raises(InvalidEntry, match="added to the same entry later") as told:
        history.undo("patient", NOW, begun)
    assert shown(hand.action) in str(told.value)
    if deleted:
        history.undo("patient", NOW)
    history.undo("patient", NOW, added)
    history.undo("patient", NOW, begun)
    assert QuickStore(path).entries(CHECKINS).between() == []


def test_a_deletion_is_not_undone_once_another_entry_has_taken_the_place(
    hand: Hand, history: SqlHistory
) -> None:
    course = hand.add(
        COURSES, Course(regimen="custom", medicine="x", start=DAY, phases=(Phase((0,)),))
    )
    first = hand.add(INFUSIONS, Infusion(course=course.id, dose=1))
    hand.remove(INFUSIONS, first)
    removed = hand.action
    again = hand.add(INFUSIONS, Infusion(course=course.id, dose=1))
    with pytest.raises(InvalidEntry, match="has taken the place"):
        history.undo("patient", NOW, removed)
    assert hand.read(INFUSIONS, again) == again


@pytest.mark.parametrize(
    ("ending", "refusal", "error"),
    [
        ("zzzzz", "No action ends in", UnknownEntry),
        ("abc", "is not an entry's id", NotUnderstood),
        ("%%%%%", "is not an entry's id", NotUnderstood),
        ("0000", "More than one action", UnknownEntry),
        ("9999", "More than one entry", UnknownEntry),
    ],
)
def test_a_name_that_fits_no_action_or_several_is_refused(
    path: str, history: SqlHistory, ending: str, refusal: str, error: type[JournalError]
) -> None:
    store = QuickStore(path)
    for number in "12":
        with store.action(number + "0" * 25, NOW, "patient") as action:
            store.entries(FLUIDS).add(action, named(number + "9" * 25, 250))
    with pytest.raises(error, match=refusal):
        history.undo("patient", NOW, ending)


def test_an_undo_that_is_refused_changes_nothing(
    path: str, hand: Hand, caregiver: Hand, history: SqlHistory
) -> None:
    first, second = hand.add(FLUIDS, glass(100)), hand.add(FLUIDS, glass(200))
    with hand.store.action("1" * 26, NOW, "patient") as action:
        for kept in (first, second):
            hand.store.entries(FLUIDS).change(action, replace(kept, fact=glass(999)), NOW)
    caregiver.change(FLUIDS, hand.read(FLUIDS, first), glass(500))
    with pytest.raises(InvalidEntry):
        history.undo("patient", NOW)
    assert drinks(path) == [500, 999]


def test_an_entrys_life_tells_what_each_change_replaced_and_said(
    hand: Hand, caregiver: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    changed = caregiver.change(FLUIDS, kept, glass(200))
    hand.change(FLUIDS, changed, glass(300), note="a bigger glass")
    last = hand.read(FLUIDS, kept)
    hand.remove(FLUIDS, last)
    life = history.of(kept.id)
    assert [(change.operation, change.author) for change in life] == [
        ("insert", "patient"),
        ("edit", "Maria"),
        ("edit", "patient"),
        ("delete", "patient"),
    ]
    assert life[0].new["ml"] == 100
    assert (life[1].old["ml"], life[1].new["ml"]) == (100, 200)
    assert (life[2].old["ml"], life[2].new["ml"]) == (200, 300)
    assert (life[2].old["note"], life[2].new["note"]) == ("", "a bigger glass")


def test_what_was_undone_is_no_part_of_an_entrys_life(hand: Hand, history: SqlHistory) -> None:
    kept = hand.add(FLUIDS, glass(100))
    hand.change(FLUIDS, kept, glass(200))
    history.undo("patient", NOW)
    (only,) = history.of(kept.id)
    assert (only.operation, only.new["ml"]) == ("insert", 100)
    assert history.of("0" * 26) == []


def test_an_entrys_latest_change_is_one_that_still_stands(
    path: str, hand: Hand, history: SqlHistory
) -> None:
    kept = hand.add(FLUIDS, glass(100))
    records = SqlRecords(SqlStore(path))
    seen = records.latest_changes([kept.id])
    hand.change(FLUIDS, kept, glass(200))
    assert records.latest_changes([kept.id])[kept.id] > seen[kept.id]
    history.undo("patient", NOW)
    assert records.latest_changes([kept.id, "0" * 26]) == seen


@dataclass(eq=False)
class Done:
    """An action as the model of the journal remembers it."""

    author: str
    place: int
    before: tuple[int, bool] | None
    is_undone: bool = False


steps = st.lists(
    st.tuples(
        st.sampled_from(["patient", "Maria"]),
        st.sampled_from(["add", "change", "remove", "undo", "undo"]),
        st.integers(0, 3),
        st.integers(1, 5000),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=60)
@given(steps=steps)
def test_any_mixture_of_writing_and_undoing_leads_where_it_should(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int, int]]
) -> None:
    path = str(tmp_path_factory.mktemp("mixture") / "journal.db")
    schema.prepare(path, lambda older: older)
    modelled = Modelled(path)
    for author, step, place, ml in steps:
        modelled.take(author, step, place, ml)
        assert drinks(path) == modelled.drinks()


class Modelled:
    """A journal and, beside it, what it should hold: the glasses by place, shown or deleted."""

    def __init__(self, path: str) -> None:
        self.history = SqlHistory(path)
        self.store = QuickStore(path)
        self.glasses: dict[int, tuple[int, bool]] = {}
        self.ids: dict[int, str] = {}
        self.done: list[Done] = []

    def drinks(self) -> list[int]:
        return sorted(ml for ml, is_shown in self.glasses.values() if is_shown)

    def take(self, author: str, step: str, place: int, ml: int) -> None:
        if step == "undo":
            self.undo(author)
        elif step == "add" and place not in self.glasses:
            self.write(author, place, (ml, True), step)
        elif step != "add" and self.glasses.get(place, (0, False))[1]:
            old = self.glasses[place][0]
            new = ml if ml != old else ml % 5000 + 1
            self.write(author, place, (new, True) if step == "change" else (old, False), step)

    def write(self, author: str, place: int, after: tuple[int, bool], step: str) -> None:
        number = len(self.done)
        fluids = self.store.entries(FLUIDS)
        if step == "add":
            self.ids[place] = f"{number:026}"
        with self.store.action(f"{number:025}a", NOW, author) as action:
            if step == "add":
                fluids.add(action, named(self.ids[place], after[0]))
            elif step == "remove":
                fluids.remove(action, self.ids[place], NOW)
            else:
                read = fluids.get(self.ids[place])
                assert read is not None
                fluids.change(action, replace(read, fact=glass(after[0])), NOW)
        self.done.append(Done(author, place, self.glasses.get(place)))
        self.glasses[place] = after

    def undo(self, author: str) -> None:
        own = [one for one in self.done if one.author == author and not one.is_undone]
        if not own or self.is_built_upon(own[-1]):
            with pytest.raises(JournalError):
                self.history.undo(author, NOW)
            return
        self.history.undo(author, NOW)
        newest = own[-1]
        newest.is_undone = True
        if newest.before is None:
            del self.glasses[newest.place]
        else:
            self.glasses[newest.place] = newest.before

    def is_built_upon(self, one: Done) -> bool:
        later = self.done[self.done.index(one) + 1 :]
        return any(other.place == one.place and not other.is_undone for other in later)
