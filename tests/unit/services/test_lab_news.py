from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_news import MOST_COUNTED, LabNews
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.storage.lab_news import SqlSeenLabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
C3 = LabLine(name="C3", printed="71", unit="mg/dL")


def log(journal: Journal, on: date, count: int = 1) -> None:
    for _ in range(count):
        journal.labs.record(LabReport(on), C3)


def test_without_results_nothing_is_new(journal: Journal) -> None:
    assert journal.lab_news.unseen() is None
    journal.lab_news.look(NOW)
    assert journal.drafts.all() == []


def test_what_is_new_is_counted_with_its_days(journal: Journal) -> None:
    log(journal, date(2026, 2, 20))
    log(journal, date(2026, 2, 27), count=2)
    news = journal.lab_news.unseen()
    assert news == LabNews(3, date(2026, 2, 20), date(2026, 2, 27))


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (LabNews(1, date(2024, 3, 2), date(2024, 3, 2)), "1 new lab result, of 2 Mar 2024"),
        (LabNews(3, date(2026, 3, 2), date(2026, 3, 2)), "3 new lab results, of 2 Mar"),
        (
            LabNews(3, date(2025, 1, 8), date(2025, 12, 1)),
            "3 new lab results, newest 1 Dec 2025",
        ),
        (
            LabNews(MOST_COUNTED, date(2025, 1, 8), date(2025, 12, 1)),
            "200 or more new lab results, newest 1 Dec 2025",
        ),
    ],
)
def test_what_is_new_is_told_with_another_year_and_as_far_as_it_was_counted(
    news: LabNews, words: str
) -> None:
    assert news.words(date(2026, 3, 3)) == words


def test_more_than_is_counted_is_told_as_at_least_so_many(journal: Journal) -> None:
    lines = [C3] * (MOST_COUNTED + 1)
    journal.labs.record_report(LabReport(date(2026, 2, 27)), lines)
    news = journal.lab_news.unseen()
    assert news is not None
    assert news.words(date(2026, 3, 1)) == "200 or more new lab results, of 27 Feb"
    newest = journal.labs.results()[0].result.id
    journal.pages.delete(newest)
    assert journal.lab_news.unseen() == news


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
    journal.lab_news.look(NOW)
    assert journal.lab_news.unseen() is None
    later = journal_at("2026-03-02T09:00")
    log(later, date(2026, 3, 1))
    assert later.lab_news.unseen() == LabNews(1, date(2026, 3, 1), date(2026, 3, 1))


def test_each_who_acts_looks_for_themselves(
    journal: Journal, journal_at: Callable[..., Journal]
) -> None:
    log(journal, date(2026, 2, 27))
    journal_at("2026-03-01T10:00", "Ana").lab_news.look(NOW)
    assert journal.lab_news.unseen() == LabNews(1, date(2026, 2, 27), date(2026, 2, 27))


def test_a_result_that_was_taken_back_is_no_news(journal: Journal) -> None:
    log(journal, date(2026, 2, 27))
    journal.entries.undo()
    assert journal.lab_news.unseen() is None


def test_what_came_while_somebody_looked_is_new_still(
    journal: Journal, journal_at: Callable[..., Journal]
) -> None:
    log(journal, date(2026, 2, 27))
    later = journal_at("2026-03-01T09:01")
    log(later, date(2026, 2, 28))
    later.lab_news.look(NOW)
    assert later.lab_news.unseen() == LabNews(1, date(2026, 2, 28), date(2026, 2, 28))


def test_having_looked_is_nothing_half_typed(journal: Journal) -> None:
    log(journal, date(2026, 2, 27))
    journal.lab_news.look(NOW)
    assert journal.lab_news.unseen() is None
    assert journal.drafts.all() == []


def test_a_journal_that_was_only_looked_at_is_untouched_still(journal: Journal) -> None:
    SqlSeenLabs(journal.path).look(journal.author, NOW)
    assert journal.today.page().is_untouched


def test_looking_is_no_action_that_undo_would_take_back(journal: Journal) -> None:
    log(journal, date(2026, 2, 27))
    journal.lab_news.look(NOW)
    journal.entries.undo()
    assert journal.labs.latest() == []
