"""A refusal that no part of the app has caught is told, and everything goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input

from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.dialogs.course import CourseDialog
from lupus_journal.tui.dialogs.person import PersonDialog
from lupus_journal.tui.screens.infusions import InfusionsScreen
from lupus_journal.tui.widgets.medicine_panel import MedicinePanel
from lupus_journal.tui.widgets.person_panel import PersonPanel
from lupus_journal.tui.widgets.safe_panel import SafePanel
from lupus_journal.tui.widgets.settings_panel import SettingsPanel

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from lupus_journal.tui.app import JournalApp

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Seen = Callable[[JournalApp], str]

GONE = "The journal is not there any more."


def refuse(*_: object) -> NoReturn:
    raise JournalUnavailable(GONE)


class RefusingScreen(Screen[None]):
    """A screen that reads the journal while it is put together."""

    def compose(self) -> NoReturn:
        refuse()

    def on_mount(self) -> None:
        self.query_one(Button).focus()


class Deaf(Widget):
    """A part that asks the journal itself, and is not ready for a refusal."""

    def on_show(self) -> NoReturn:
        refuse()


class Refusing(Widget):
    """A part that reads the journal while it is put together."""

    def compose(self) -> NoReturn:
        refuse()


async def test_a_handler_of_a_screen(
    app: JournalApp, settle: Settle, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InfusionsScreen, "begin_course", refuse)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.click("#begin")
        await settle(pilot)
        assert f"× {GONE}" in seen(app)
        monkeypatch.undo()
        app.screen.query_one("#begin", Button).press()
        await settle(pilot)
        assert isinstance(app.screen, CourseDialog)


async def test_a_handler_of_a_dialog_keeps_what_was_typed(
    app: JournalApp, settle: Settle, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        app.screen.query_one("#brand", Input).focus()
        monkeypatch.setattr(CourseDialog, "_regimen", refuse)
        await pilot.press(*"Ben")
        await settle(pilot)
        assert GONE in seen(app)
        monkeypatch.undo()
        await pilot.press(*"lysta")
        await settle(pilot)
        assert app.screen.query_one("#brand", Input).value == "Benlysta"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, InfusionsScreen)
        [draft] = app.screen.quick.drafts.all()
        assert draft.fields["brand"] == "Benlysta"


async def test_a_part_that_is_being_put_together(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.screen.mount(Refusing())
        await settle(pilot)
        assert f"× {GONE}" in seen(app)
        assert not app.screen.query(Refusing)
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(app.screen, InfusionsScreen)


async def test_a_panel_that_acts_on_the_journal_goes_on_listening(
    app: JournalApp, settle: Settle, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        monkeypatch.setattr(PersonPanel, "action_edit", refuse)
        app.screen.query_one(PersonPanel).action_select()
        await settle(pilot)
        assert f"× {GONE}" in seen(app)
        monkeypatch.undo()
        app.screen.query_one(PersonPanel).action_select()
        await settle(pilot)
        assert isinstance(app.screen, PersonDialog)


@pytest.mark.parametrize("panel", [MedicinePanel, PersonPanel, SafePanel, SettingsPanel])
def test_every_panel_that_acts_on_the_journal_is_careful(panel: type[Widget]) -> None:
    assert issubclass(panel, CarefulHandlers)


async def shown(app: JournalApp, settle: Settle, meet: Callable[[], object]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        meet()
        await settle(pilot)


async def test_a_screen_that_is_being_put_together_ends_the_app(
    app: JournalApp, settle: Settle
) -> None:
    with pytest.raises(JournalUnavailable, match=GONE):
        await shown(app, settle, lambda: app.push_screen(RefusingScreen()))


async def test_a_part_that_would_go_deaf_ends_the_app(app: JournalApp, settle: Settle) -> None:
    with pytest.raises(JournalUnavailable, match=GONE):
        await shown(app, settle, lambda: app.screen.mount(Deaf()))
