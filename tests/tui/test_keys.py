from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

import lupus_journal.tui
from lupus_journal.domain.keyboard import first_clash
from lupus_journal.domain.preferences import Preferences
from lupus_journal.tui.dialogs.drink import DrinkDialog
from lupus_journal.tui.dialogs.keys import KeysDialog
from lupus_journal.tui.dialogs.note import NoteDialog
from lupus_journal.tui.keymap import ACTIONS, STANDING, keyboard, spelled
from lupus_journal.tui.live_keys import live_keys
from tests.tui.conftest import app_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Seen = Callable[[JournalApp], str]

LEFT_HANDED = Preferences(keys={"drink": "ctrl+g", "check-in": "K,f5", "today": "t", "keys": "f2"})


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *(("x", "x"), ("X", "X"), ("é", "é"), ("+", "+"), ("?", "?"), ("question_mark", "?")),
        *(("slash", "/"), (",", "comma"), (" ", "space"), ("Space", "space"), ("F5", "f5")),
        *(("ctrl+Z", "ctrl+z"), ("shift+ctrl+left", "ctrl+shift+left"), ("Esc", "escape")),
        *(("ctrl+i", "tab"), ("Return", "enter"), ("del", "delete")),
    ],
)
def test_a_key_has_one_spelling(typed: str, key: str) -> None:
    assert spelled(typed) == key


@pytest.mark.parametrize(
    "typed",
    ["", "banana", "bell", "shift+a", "ctrl+", "ctrl+banana", "hold+x", "f25", "xx", "\x1b", "\n"],
)
def test_what_no_keyboard_has_is_no_key(typed: str) -> None:
    assert spelled(typed) == ""


def test_the_usual_keys_are_keys_and_stand_for_nothing_else() -> None:
    usual = [key for action in ACTIONS.values() for key in action.keys.split(",")]
    assert all(spelled(key) for key in usual)
    assert not {spelled(key) for key in usual} & set(STANDING)
    assert first_clash({}, keyboard()) is None


def bound_ids(kind: type[DOMNode]) -> set[str]:
    """The ids of the actions that a screen or a widget has bound."""
    bindings = [one for base in kind.__mro__ for one in base.__dict__.get("BINDINGS", ())]
    return {one.id for one in bindings if getattr(one, "id", None)}


def kinds() -> Iterator[type[DOMNode]]:
    """Every screen, dialog and widget of ours."""
    for module in walk_packages(lupus_journal.tui.__path__, "lupus_journal.tui."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, DOMNode):
                yield kind


def test_what_belongs_to_one_place_is_in_no_other() -> None:
    places = keyboard().places
    assert set(places) <= set(ACTIONS)
    met = {kind.__name__: {places.get(id_, "") for id_ in bound_ids(kind)} for kind in kinds()}
    assert {name: found for name, found in met.items() if len(found - {""}) > 1} == {}
    assert met["TodayScreen"] == {"", "today"}


async def test_a_chosen_key_works_and_the_usual_one_no_longer(
    journal: Journal, settle: Settle
) -> None:
    app = app_on(journal, LEFT_HANDED)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f", "c", "1")
        await pilot.pause()
        assert not app.screen.is_modal
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert isinstance(app.screen, DrinkDialog)


async def test_footer_tabs_help_and_hints_show_the_chosen_keys(
    journal: Journal, settle: Settle, seen: Seen
) -> None:
    app = app_on(journal, LEFT_HANDED)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.pause()
        shown = seen(app)
        assert "t Today" in shown.splitlines()[0]
        assert "K Check in" in shown.splitlines()[-1]
        assert app.key_for("check-in") == "K"
        assert app.key_for("drink") == "^g"
        assert app.key_for("undo") == "u"
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, KeysDialog)
        listed = " ".join(seen(app).split())
        assert "K f5 Check in How are you, in ten seconds" in listed
        assert "^g Drink Log a drink" in listed


