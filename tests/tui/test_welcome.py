"""The first evening: what a journal shows in which nothing was ever done."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Select

from lupus_journal.bootstrap import open_demo, open_journal, open_quick
from lupus_journal.domain.visit_page import DISCLAIMER
from lupus_journal.tui.app import NewJournalApp
from lupus_journal.tui.dialogs.confirm import ConfirmDialog
from lupus_journal.tui.dialogs.course import CourseDialog
from lupus_journal.tui.dialogs.open_journal import OpenJournalDialog, Way
from lupus_journal.tui.screens.today import TodayScreen
from lupus_journal.tui.screens.welcome import WAYS, WelcomeScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

TODAY = date(2026, 3, 2)
EIGHTY = (80, 24)
SIZES = [(60, 20), (80, 24), (120, 36)]
README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def app(journal: Journal) -> NewJournalApp:
    return new(journal)


def new(journal: Journal) -> NewJournalApp:
    quick = open_quick(journal.path, journal.clock)
    return NewJournalApp(quick, lambda: journal, quick.today.page())


@pytest.fixture
def other(journal: Journal, tmp_path: Path) -> str:
    """Another journal, with one check-in in it."""
    path = str(tmp_path / "other [1].db")
    kept = open_journal(path, journal.clock)
    kept.checkins.record(kept.person.right_now(), {"fatigue": Decimal(6)})
    return path


async def until(pilot: Pilot[None], screen: type) -> None:
    """Wait for a screen that is opened from another thread."""
    for _ in range(200):
        if isinstance(pilot.app.screen, screen):
            break
        await pilot.pause(0.02)
    assert isinstance(pilot.app.screen, screen)
    await pilot.pause()


async def answer(pilot: Pilot[None], path: str, way: Way) -> None:
    """Open the form, write a path into it, choose what happens and go on."""
    await pilot.press("o")
    await until(pilot, OpenJournalDialog)
    pilot.app.screen.query_one("#path", Input).value = path
    pilot.app.screen.query_one("#way", Select).value = way.name
    await pilot.pause()
    await pilot.press("ctrl+s")


def test_the_disclaimer_is_word_for_word_the_readmes() -> None:
    readme = " ".join(README.read_text(encoding="utf-8").replace("\n>", " ").split())
    assert f"**Not medical advice.** {DISCLAIMER}" in readme


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_this_is_where_it_is_kept_and_how_to_go_on(
    app: NewJournalApp, journal: Journal, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = seen(app)
        ways = app.screen.query_one("#ways")
        assert app.screen.find_widget(ways).visible_region.height >= len(WAYS)
    run_on = "".join(shown.replace("▌", "").split())
    for words in ("The memory of your infusions", f"Not medical advice. {DISCLAIMER}"):
        assert "".join(words.split()) in run_on
    assert "notencrypted" in run_on
    assert "".join(journal.path.split()) in run_on
    for key, words in zip("icod", (words for _, words, _ in WAYS.values()), strict=True):
        assert f" {key}  {words}" in shown
    assert "esc Today" in shown


async def test_a_path_is_shown_letter_for_letter(
    tmp_path: Path, journal: Journal, settle: Settle, seen: Seen
) -> None:
    named = open_journal(str(tmp_path / "[red]mine[" / "x[@click=app.quit].db"), journal.clock)
    app = new(named)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "".join(named.path.split()) in "".join(seen(app).split())


async def test_a_check_in_is_kept_and_leads_to_today(
    app: NewJournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "3", "5")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        shown = seen(app)
        assert "Fatigue or exhaustion             6" in shown
        assert "Checked in: fatigue 6" in shown
        await pilot.press("u")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
    assert journal.checkins.figures_on(TODAY) == []


async def test_a_check_in_that_is_closed_comes_back_to_the_welcome(
    app: NewJournalApp, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "escape")
        await settle(pilot)
        assert isinstance(app.screen, WelcomeScreen)


async def test_the_first_course_is_begun_with_the_question_about_drinking(
    app: NewJournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await until(pilot, CourseDialog)
        assert "Has anyone told you to limit how much you drink?" in seen(app)
        app.screen.query_one("#regimen", Select).value = "belimumab_iv"
        app.screen.query_one("#start", Input).value = "2026-03-05"
        app.screen.query_one("#told", Select).value = "no"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, TodayScreen)
        await settle(pilot)
        assert "In 3 days" in seen(app)
    assert [course.fact.regimen for course in journal.courses.all()] == ["belimumab_iv"]
    assert journal.person.get().limit_drinking == "no"


async def test_a_backup_is_restored_after_asking(
    app: NewJournalApp, journal: Journal, settle: Settle, seen: Seen, other: str
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await answer(pilot, other, Way.RESTORE)
        await until(pilot, ConfirmDialog)
        assert "Restore 2 entries from" in seen(app)
        await pilot.press("n")
        await until(pilot, OpenJournalDialog)
        assert journal.checkins.figures_on(TODAY) == []
        await pilot.press("ctrl+s")
        await until(pilot, ConfirmDialog)
        await pilot.press("y")
        await until(pilot, TodayScreen)
        await settle(pilot)
        shown = seen(app)
        assert "Restored 2 entries from" in shown
        assert shown.count("Undo") == 1, "only the footer's: a restore is not undone like that"
    assert len(journal.checkins.figures_on(TODAY)) == 1


async def test_another_journal_is_opened_for_this_session_only(
    app: NewJournalApp, journal: Journal, settle: Settle, other: str
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await answer(pilot, other, Way.OPEN)
        for _ in range(100):
            if app.next_journal:
                break
            await pilot.pause(0.02)
    assert app.next_journal == other
    assert journal.checkins.figures_on(TODAY) == []


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "There is no file"), (b"", "is empty"), (b"not a journal at all" * 50, "nothing.db")],
)
async def test_what_is_no_journal_is_refused_with_a_sentence(
    app: NewJournalApp,
    settle: Settle,
    tmp_path: Path,
    way: Way,
    content: bytes | None,
    words: str,
) -> None:
    path = tmp_path / "nothing.db"
    if content is not None:
        path.write_bytes(content)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await answer(pilot, str(path), way)
        await pilot.pause(0.3)
        problem = str(app.screen.query_one(".problem").render())
        assert words in problem
        assert problem.endswith(".")
        assert app.screen.query_one("#path", Input).value == str(path)
    assert app.next_journal == ""


@pytest.mark.parametrize("way", Way)
async def test_the_home_of_nobody_is_refused_with_a_sentence(
    app: NewJournalApp, settle: Settle, seen: Seen, way: Way
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await answer(pilot, "~nobody-here/journal.db", way)
        while "no file" not in seen(app):
            await pilot.pause(0.02)
        assert isinstance(app.screen, OpenJournalDialog)


async def test_the_journal_that_is_open_is_neither_restored_nor_opened(
    app: NewJournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await answer(pilot, journal.path, Way.OPEN)
        await pilot.pause(0.3)
        assert "open already" in str(app.screen.query_one(".problem").render())


async def test_the_demo_is_written_beside_the_journal_and_opened(
    app: NewJournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("d")
        for _ in range(500):
            if app.next_journal:
                break
            await pilot.pause(0.02)
    assert app.next_journal == str(Path(journal.path).with_name("demo.db"))
    assert open_quick(app.next_journal, journal.clock).today.page().is_made_up


async def test_a_file_that_is_not_the_demo_is_left_alone(
    app: NewJournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    own = Path(journal.path).with_name("demo.db")
    open_journal(str(own), journal.clock)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert "is not a demo, so it was left as it is" in " ".join(seen(app).split())
    assert app.next_journal == ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("row", "opens"), [(0, CourseDialog), (2, OpenJournalDialog)])
async def test_every_way_is_a_click_away(
    app: NewJournalApp, settle: Settle, size: tuple[int, int], row: int, opens: type
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        ways = app.screen.query_one("#ways", OptionList)
        top = ways.content_region.y - ways.region.y
        await pilot.click(ways, offset=(6, top + row))
        await until(pilot, opens)


async def test_arrows_and_enter_take_a_way_too(app: NewJournalApp, settle: Settle) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "enter")
        await until(pilot, OpenJournalDialog)


@pytest.mark.parametrize("key", ["escape", "1"])
async def test_whoever_wants_none_of_it_goes_on_to_today(
    app: NewJournalApp, settle: Settle, seen: Seen, key: str
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "No treatment course yet" in seen(app)


async def test_the_demo_says_that_it_is_made_up(
    journal: Journal, tmp_path: Path, settle: Settle, seen: Seen
) -> None:
    from lupus_journal.tui.app import JournalApp

    path = str(tmp_path / "demo.db")
    open_demo(journal.clock).write(path)
    quick = open_quick(path, journal.clock)
    app = JournalApp(
        quick,
        lambda: open_journal(path, journal.clock),
        quick.today.page(),
        own_journal=journal.path,
    )
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "A made-up patient, not you." in seen(app)
        await pilot.press("2")
        await settle(pilot)
        assert "demo, not you" in seen(app)
        await pilot.press("1")
        await settle(pilot)
        await pilot.click("Banner")
        await pilot.pause()
    assert app.next_journal == journal.path


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_the_way_into_the_demo_and_back_ends_in_ones_own_journal(tmp_path: Path) -> None:
    from tests.tui.pseudo_terminal import Terminal

    with Terminal(tmp_path / "journal.db") as terminal:
        for keys, expected in ((b"", b"Look at the demo"), (b"d", b"made-up patient, not")):
            terminal.type(keys)
            terminal.read_until(expected)
        terminal.shown = b""
        terminal.type(b"w")
        terminal.read_until(b"Look at the demo")
        terminal.type(b"q")
        assert terminal.end() == 0
        assert terminal.is_restored
