"""Text that means something to a terminal or to markup is shown letter for letter, everywhere."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_demo, open_journal
from lupus_journal.domain.text import shown
from lupus_journal.services.clock import clock_from
from lupus_journal.tui.app import NewJournalApp
from tests.tui.conftest import NOW, app_on
from tests.tui.test_storms import (
    LEAVING,
    PLACES,
    SAME_EVERYWHERE,
    calm,
    keys_of,
    opened_from,
)

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

MARKUP = (
    "[/",
    "[/]",
    "[low]",
    "[mg/dL]",
    "[red]x",
    "[red]x[/red]",
    "[b]x[/i]",
    "[@click=app.boom]x[/]",
    "[@click=app.boom('a')]",
    "[link=file:///x]x[/]",
    "\\[",
    "\\[red]x",
    "[5/10]",
    "[[x]]",
    "[]",
    "[ ]",
    "[$primary]x",
    "[on red]x",
    "[#ff0000]x",
    "x\\",
)
STEERING = (
    "\x1b]52;c;eA==\x07x",
    "\x1b]52;c;eA==\x1b\\x",
    "\x1b]0;x\x07x",
    "\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\",
    "\x1b[2Jx",
    "\x1b[6nx",
    "\x1bP+q544e\x1b\\x",
    "\x9b2Jx\x9d0;x\x9c",
    "\u202ex\u202c\u2066x\u2069",
    "\x1b]0;x",
)
PAYLOADS = (*MARKUP, *STEERING)
PEOPLES_TEXT = {
    "person": ("name", "note"),
    "courses": ("medicine", "brand", "tried_before", "prescriber", "note", "author"),
    "infusions": (
        "reason_note",
        "dose_given",
        "lot",
        "place",
        "nurse",
        "access_site",
        "note",
        "author",
    ),
    "fluids": ("note", "author"),
    "checkins": ("note", "author"),
    "symptoms": ("site", "note", "author"),
    "medicines": ("name", "note"),
    "dose_periods": ("unit", "timing", "note"),
    "lab_reports": ("laboratory", "note", "author"),
    "lab_results": ("name", "printed", "words", "unit", "flag", "range_printed", "method", "note"),
    "changes": ("author",),
}
"""The columns that hold what somebody typed, copied or imported."""
MARKED = re.compile(r"Q(\d\d)((?:(?!Q\d\d).)*?)Z\1")
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ROOMY = (160, 50)
MARK = re.compile(rb"Q\d\d")
VISITED = {
    b"2": "infusions",
    b"\r": "dose",
    b"\x1b": "infusions again",
    b"3": "diary",
    b"4": "labs",
    b"8l": "medicines",
}
"""The keys in a terminal and the screens they lead to; all but the diary show a marked text."""

SENT_BY_THE_LIBRARY = re.compile(
    r"\x1b\[[0-9;]*[mH]"  # a colour, a place
    r"|\x1b\[\?\d+(?:;\d+)?[hl]"  # a mode of the terminal
    r"|\x1b\[\?\d+\$p|\x1b\[[<>]\d*u"  # a question about one, a way to send keys
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse's pointer
)


def payload(number: int, column: str) -> str:
    """A dangerous text between two marks by which it is found again."""
    place = number % len(PAYLOADS)
    # A unit is shown as people write it, without the brackets of the code for it.
    return PAYLOADS[place] if column == "unit" else f"Q{place:02}{PAYLOADS[place]}Z{place:02}"


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal whose every text is dangerous, as only another program could have written it."""
    path = tmp_path_factory.mktemp("hostile") / "poisoned.db"
    open_demo(clock_from(NOW)).write(str(path))
    numbers = count()
    with closing(sqlite3.connect(path)) as db, db:
        for table, columns in PEOPLES_TEXT.items():
            for (row,) in db.execute(f"SELECT rowid FROM {table}").fetchall():
                texts = [payload(next(numbers), column) for column in columns]
                stated = ", ".join(f'"{column}" = ?' for column in columns)
                db.execute(f"UPDATE {table} SET {stated} WHERE rowid = ?", (*texts, row))
    return path


