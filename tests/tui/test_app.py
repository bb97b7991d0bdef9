from __future__ import annotations

from datetime import date
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.preferences import Preferences
from lupus_journal.services.clock import clock_from
from lupus_journal.tui.dialogs.medicine import MedicineDialog
from lupus_journal.tui.screens.curtain import HIDDEN, HiddenScreen
from lupus_journal.tui.screens.me import MeScreen
from lupus_journal.tui.screens.today import TodayScreen
from lupus_journal.tui.widgets.medicine_panel import MedicinePanel
from lupus_journal.tui.widgets.told import Told
from tests.tui.conftest import app_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Seen = Callable[[JournalApp], str]

TODAY = date(2026, 3, 2)
LONG = "The journal was not saved (no space left on device): " + "free some room. " * 12


async def log_a_drink(pilot: Pilot[None], settle: Settle) -> None:
    await settle(pilot)
    await pilot.press("f")
    await pilot.pause()
    await pilot.press(*"250", "enter")
    await pilot.pause(0.05)
    await settle(pilot)


async def test_a_click_on_undo_takes_back_what_is_told(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test() as pilot:
        await log_a_drink(pilot, settle)
        assert journal.fluids.drunk_on(TODAY) == 250
        row = next(y for y, line in enumerate(seen(app).splitlines()) if "u Undo " in line)
        column = seen(app).splitlines()[row].index("u Undo ")
        await pilot.click(offset=(column + 2, row))
        await pilot.pause(0.05)
        await settle(pilot)
        assert journal.fluids.drunk_on(TODAY) is None
        assert "Logged 250 ml" not in seen(app)


async def test_what_was_done_before_the_app_was_opened_is_taken_back_only_once_it_is_said(
    journal: Journal, settle: Settle, seen: Seen
) -> None:
    last_week = open_journal(journal.path, clock_from("2026-02-22T20:14"))
    last_week.fluids.record(Fluid(date(2026, 2, 22), last_week.scribe.stamp(), 330))
    app = app_on(journal)
    async with app.run_test() as pilot:
        await log_a_drink(pilot, settle)
        await pilot.press("u")
        await settle(pilot)
        assert journal.fluids.drunk_on(TODAY) is None, "what was done just now goes at once"
        await pilot.press("u")
        await pilot.pause(0.05)
        asked = " ".join(seen(app).replace("│", " ").split())
        assert "The newest is from Sun 22 Feb 2026 at 20:14" in asked
        assert "330 ml of Sun 22 Feb 2026 was logged. Take it back?" in asked
        await pilot.press("n")
        await settle(pilot)
        assert journal.fluids.drunk_on(date(2026, 2, 22)) == 330
        await pilot.press("u")
        await pilot.pause(0.05)
        await pilot.click("#yes")
        await settle(pilot)
        assert journal.fluids.drunk_on(date(2026, 2, 22)) is None


async def test_undo_pressed_twice_takes_back_two(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test() as pilot:
        await log_a_drink(pilot, settle)
        await log_a_drink(pilot, settle)
        assert journal.fluids.drunk_on(TODAY) == 500
        await pilot.press("u", "u")
        await settle(pilot)
        assert journal.fluids.drunk_on(TODAY) is None


@pytest.mark.parametrize("letters", [40, 47, 48, 50, 53, 58, 70])
async def test_the_link_to_undo_stays_in_one_piece(
    app: JournalApp, settle: Settle, seen: Seen, letters: int
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        home = app.screen
        assert isinstance(home, TodayScreen)
        home.tell(f"{'x' * (letters - 4)} end", can_undo=True)
        await pilot.pause()
        assert " u Undo " in seen(app)


async def test_a_failure_is_marked_without_colour_and_stays_until_escape(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        app.tell(LONG, is_error=True)
        await pilot.pause()
        told = app.screen.query_one(Told)
        assert f"× {LONG.strip()}" in " ".join(seen(app).split())
        await pilot.press("down")
        assert told.display
        await pilot.press("escape")
        await pilot.pause()
        assert not told.display


async def test_a_sentence_gives_way_to_the_next(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.tell("This went wrong.", is_error=True)
        app.tell("This [b]went[/b] \x1b[31mwell.")
        await pilot.pause()
        assert "This [b]went[/b] [31mwell." in seen(app)
        assert "wrong" not in seen(app)


@pytest.mark.parametrize("unhide", ["x", "q", "u", "ctrl+o", "escape", "f1", "1"])
async def test_one_key_hides_everything_and_the_next_does_nothing_but_show_it(
    app: JournalApp, settle: Settle, seen: Seen, unhide: str
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f", *"12")
        await pilot.pause()
        form, field = app.screen, app.focused
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert seen(app).split() == HIDDEN.split()
        await pilot.press(unhide)
        await pilot.pause()
        assert app.screen is form
        assert isinstance(field, Input)
        assert (field.value, app.focused) == ("12", field)


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_what_was_asked_for_does_not_open_over_a_hidden_screen(
    app: JournalApp,
    journal: Journal,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    entry = journal.fluids.record(Fluid(TODAY, None, 250))
    page, form, hidden = journal.pages.page(entry.id), journal.forms.form(entry.id), Event()
    monkeypatch.setattr(journal.pages, "page", lambda _: (hidden.wait(5), page)[1])
    monkeypatch.setattr(journal.forms, "form", lambda _: (hidden.wait(5), form)[1])
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        await pilot.press("enter", key, "ctrl+o")
        await pilot.pause()
        hidden.set()
        await settle(pilot)
        assert isinstance(app.screen, HiddenScreen)


async def test_a_key_pressed_twice_opens_one_form(app: JournalApp, settle: Settle) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        await pilot.press("right")
        await settle(pilot)
        panel = app.screen.query_one(MedicinePanel)
        both = panel.action_add(), panel.action_add()
        await app.workers.wait_for_complete(both)
        await pilot.pause()
        assert [type(screen) for screen in app.screen_stack] == [MeScreen, MedicineDialog]


async def test_two_quick_keys_bring_back_one_screen(app: JournalApp, settle: Settle) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        form = app.screen
        await pilot.press("ctrl+o", "escape", "escape")
        await pilot.pause()
        assert form in app.screen_stack or not app.screen.is_modal
        assert not isinstance(app.screen, HiddenScreen)


async def test_a_click_shows_the_screen_again(app: JournalApp, settle: Settle) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.click(offset=(3, 3))
        await pilot.pause()
        assert not app.screen.is_modal


async def test_plain_signs_leave_nothing_of_ours_outside_ascii(
    journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.checkins.record(journal.person.right_now(), {}, note="Fatigué · µ 炎 → [b]")
    app = app_on(journal, Preferences(ascii_only=True))
    async with app.run_test() as pilot:
        for keys in (("1",), ("2",), ("3",), ("4",), ("8",), ("1", "c"), ("question_mark",)):
            await settle(pilot)
            await pilot.press(*keys)
            await pilot.pause(0.05)
            shown = seen(app)
            assert {sign for sign in shown if not sign.isascii()} <= set("éµ炎")
            if app.screen.is_modal:
                await pilot.press("escape")
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        assert "Fatigué . µ 炎 > [b]" in seen(app)


async def test_a_preference_is_followed_at_once(journal: Journal, settle: Settle) -> None:
    app = app_on(journal)
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.keep_preference("ascii_only", value=True)
        await app.keep_preference("theme", "high-contrast")
        await app.keep_preference("keys.drink", "g")
        assert app.preferences == Preferences(
            theme="high-contrast", ascii_only=True, keys={"drink": "g"}
        )
        assert (app.theme, app.key_for("drink")) == ("high-contrast", "g")


async def test_a_preference_that_cannot_be_kept_is_told_and_changes_nothing(
    journal: Journal, settle: Settle, seen: Seen
) -> None:
    def keep(_: object) -> Preferences:
        raise InvalidEntry("settings.toml was not written (permission denied).")

    app = app_on(journal, keep=keep)
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.keep_preference("theme", "light")
        await pilot.pause()
        assert "settings.toml was not written (permission denied)." in seen(app)
        assert (app.preferences, app.theme) == (Preferences(), "dark")


async def test_a_preference_that_there_is_not_is_told(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.keep_preference("theme", "pink")
        await pilot.pause()
        assert "“pink” is no theme" in seen(app)


async def test_with_reduced_motion_nothing_moves_by_itself(
    journal: Journal, settle: Settle
) -> None:
    app = app_on(journal, Preferences(reduced_motion=True))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.animation_level == "none"
        await pilot.press("f")
        await pilot.pause()
        field = app.focused
        assert isinstance(field, Input)
        assert not field.cursor_blink


async def test_what_is_saved_below_a_curtain_does_not_draw_it_back(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        await pilot.press(*"250")
        # Both are in the queue before the journal has been written.
        await pilot.press("enter", "ctrl+o")
        await pilot.pause(0.3)
        assert isinstance(app.screen, HiddenScreen)
        assert journal.fluids.drunk_on(TODAY) == 250
        await pilot.press("x")
        await pilot.pause(0.3)
        assert not app.screen.is_modal
