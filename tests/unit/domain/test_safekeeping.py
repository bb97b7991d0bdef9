from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lupus_journal.domain.safekeeping import Backup, Restored, entries, size_in_words

MADE = Backup(path="/backups/journal-1.db", made_at=datetime(2026, 3, 2, 8, 5, tzinfo=UTC))


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 2), "today at 08:05"),
        (date(2026, 3, 3), "yesterday"),
        (date(2026, 3, 12), "10 days ago"),
    ],
)
def test_the_age_of_a_backup_is_told_in_days(today: date, words: str) -> None:
    assert MADE.age(today) == words


def test_a_backup_says_when_it_was_made() -> None:
    assert MADE.moment == "Mon 2 Mar 2026 at 08:05"


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 kB"), (188_416, "188 kB"), (1_949_696, "1.9 MB")]
)
def test_a_size_is_told_as_file_managers_do(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_one_entry_is_no_entries() -> None:
    assert [entries(count) for count in (0, 1, 4312)] == ["0 entries", "1 entry", "4,312 entries"]


def test_a_restore_that_replaced_nothing_has_nothing_to_tell() -> None:
    assert Restored(rows=1, kept=None).told == ""