@pytest.fixture
def hostile(poisoned: Path, tmp_path: Path) -> Journal:
    """A copy of it, to be changed."""
    return open_journal(str(shutil.copy(poisoned, tmp_path / "journal.db")), clock_from(NOW))


def text_of(app: JournalApp) -> str:
    """Everything on the screen, with each break as one space."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, without colours
    return " ".join(" ".join(strip.text for strip in strips).split())


class Watcher:
    """Looks at picture after picture for text that is more than its letters."""

    def __init__(self) -> None:
        self.found: set[int] = set()

    def look(self, app: JournalApp) -> None:
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, and its actions
        for strip in strips:
            assert not STEERS.search(strip.text)
            assert not any("boom" in str(one.style.meta) for one in strip if one.style)
            for number, text in MARKED.findall(strip.text):
                assert text == shown(PAYLOADS[int(number)])
                self.found.add(int(number))


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.mark.parametrize("place", PLACES)
async def test_every_screen_and_dialog_shows_dangerous_text_letter_for_letter(
    hostile: Journal, watcher: Watcher, place: str
) -> None:
    app = app_on(hostile)
    async with app.run_test(size=ROOMY) as pilot:
        await calm(pilot)
        for key in place:
            await pilot.press(key)
            await calm(pilot)
        watcher.look(app)
        base = app.screen
        for _ in range(4):
            await pilot.press("down")
            await calm(pilot)
            watcher.look(app)
        keys = keys_of(base, LEAVING if place == "1" else LEAVING | SAME_EVERYWHERE)
        async for _ in opened_from(pilot, base, [*keys, "enter"]):
            watcher.look(app)
    if place in ("2", "3", "4", "8l"):
        assert len(watcher.found) > 3


async def test_a_journal_with_a_dangerous_name_is_named_letter_for_letter(
    watcher: Watcher, tmp_path: Path
) -> None:
    name = "[/] [@click=app.boom]x[/] \x1b]0;x\x07 \x9b2J \u202ex.db"
    journal = open_journal(str(tmp_path / name), clock_from(NOW))
    app = NewJournalApp(journal, lambda: journal, journal.today.page())
    async with app.run_test(size=ROOMY) as pilot:
        await calm(pilot)
        watcher.look(app)
        assert "[/] [@click=app.boom]x[/] ]0;x 2J x.db" in text_of(app)
        journal.checkins.record(journal.person.right_now(), {}, note="First evening")
        for key in ("1", "8", "l", "l", "l", "l"):
            await pilot.press(key)
            await calm(pilot)
            watcher.look(app)
        (tmp_path / name).rename(tmp_path / "elsewhere.db")
        for key in ("1", "n", "x", "escape", "escape", "u", "2", "3", "4"):
            await pilot.press(key)
            await calm(pilot)
            watcher.look(app)
        assert "[/] [@click=app.boom]x[/] ]0;x 2J x.db cannot be opened" in text_of(app)


@pytest.mark.parametrize("place", ["1", "4"])
async def test_a_journal_that_went_away_ends_no_screen(
    hostile: Journal, watcher: Watcher, tmp_path: Path, place: str
) -> None:
    app = app_on(hostile)
    async with app.run_test(size=ROOMY) as pilot:
        await calm(pilot)
        for key in place:
            await pilot.press(key)
            await calm(pilot)
        (tmp_path / "journal.db").rename(tmp_path / "elsewhere.db")
        base = app.screen
        async for _ in opened_from(pilot, base, [*keys_of(base, LEAVING), "enter"]):
            watcher.look(app)
        watcher.look(app)
        assert app.screen is base


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_nothing_that_a_terminal_obeys_comes_from_the_journal(hostile: Journal) -> None:
    from tests.tui.pseudo_terminal import Terminal

    with Terminal(Path(hostile.path), LUPUS_JOURNAL_NOW=NOW) as terminal:
        terminal.read_until(b"Next infusion")
        for keys, screen in VISITED.items():
            terminal.type(keys)
            terminal.read_more(b"Mo" if screen == "diary" else MARK)
        terminal.type(b"q")
        assert terminal.end() == 0
    written = terminal.shown.decode()
    rest = SENT_BY_THE_LIBRARY.sub("", written)
    assert not STEERS.search(rest.replace("\r\n", "\n"))
