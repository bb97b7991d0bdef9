"""Half-typed forms: whose they are, and what is kept of them in which order."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.services.drafts import DraftService, HalfTyped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.drafts import Draft


class Slow(DraftService):
    """Keeps a draft only when it is let."""

    def __init__(self, drafts: DraftService) -> None:
        self._behind = drafts
        self.is_asked, self.is_let = Event(), Event()

    def find(self, form: str, about: str = "") -> Draft | None:
        return self._behind.find(form, about)

    def keep(self, form: str, about: str, fields: Mapping[str, str]) -> None:
        self.is_asked.set()
        self.is_let.wait(10)
        self._behind.keep(form, about, fields)

    def discard(self, form: str, about: str = "") -> None:
        self._behind.discard(form, about)


def kept(journal: Journal) -> list[str]:
    return [draft.fields["note"] for draft in journal.drafts.all()]


def type_in(form: HalfTyped, text: str) -> None:
    form.stands = {"note": text}
    form.keep()


def half_typed(journal: Journal, text: str) -> HalfTyped:
    form = HalfTyped(journal.drafts, "note")
    type_in(form, text)
    return form


def test_a_draft_says_when_it_was_kept(journal: Journal) -> None:
    journal.drafts.keep("note", "", {"note": "Tired"})
    [draft] = journal.drafts.all()
    assert draft.kept_at == journal.clock.now()
    assert draft.fields == {"note": "Tired"}


def test_whoever_acts_sees_only_their_own_drafts(journal_at: Callable[..., Journal]) -> None:
    journal_at("2026-03-01T09:00").drafts.keep("note", "", {"note": "my own words"})
    maria = journal_at("2026-03-01T09:00", "Maria")
    assert maria.drafts.all() == []
    assert maria.drafts.find("note") is None


def test_nothing_is_kept_of_a_form_that_was_only_looked_at(journal: Journal) -> None:
    form = HalfTyped(journal.drafts, "note")
    assert form.take_up() is None
    form.keep()
    assert kept(journal) == []
    assert not form.is_kept


def test_words_taken_out_again_leave_no_draft(journal: Journal) -> None:
    form = half_typed(journal, "Tired")
    form.stands = None
    form.keep()
    assert kept(journal) == []
    assert not form.is_kept


def test_a_saved_form_leaves_no_draft_even_if_a_key_comes_late(journal: Journal) -> None:
    form = half_typed(journal, "Tired")
    assert form.saved_by(lambda: "Logged a note.") == "Logged a note."
    type_in(form, "Tired!")
    assert kept(journal) == []


def test_a_refused_form_keeps_its_draft_and_can_be_typed_on(journal: Journal) -> None:
    def refuse() -> str:
        raise InvalidEntry("The note is still empty.")

    form = half_typed(journal, "Tired")
    with pytest.raises(InvalidEntry):
        form.saved_by(refuse)
    assert kept(journal) == ["Tired"]
    type_in(form, "Tired since noon")
    assert kept(journal) == ["Tired since noon"]


def test_what_was_saved_is_not_refused_because_its_draft_stays(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise JournalError("The disk is full.")

    form = half_typed(journal, "Tired")
    monkeypatch.setattr(journal.drafts, "discard", refuse)
    assert form.saved_by(lambda: "Logged a note.") == "Logged a note."


def test_a_slow_disk_never_brings_older_words_back(journal: Journal) -> None:
    slow = Slow(journal.drafts)
    form = HalfTyped(slow, "note")
    waiting = []
    for text in ("Tir", "Tire", "Tired"):
        form.stands = {"note": text}
        waiting.append(Thread(target=form.keep))
        waiting[-1].start()
        assert slow.is_asked.wait(10)
    slow.is_let.set()
    for one in waiting:
        one.join(10)
    assert kept(journal) == ["Tired"]


def test_a_draft_under_way_does_not_outlive_the_saving_of_its_form(journal: Journal) -> None:
    slow = Slow(journal.drafts)
    form = HalfTyped(slow, "note")
    form.stands = {"note": "Tired"}
    drafting = Thread(target=form.keep)
    drafting.start()
    assert slow.is_asked.wait(10)
    saving = Thread(target=form.saved_by, args=(lambda: "Logged a note.",))
    saving.start()
    slow.is_let.set()
    drafting.join(10)
    saving.join(10)
    assert kept(journal) == []
