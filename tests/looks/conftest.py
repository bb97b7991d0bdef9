"""Compares a screen with the picture of it that somebody looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_demo, open_journal, open_quick
from lupus_journal.domain.preferences import Preferences
from lupus_journal.services.clock import clock_from
from lupus_journal.tui.app import JournalApp, NewJournalApp
from tests.tui.idle import Idleness

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Look: TypeAlias = Callable[..., Awaitable[None]]

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
REPORT = Path(__file__).parents[2] / "looks-report"
NOW = "2026-03-02T09:00"


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()


def _steady(svg: str) -> str:
    """The picture without the number that Textual makes up for its style names."""
    return re.sub(r"terminal-\d+", "terminal", svg)


@pytest.fixture(autouse=True)
def idleness(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for an app exactly as long as it has something to do."""
    Idleness().watch(monkeypatch)


@pytest.fixture
def demo(tmp_path: Path) -> str:
    """The demo's journal, as it is on the day of the pictures."""
    path = str(tmp_path / "demo.db")
    open_demo(clock_from(NOW)).write(path)
    return path


@pytest.fixture
def look(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Open the app on a journal, press keys, and compare the screen with its picture."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

    async def looked(
        name: str, path: str, keys: tuple[str, ...], size: tuple[int, int], theme: str = "dark"
    ) -> None:
        clock = clock_from(NOW)
        quick = open_quick(path, clock)
        page = quick.today.page()
        kind = NewJournalApp if page.is_untouched else JournalApp
        preferences = Preferences(theme=theme)
        app = kind(quick, lambda: open_journal(path, clock), page, preferences)
        async with app.run_test(size=size) as pilot:
            await _settled(pilot)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                if not app.screen.is_modal:
                    await _settled(pilot)
            seen = _steady(app.export_screenshot())
        _compare(SCREENS / f"{name}.svg", seen, update=request.config.getoption("update_looks"))

    return looked


def _compare(kept: Path, seen: str, *, update: bool) -> None:
    if update:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(seen, encoding="utf-8")
    elif not kept.exists() or kept.read_text(encoding="utf-8") != seen:
        REPORT.mkdir(exist_ok=True)
        (REPORT / kept.name).write_text(seen, encoding="utf-8")
        pytest.fail(f"{kept.name} looks different: compare it with looks-report/{kept.name}")
