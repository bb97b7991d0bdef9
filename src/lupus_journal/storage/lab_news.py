"""When somebody last looked at the laboratory results: no entry, so neither undone nor listed.

It lies among the drafts, which are no entries either: as a form in which nothing was typed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lupus_journal.domain.days import stamp_to_text
from lupus_journal.services.lab_news import MOST_COUNTED, LabNews
from lupus_journal.storage import files
from lupus_journal.storage.writing import transaction

if TYPE_CHECKING:
    from datetime import datetime

LABS_SEEN = "labs-seen"
"""Under which it lies there, and is no draft."""
UNSEEN = """
    SELECT count(*), min(report."on"), max(report."on")
    FROM (
        SELECT * FROM lab_results WHERE deleted_at IS NULL ORDER BY rowid DESC LIMIT :newest
    ) AS result
    JOIN lab_reports AS report ON report.id = result.report
    WHERE report.deleted_at IS NULL
    AND result.recorded_at > max(
        :since,
        coalesce((SELECT kept_at FROM drafts WHERE form = :form AND author = :author), '')
    )
"""
LOOK = "REPLACE INTO drafts (form, about, author, kept_at, fields) VALUES (?, '', ?, ?, '{}')"


class SqlSeenLabs:
    """What was seen of one journal file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def unseen(self, author: str, since: datetime) -> LabNews | None:
        """What was recorded since a moment, and since this person looked last."""
        values = {
            "newest": MOST_COUNTED,
            "since": stamp_to_text(since),
            "form": LABS_SEEN,
            "author": author,
        }
        with files.reading(self._path) as db:
            count, *days = db.execute(UNSEEN, values).fetchone()
        return LabNews(count, *map(date.fromisoformat, days)) if count else None

    def look(self, author: str, at: datetime) -> None:
        """Keep that somebody looked at all there was at a moment."""
        with files.connected(self._path) as db, transaction(db):
            db.execute(LOOK, (LABS_SEEN, author, stamp_to_text(at)))
