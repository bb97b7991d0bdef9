"""When somebody last looked at the laboratory results: no entry, so neither undone nor listed.

It lies among the drafts, which are no entries either: as a form in which nothing was typed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lupus_journal.domain.days import stamp_to_text
from lupus_journal.services.lab_news import LabNews
from lupus_journal.storage import files
from lupus_journal.storage.writing import transaction

if TYPE_CHECKING:
    from datetime import datetime

FORM = "labs-seen"
NEWEST = 200
"""Among how many of the rows kept last it is looked for what is new: all need not be read."""
UNSEEN = """
    SELECT count(*), max(report."on")
    FROM (SELECT * FROM lab_results ORDER BY rowid DESC LIMIT :newest) AS result
    JOIN lab_reports AS report ON report.id = result.report
    WHERE result.deleted_at IS NULL AND report.deleted_at IS NULL
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
            "newest": NEWEST,
            "since": stamp_to_text(since),
            "form": FORM,
            "author": author,
        }
        with files.reading(self._path) as db:
            count, day = db.execute(UNSEEN, values).fetchone()
        return LabNews(count, date.fromisoformat(day)) if count else None

    def look(self, author: str, at: datetime) -> None:
        """Keep that somebody looked at all there is."""
        with files.connected(self._path) as db, transaction(db):
            db.execute(LOOK, (FORM, author, stamp_to_text(at)))
