from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_news import LabNews
from lupus_journal.services.lab_reading import LabLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

C3 = LabLine(name="C3", printed="71", unit="mg/dL")


def log(journal: Journal, on: date, count: int = 1) -> None:
    for _ in range(count):
        journal.labs.record(LabReport(on), C3)


def test_without_results_nothing_is_new(journal: Journal) -> None:
    assert journal.lab_news.unseen() is None
    journal.lab_news.look()
    assert journal.drafts.all() == []


def test_what_is_new_is_counted_and_has_the_newest_day(journal: Journal) -> None:
    log(journal, date(2026, 2, 20))
    log(journal, date(2026, 2, 27), count=2)
    news = journal.lab_news.unseen()
    assert news == LabNews(3, date(2026, 2, 27))
    assert news.words == "3 new lab results, of 27 Feb"


@pytest.mark.parametrize(
    ("moment", "is_new"), [("2026-03-08T08:59", True), ("2026-03-08T09:01", False)]
)
def test_a_result_is_new_for_a_week_after_it_was_recorded(
    journal: Journal, journal_at: Callable[..., Journal], moment: str, *, is_new: bool
) -> None:
    log(journal, date(2025, 12, 1))
    assert (journal_at(moment).lab_news.unseen() is not None) is is_new


def test_what_was_looked_at_is_new_no_more_and_what_came_since_is(
    journal: Journal, journal_at: Callable[..., Journal]
) -> None:
    log(journal, date(2026, 2, 27))
    journal.lab_news.look()
    assert journal.lab_news.unseen() is None
    later = journal_at("2026-03-02T09:00")
    log(later, date(2026, 3, 1))
    assert later.lab_news.unseen() == LabNews(1, date(2026, 3, 1))


def test_each_who_acts_looks_for_themselves(
    journal: Journal, journal_at: Callable[..., Journal]
) -> None:
    log(journal, date(2026, 2, 27))
    journal_at("2026-03-01T10:00", "Ana").lab_news.look()
    assert journal.lab_news.unseen() == LabNews(1, date(2026, 2, 27))


def test_a_result_that_was_taken_back_is_no_news(journal: Journal) -> None:
    log(journal, date(2026, 2, 27))
    journal.entries.undo()
    assert journal.lab_news.unseen() is None


def test_looking_is_no_action_that_undo_would_take_back(journal: Journal) -> None:
    log(journal, date(2026, 2, 27))
    journal.lab_news.look()
    journal.entries.undo()
    assert journal.labs.latest() == []
