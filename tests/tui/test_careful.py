"""A refusal that no part of the app has caught is told, and everything goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from textual.widget import Widget
from textual.widgets import Button, Input

from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.tui.dialogs.course import CourseDialog
from lupus_journal.tui.screens.infusions import InfusionsScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest
    from textual.pilot import Pilot

    from lupus_journal.tui.app import JournalApp

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Seen = Callable[[JournalApp], str]

GONE = "The journal is not there any more."


def refuse(*_: object) -> NoReturn:
    raise JournalUnavailable(GONE)


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
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(app.screen, InfusionsScreen)
