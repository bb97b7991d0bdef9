"""Windows pulled to any size, held keys and long pastes: nothing ends the app or loses a letter."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from lupus_journal.bootstrap import open_demo, open_journal
from lupus_journal.services.clock import clock_from
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.quick import QuickStore
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.note import NoteDialog
from tests.tui.conftest import NOW, app_on

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

EIGHTY = (80, 24)
MODES = ["1", "2", "3", "4", "8"]
PLACES = ["1", "2", "3", "4", "8", "8l", "8ll", "8lll", "8llll"]
"""The keys that lead to every screen, and to every section of the last."""
LARGEST, SMALLEST, NARROW, FLAT = (300, 100), (1, 1), (1, 100), (300, 1)
LEAVING = {"quit", "today", "infusions", "diary", "labs", "me", "own-journal"}
"""Actions that lead away from a screen."""
SAME_EVERYWHERE = {"check-in", "keys", "help", "palette", "hide", "undo"}
"""Actions that open the same on every screen."""


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of the made-up patient."""
    path = tmp_path_factory.mktemp("storms") / "demo.db"
    open_demo(clock_from(NOW)).write(str(path))
    return path


@pytest.fixture
def lived_in(two_years: Path, tmp_path: Path) -> Journal:
    """A copy of it, to be changed."""
    path = shutil.copy(two_years, tmp_path / "demo.db")
    return open_journal(str(path), clock_from(NOW))


def any_sizes(count: int, seed: str) -> Iterator[tuple[int, int]]:
    """Sizes of every kind, half of them of the narrow kind that is hardest to fill."""
    chance = random.Random(seed)
    for _ in range(count):
        width = chance.choice((chance.randint(1, 60), chance.randint(1, 300)))
        yield width, chance.randint(1, 100)


async def pulled_about(pilot: Pilot[None], sizes: Iterable[tuple[int, int]]) -> None:
    """Give the window many sizes, one after the other, and the usual one in the end."""
    for size in (*sizes, EIGHTY):
        await pilot.resize_terminal(*size)
    await pilot.pause()
    await pilot.pause()


async def calm(pilot: Pilot[None]) -> None:
    """Let everything come to rest, but for a worker that waits for an open dialog's answer."""
    await pilot.pause()
    while True:
        app, top = pilot.app, pilot.app.screen
        is_asked = isinstance(top, ModalScreen)
        at_work = [one for one in app.workers if not one.is_finished]
        if all(is_asked and one.node.screen is not top for one in at_work):
            break
        await pilot.pause()
    await pilot.pause()


def keys_of(screen: Screen[object], left_out: set[str]) -> list[str]:
    """The keys that do something on a screen, one for each action."""
    found: dict[str, str] = {}
    for key, active in screen.active_bindings.items():
        if active.enabled and active.binding.id and active.binding.id not in left_out:
            found.setdefault(active.binding.id, key)
    return list(found.values())


def fill_in(dialog: Screen[object]) -> None:
    """Type into every field that takes any text."""
    for place, field in enumerate(dialog.query(Input)):
        field.value = field.value or f"t{place}"
    for area in dialog.query(TextArea):
        area.text = "[/] Tired since noon"


def stands_in(dialog: Screen[object]) -> dict[str, str]:
    """What stands in every field of a dialog, and where the cursor is."""
    typed = {str(field.id): field.value for field in dialog.query(Input)}
    typed |= {str(area.id): area.text for area in dialog.query(TextArea)}
    return typed | {"focused": str(dialog.focused.id if dialog.focused else None)}


async def opened_from(
    pilot: Pilot[None], base: Screen[object], keys: list[str]
) -> AsyncIterator[Screen[object]]:
    """Whatever a key opens above a screen, each kind once; it is closed again afterwards."""
    known: set[type[Screen[object]]] = set()
    for key in keys:
        await pilot.press(key)
        await calm(pilot)
        if pilot.app.screen is not base and type(pilot.app.screen) not in known:
            known.add(type(pilot.app.screen))
            yield pilot.app.screen
        # Where nothing was opened, this leaves a filter.
        for _ in pilot.app.screen_stack[1:] or [base]:
            await pilot.press("escape")
        if pilot.app.screen is not base:
            await calm(pilot)
        assert pilot.app.screen is base, f"{key} opened {pilot.app.screen}, which Esc leaves open"


@pytest.mark.parametrize("mode", MODES)
async def test_a_window_of_any_size_ends_no_screen(lived_in: Journal, mode: str) -> None:
    app = app_on(lived_in)
    async with app.run_test(size=EIGHTY) as pilot:
        await calm(pilot)
        await pilot.press(mode)
        await calm(pilot)
        screen, focused = app.screen, app.focused
        await pulled_about(pilot, (SMALLEST, LARGEST, NARROW, FLAT, *any_sizes(12, mode)))
        await calm(pilot)
        assert app.screen is screen
        assert app.focused is focused


@pytest.mark.parametrize("place", PLACES)
async def test_a_window_of_any_size_keeps_what_stands_in_every_dialog(
    lived_in: Journal, place: str
) -> None:
    app = app_on(lived_in)
    async with app.run_test(size=EIGHTY) as pilot:
        await calm(pilot)
        for key in place:
            await pilot.press(key)
            await calm(pilot)
        base = app.screen
        keys = keys_of(base, LEAVING if place == "1" else LEAVING | SAME_EVERYWHERE)
        async for dialog in opened_from(pilot, base, [*keys, "enter"]):
            fill_in(dialog)
            await pilot.pause()
            before = stands_in(dialog)
            await pulled_about(pilot, (SMALLEST, LARGEST, *any_sizes(1, type(dialog).__name__)))
            assert app.screen is dialog
            assert stands_in(dialog) == before


async def test_the_app_begins_on_nothing_in_the_smallest_window(app: JournalApp) -> None:
    async with app.run_test(size=SMALLEST) as pilot:
        await calm(pilot)
        for mode in MODES:
            await pilot.resize_terminal(*EIGHTY)
            await pilot.press(mode)
            await calm(pilot)
            screen = app.screen
            await pulled_about(pilot, (SMALLEST, LARGEST, *any_sizes(2, mode)))
            assert app.screen is screen
            await pilot.resize_terminal(*SMALLEST)


async def test_a_megabyte_pasted_into_a_note_is_kept_whole(lived_in: Journal) -> None:
    pasted = "Tired [since] noon.\n" * 52_429
    app = app_on(lived_in)
    async with app.run_test(size=EIGHTY) as pilot:
        await calm(pilot)
        await pilot.press("n")
        await pilot.pause()
        app.post_message(events.Paste(pasted))
        await calm(pilot)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert not isinstance(app.screen, Dialog)
    [kept] = QuickStore(lived_in.path).entries(CHECKINS).between(newest=1)
    assert kept.note == pasted


async def test_ten_thousand_events_of_a_held_key_are_all_taken(app: JournalApp) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await pilot.press("n")
        await calm(pilot)
        assert isinstance(app.screen, NoteDialog)
        for _ in range(10_000):
            app.post_message(events.Key("enter", "\r"))
        await calm(pilot)
        assert app.screen.query_one(TextArea).text == "\n" * 10_000
