"""Half-typed forms in the journal's file: whole, one's own, and gone without a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.drafts import Draft
from lupus_journal.domain.errors import JournalError, JournalUnavailable
from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage import backups, files, schema
from lupus_journal.storage.drafts import SqlDrafts
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.safekeeping import SqlSafe

if TYPE_CHECKING:
    from tests.integration.storage.conftest import Hand

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
GLASS = Fluid(date(2026, 3, 1), None, 250)
SECRET = "nobody is to read about the nosebleed"


def note(text: str, about: str = "", minutes: int = 0) -> Draft:
    return Draft("note", about, {"note": text}, NOW + timedelta(minutes=minutes))


@dataclass(frozen=True)
class Kept:
    """A journal's drafts, and its file."""

    path: str
    drafts: SqlDrafts

    def texts(self, author: str = "patient") -> list[str]:
        return [draft.fields["note"] for draft in self.drafts.of(author)]

    def holds(self, text: str) -> bool:
        return text.encode() in Path(self.path).read_bytes()


@pytest.fixture
def kept(path: str) -> Kept:
    return Kept(path, SqlDrafts(path))


def test_a_draft_comes_back_as_it_was_kept(kept: Kept) -> None:
    fields = {"test": "C3", "printed": "<10", "unit": ""}
    draft = Draft("lab-result", "", fields, NOW)
    kept.drafts.keep(draft, "patient")
    assert kept.drafts.find("lab-result", "", "patient") == draft


def test_what_was_never_typed_has_no_draft(kept: Kept) -> None:
    assert kept.drafts.find("note", "", "patient") is None
    assert kept.drafts.of("patient") == []


def test_a_later_draft_of_a_form_takes_the_place_of_the_one_before(kept: Kept) -> None:
    kept.drafts.keep(note("Tired"), "patient")
    kept.drafts.keep(note("Tired since noon", minutes=1), "patient")
    assert kept.texts() == ["Tired since noon"]


def test_a_form_has_a_draft_for_each_thing_that_it_is_about(kept: Kept) -> None:
    kept.drafts.keep(note("about the first", "a" * 26), "patient")
    kept.drafts.keep(note("about the second", "b" * 26), "patient")
    kept.drafts.discard("note", "a" * 26, "patient")
    assert kept.texts() == ["about the second"]


def test_a_caregiver_neither_sees_nor_discards_what_the_patient_types(kept: Kept) -> None:
    kept.drafts.keep(note("my own words"), "patient")
    kept.drafts.keep(note("what I saw"), "Maria")
    assert kept.texts("Maria") == ["what I saw"]
    kept.drafts.discard("note", "", "Maria")
    assert kept.drafts.find("note", "", "Maria") is None
    assert kept.texts() == ["my own words"]


def test_the_newest_draft_comes_first_even_if_the_clock_stood_still(kept: Kept) -> None:
    kept.drafts.keep(note("of yesterday", "a", minutes=-60 * 24), "patient")
    kept.drafts.keep(note("second", "c"), "patient")
    kept.drafts.keep(note("third", "b"), "patient")
    kept.drafts.keep(note("later", "d", minutes=1), "patient")
    assert kept.texts() == ["later", "third", "second", "of yesterday"]


def test_discarding_what_is_not_there_does_nothing(kept: Kept) -> None:
    kept.drafts.keep(note("Tired"), "patient")
    kept.drafts.discard("drink", "", "patient")
    assert kept.texts() == ["Tired"]


# Terminals paste control characters, and halves of characters that no encoding can hold.
pasted = st.text(st.characters(exclude_categories=()), max_size=200)


@given(st.dictionaries(pasted, pasted, max_size=4))
def test_any_text_comes_back_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, str]
) -> None:
    path = str(tmp_path_factory.getbasetemp() / "any-text.db")
    schema.prepare(path, lambda _: pytest.fail("there is nothing to back up yet"))
    SqlDrafts(path).keep(Draft("note", "", fields, NOW), "patient")
    found = SqlDrafts(path).find("note", "", "patient")
    assert found is not None
    assert {name.encode("utf-16", "surrogatepass") for name in found.fields} == {
        name.encode("utf-16", "surrogatepass") for name in fields
    }
    assert sorted(text.encode("utf-16", "surrogatepass") for text in found.fields.values()) == (
        sorted(text.encode("utf-16", "surrogatepass") for text in fields.values())
    )


