"""A journal in a temporary folder, the app on it, and a way to let it come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_journal, open_quick
from lupus_journal.domain.preferences import USUAL, Preferences
from lupus_journal.services.clock import clock_from
from lupus_journal.tui.app import JournalApp
from tests.tui.idle import Idleness

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.preferred import Keep

NOW = "2026-03-02T09:00"


@pytest.fixture(autouse=True)
def idleness(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for an app exactly as long as it has something to do."""
    Idleness().watch(monkeypatch)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """The journal that the app works on, to look into."""
    return open_journal(str(tmp_path / "journal.db"), clock_from(NOW))


@pytest.fixture
def app(journal: Journal) -> JournalApp:
    """The app as the command line opens it."""
    return app_on(journal)


def app_on(
    journal: Journal, preferences: Preferences = USUAL, keep: Keep | None = None
) -> JournalApp:
    """The app on a journal, at the journal's own time."""
    quick = open_quick(journal.path, journal.clock, journal.author)
    return JournalApp(quick, lambda: journal, quick.today.page(), preferences, keep)


@pytest.fixture
def settle() -> Callable[[Pilot[None]], Awaitable[None]]:
    """Let every worker finish and every message land; hangs while a dialog is open."""

    async def settled(pilot: Pilot[None]) -> None:
        await pilot.pause()
        while any(not worker.is_finished for worker in pilot.app.workers):
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.pause()

    return settled


@pytest.fixture
def seen() -> Callable[[JournalApp], str]:
    """Everything that stands on the screen, row by row."""

    def read(app: JournalApp) -> str:
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, without colours
        return "\n".join(strip.text for strip in strips)

    return read
