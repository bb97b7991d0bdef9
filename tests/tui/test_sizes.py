from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from lupus_journal.tui.screens.curtain import HiddenScreen, TooSmallScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from lupus_journal.tui.app import JournalApp

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Seen = Callable[[JournalApp], str]

SENTENCE = (
    "Lupus Journal needs 60 columns and 20 rows; this window has 40 by 10. Make it larger, or "
    "press q to leave; the commands work at any size."
)


async def resize(pilot: Pilot[None], width: int, height: int) -> None:
    """Change the window's size, and let the app follow."""
    await pilot.resize_terminal(width, height)
    await pilot.pause(0.02)


@pytest.mark.parametrize("size", [(40, 10), (59, 40), (200, 19)])
async def test_too_small_a_window_is_told_what_is_needed(
    app: JournalApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)


async def test_the_sentence_can_be_read_at_40_by_10(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await resize(pilot, 40, 10)
        assert " ".join(seen(app).split()) == SENTENCE
        await resize(pilot, 50, 10)
        assert "this window has 50 by" in " ".join(seen(app).split())


async def test_60_by_20_is_enough(app: JournalApp, seen: Seen) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert not app.screen.is_modal
        assert "needs 60 columns" not in seen(app)


async def test_q_leaves_from_a_window_that_is_too_small(app: JournalApp) -> None:
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        await pilot.press("c", "1", "ctrl+p", "f1", "ctrl+o", "u")
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.press("q")
    assert app.return_code == 0
    assert not app.is_running


async def test_what_is_half_typed_is_there_again_in_a_larger_window(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        await pilot.press(*"25")
        dialog, field = app.screen, app.focused
        await resize(pilot, 30, 8)
        await pilot.press("9", "enter", "escape")
        await resize(pilot, 80, 24)
        assert app.screen is dialog
        assert isinstance(field, Input)
        assert (field.value, app.focused) == ("25", field)
        await pilot.press(*"0")
        assert field.value == "250"


async def test_a_hidden_screen_stays_hidden_in_any_window(app: JournalApp, settle: Settle) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await resize(pilot, 30, 8)
        await resize(pilot, 80, 24)
        assert isinstance(app.screen, HiddenScreen)
        await pilot.press("x")
        await pilot.pause()
        assert not app.screen.is_modal


@pytest.mark.parametrize("key", ["question_mark", "ctrl+p", "ctrl+o"])
async def test_300_sizes_in_a_row_do_no_harm_to_what_lies_above_the_screens(
    app: JournalApp, settle: Settle, key: str
) -> None:
    sizes = random.Random(key)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(key)
        await pilot.pause(0.05)
        stack, focused = app.screen_stack, app.focused
        for _ in range(20):
            # As somebody drags a window's edge: several before the app comes to draw the first.
            drag = ((sizes.randint(1, 300), sizes.randint(1, 100)) for _ in range(15))
            await asyncio.gather(*(pilot.resize_terminal(*size) for size in drag))
        await resize(pilot, 80, 24)
        await pilot.pause(0.02)
        assert (app.screen_stack, app.focused) == (stack, focused)
        assert app.screen.size == (80, 24)