def test_quotes_in_a_forms_name_reach_no_other_draft(kept: Kept) -> None:
    kept.drafts.keep(note("Tired"), "patient")
    kept.drafts.discard("note' OR '1'='1", "' OR 1 --", "patient")
    assert kept.texts() == ["Tired"]


@pytest.mark.skipif(os.name != "posix", reason="forks and kills are POSIX's")
def test_a_killed_program_leaves_the_draft_it_told_of_or_the_next_one_whole(path: str) -> None:
    script = str(Path(__file__).with_name("drafting.py"))
    ran = subprocess.run(
        [sys.executable, script, path, "60"], capture_output=True, check=True, text=True
    )
    outcomes = json.loads(ran.stdout)
    assert outcomes[-1][0] > 60
    for told, found in outcomes:
        numbers = [(int(one["first"]), int(one["last"]), len(one["note"])) for one in found]
        either = [(told, told, 20_000)] if told else [], [(told + 1, told + 1, 20_000)]
        assert numbers in either
    assert SqlSafe(path).verify(NOW).ok


def test_a_discarded_draft_leaves_no_byte_in_the_file(kept: Kept) -> None:
    kept.drafts.keep(note(SECRET), "patient")
    assert kept.holds(SECRET)
    kept.drafts.discard("note", "", "patient")
    assert not kept.holds("nosebleed")


def test_a_replaced_draft_leaves_no_byte_in_the_file(kept: Kept) -> None:
    kept.drafts.keep(note(SECRET * 500), "patient")
    kept.drafts.keep(note("Tired"), "patient")
    assert not kept.holds("nosebleed")


def test_a_backup_holds_the_drafts_and_a_restored_one_brings_them_back(kept: Kept) -> None:
    kept.drafts.keep(note("Tired"), "patient")
    backup = backups.make(kept.path, NOW)
    kept.drafts.discard("note", "", "patient")
    SqlSafe(kept.path).restore(backup.path, NOW)
    assert kept.texts() == ["Tired"]


def test_a_draft_is_no_entry_it_changes_neither_content_nor_count(kept: Kept, hand: Hand) -> None:
    hand.add(FLUIDS, GLASS)
    before = SqlSafe(kept.path).verify(NOW)
    kept.drafts.keep(note("Tired"), "patient")
    assert SqlSafe(kept.path).verify(NOW) == before
    assert before.ok


def test_a_draft_is_no_action_undo_takes_back_the_entry_before_it(kept: Kept, hand: Hand) -> None:
    from lupus_journal.storage.history import SqlHistory

    glass = hand.add(FLUIDS, GLASS)
    kept.drafts.keep(note("Tired"), "patient")
    undone = SqlHistory(kept.path).undo("patient", NOW)
    assert [change.entry for change in undone.changes] == [glass.id]
    assert kept.texts() == ["Tired"]


def test_what_is_deleted_for_good_takes_its_half_typed_edits_along(kept: Kept, hand: Hand) -> None:
    glass, other = hand.add(FLUIDS, GLASS), hand.add(FLUIDS, GLASS)
    for author in ("patient", "Maria"):
        kept.drafts.keep(note(SECRET, about=glass.id), author)
        kept.drafts.keep(note(SECRET, about=f"fluids/{glass.id}"), author)
    kept.drafts.keep(note("stays", about=other.id), "patient")
    SqlSafe(kept.path).forget("fluids", glass.id)
    assert kept.texts() == ["stays"]
    assert kept.texts("Maria") == []
    assert not kept.holds("nosebleed")


def test_a_full_disk_is_told_and_the_draft_before_stays(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.drafts.keep(note("Tired"), "patient")
    pages = Path(kept.path).stat().st_size // 4096 + 2
    monkeypatch.setattr(files, "SETTINGS", (*files.SETTINGS, f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(JournalError, match="is full, so nothing was stored"):
        kept.drafts.keep(note("x" * 100_000), "patient")
    assert kept.texts() == ["Tired"]


@pytest.mark.parametrize("fields", ["[]", "3", '"text"', "null"])
def test_a_draft_that_no_program_wrote_is_told_as_damage(kept: Kept, fields: str) -> None:
    with files.connected(kept.path) as db:
        db.execute("INSERT INTO drafts VALUES ('note', '', 'patient', '2026-03-01', ?)", (fields,))
    with pytest.raises(JournalUnavailable, match="is damaged"):
        kept.drafts.find("note", "", "patient")
