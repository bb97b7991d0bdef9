"""A journal in a folder of its own, at a moment that a test chooses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_journal
from lupus_journal.services.clock import StoppedClock
from lupus_journal.services.scribe import PATIENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lupus_journal.bootstrap.whole import Journal


@pytest.fixture
def journal_at(tmp_path: Path) -> Callable[..., Journal]:
    """Open the journal at a moment of UTC, such as "2026-03-01T09:00"."""

    def opened(moment: str, author: str = PATIENT) -> Journal:
        clock = StoppedClock(datetime.fromisoformat(moment).replace(tzinfo=UTC))
        return open_journal(str(tmp_path / "journal.db"), clock, author)

    return opened


@pytest.fixture
def journal(journal_at: Callable[..., Journal]) -> Journal:
    """An empty journal on Sunday, 1 March 2026."""
    return journal_at("2026-03-01T09:00")
