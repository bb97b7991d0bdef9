"""Whether anything was ever done in a journal."""

from __future__ import annotations

from lupus_journal.storage import files
from lupus_journal.storage.lab_news import LABS_SEEN

TOUCHED = "SELECT EXISTS (SELECT 1 FROM changes) OR EXISTS (SELECT 1 FROM drafts WHERE form <> ?)"


def is_untouched(path: str) -> bool:
    """Whether nothing was ever done in a journal, and nothing half-typed lies in it."""
    with files.reading(path) as db:
        (is_touched,) = db.execute(TOUCHED, (LABS_SEEN,)).fetchone()
    return not is_touched