async def test_the_list_has_the_keys_of_this_screen_and_those_of_every_one(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        here, _, everywhere = seen(app).partition("Everywhere")
        assert "Add" in here
        assert "Undo" not in here
        assert "Undo" in everywhere
        assert "Quit" in everywhere
        assert "Scroll" not in here + everywhere


@pytest.mark.parametrize("key", ["escape", "question_mark", "q", "f1"])
async def test_the_list_closes_by_any_of_its_keys(
    app: JournalApp, settle: Settle, key: str
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, KeysDialog)
        await pilot.press(key)
        await pilot.pause()
        assert not app.screen.is_modal
        assert app.is_running


async def test_the_list_opens_and_closes_by_mouse(app: JournalApp, settle: Settle) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.pause()
        [key] = [key for key in app.screen.query(FooterKey) if key.description == "Keys"]
        await pilot.click(key)
        await pilot.pause()
        assert isinstance(app.screen, KeysDialog)
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert not app.screen.is_modal


async def test_f1_in_a_form_lists_its_keys_and_leaves_what_is_typed(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("n")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, NoteDialog)
        await pilot.press("h", "m", "question_mark", "f1")
        await pilot.pause()
        listed = " ".join(seen(app).split())
        assert "^s Save" in listed
        assert "Take back" not in listed
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is form
        assert "hm?" in seen(app)


async def test_the_list_names_everything_that_is_wrong_with_the_settings_file(
    journal: Journal, settle: Settle, seen: Seen
) -> None:
    problems = ("settings.toml, line 2: [b]no[/b].", "settings.toml, line 7: nor this.")
    app = app_on(journal, Preferences(problems=problems))
    async with app.run_test() as pilot:
        await settle(pilot)
        told = " ".join(seen(app).split())
        assert "× settings.toml, line 2: [b]no[/b]. ? lists 1 more like it." in told
        await pilot.press("question_mark")
        await pilot.pause()
        listed = " ".join(seen(app).split())
        assert all(problem in listed for problem in problems)


async def test_the_palette_has_every_live_key_once_and_the_themes(
    app: JournalApp, settle: Settle
) -> None:
    from lupus_journal.tui.palette import KeyCommands

    async with app.run_test() as pilot:
        await settle(pilot)
        live = live_keys(app.screen)
        hits = [hit async for hit in KeyCommands(app.screen).discover()]
        names = [str(hit.prompt) for hit in hits]
    offered = {key.name for key in live if key.action != "command_palette"}
    assert offered <= set(names)
    assert [name for name in names if name.startswith("Theme: ")] == [
        "Theme: dark",
        "Theme: light",
        "Theme: high contrast",
        "Theme: terminal",
    ]
    assert len({str(hit.help) for hit in hits}) == len(hits) - 2, "themes share their words"


@pytest.mark.parametrize("screen", ["1", "2", "3", "4", "8"])
async def test_a_narrow_footer_has_whole_keys_only_and_always_help(
    app: JournalApp, settle: Settle, seen: Seen, screen: str
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await pilot.press(screen)
        await settle(pilot)
        footer = app.screen.query_one(Footer)
        assert footer.virtual_size.width <= 60
        assert seen(app).rstrip().endswith("? Keys")
        narrow = {key.action for key in footer.query(FooterKey) if key.display}
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert narrow <= {key.action for key in footer.query(FooterKey) if key.display}


@pytest.mark.parametrize("screen", ["1", "2", "3", "4", "8"])
async def test_every_live_key_says_what_it_does_and_fits_the_footer(
    app: JournalApp, settle: Settle, screen: str
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(screen)
        await settle(pilot)
        assert not isinstance(app.screen, ModalScreen)
        untold = [
            active.binding
            for active in app.screen.active_bindings.values()
            if active.binding.id and not active.binding.tooltip
        ]
        assert untold == []
        footer = app.screen.query_one(Footer)
        assert footer.virtual_size.width <= app.size.width
