"""Laboratory results on the screen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.services.labs import LabService, Newest
from lupus_journal.tui.screens.labs import LabsScreen
from lupus_journal.tui.widgets.analyte_list import AnalyteList
from lupus_journal.tui.widgets.no_results import NoResults
from lupus_journal.tui.widgets.result_list import ResultList
from lupus_journal.tui.widgets.result_panel import ResultPanel
from lupus_journal.tui.widgets.trend_chart import TrendChart
from lupus_journal.tui.widgets.word_filter import WordFilter
from tests.tui.conftest import app_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

SIZES = [(60, 20), (80, 24), (120, 36)]


def log(journal: Journal, on: date, line: LabLine, lab: str = "City Hospital") -> None:
    journal.labs.record(LabReport(on, laboratory=lab), line)


def c3(printed: str) -> LabLine:
    return LabLine(name="C3", printed=printed, unit="mg/dL", range="75-175")


@pytest.fixture
def results(journal: Journal) -> Journal:
    """Two analytes, C3 with three results of which the newest but one is low."""
    for month, printed in ((12, "64"), (1, "71"), (2, "80")):
        on = date(2025 if month == 12 else 2026, month, 2)
        log(journal, on, c3(printed))
    log(journal, date(2026, 2, 2), LabLine(name="ANA", printed="1:320 speckled"))
    return journal


class Watch:
    """A clock that a test moves on."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment that the test has come to."""
        return self.moment


async def open_labs(pilot: Pilot[None], settle: Settle) -> LabsScreen:
    await settle(pilot)
    await pilot.press("4")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LabsScreen)
    return screen


def said(screen: LabsScreen) -> str:
    """What the line below the chart says."""
    return str(screen.query_one("#words").render())


@pytest.mark.parametrize("size", SIZES)
async def test_without_results_the_screen_says_how_to_begin(
    app: JournalApp, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_labs(pilot, settle)
        shown = seen(app)
    assert "No results yet" in shown
    assert " a   One result" in shown
    assert " r   A whole report" in shown


async def test_a_click_on_a_way_to_begin_opens_its_form(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        for row, title in ((2, "Lab result"), (3, "Lab report")):
            await pilot.click(NoResults, offset=(10, row))
            await settle(pilot)
            assert title in seen(app)
            await pilot.press("escape")
            await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_newest_results_stand_beside_the_one_before(
    app: JournalApp, results: Journal, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    log(results, date(2026, 3, 1), c3("71"))
    async with app.run_test(size=size) as pilot:
        await open_labs(pilot, settle)
        [row] = [line for line in seen(app).splitlines() if "▸C3" in line]
    assert row.split("│")[1].split()[:7] == ["▸C3", "L", "71", "mg/dL", "1", "Mar", "80"]


@pytest.mark.usefixtures("results")
async def test_the_chart_is_told_in_words_until_a_result_is_chosen(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("down", "up")
        await settle(pilot)
        assert said(screen).startswith("C3: latest 80 mg/dL on 2 Feb 2026")
        await pilot.press("left")
        assert said(screen) == (
            "2 Feb 2026: 80 mg/dL, within that lab's range 75–175; City Hospital"
        )
        await pilot.press("h")
        assert said(screen).startswith("2 Jan 2026: 71 mg/dL, below")
        await pilot.press("right")
        assert said(screen).startswith("2 Feb 2026: 80 mg/dL")
        await pilot.press("escape")
        assert said(screen).startswith("C3: latest 80")


@pytest.mark.usefixtures("results")
async def test_a_click_on_the_chart_chooses_the_nearest_result(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("home")
        await settle(pilot)
        chart = screen.query_one(TrendChart)
        await pilot.click(chart, offset=(chart.size.width - 3, 5))
        assert said(screen).startswith("2 Feb 2026")
        await pilot.click(chart, offset=(8, 5))
        assert said(screen).startswith("2 Dec 2025")


@pytest.mark.usefixtures("results")
async def test_the_cursor_stands_in_chart_and_list_alike(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("left", "left")
        assert "▸● 2 Jan 2026" in seen(app)
        await pilot.click(ResultList, offset=(5, 3))
        panel = screen.query_one(ResultPanel)
        assert panel.result is not None
        assert panel.result.result.fact.value.printed == "64"
        assert said(screen).startswith("2 Dec 2025: 64 mg/dL")


@pytest.mark.usefixtures("results")
async def test_the_list_takes_the_charts_place_where_there_is_no_room_for_both(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("t")
        await pilot.pause()
        assert not screen.query_one(TrendChart).display
        assert "▸● 2 Feb 2026" in seen(app)
        assert "● 2 Jan 2026  71        L 75-175" in seen(app)
        await pilot.press("t")
        await pilot.pause()
        assert screen.query_one(TrendChart).display


@pytest.mark.usefixtures("results")
async def test_an_antinuclear_titre_is_listed_and_not_drawn(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("end")
        await settle(pilot)
        assert said(screen).startswith("ANA is kept and shown, and not drawn as a trend")
        assert "▸● 2 Feb 2026  1:320 speckled" in seen(app)


async def test_a_count_is_listed_and_says_that_it_is_not_drawn(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    log(journal, date(2026, 2, 2), LabLine(name="URBC", printed="0-2", unit="/HPF"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("left")
        assert said(screen) == "2 Feb 2026: 0-2 /HPF, listed, not drawn; City Hospital"


async def test_different_assays_of_one_test_have_marks_of_their_own(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    for month, method in ((1, "ELISA"), (2, "Farr")):
        on = date(2026, month, 2)
        log(journal, on, LabLine(name="DSDNA", printed="40", unit="IU/mL", method=method))
    async with app.run_test(size=(120, 36)) as pilot:
        await open_labs(pilot, settle)
        shown = seen(app)
    assert "● 2 Jan 2026" in shown
    assert "◆ 2 Feb 2026" in shown
    assert "● City Hospital, ELISA" in shown
    assert "◆ City Hospital, Farr" in shown


async def test_enter_goes_to_the_newest_result_and_then_opens_it(
    app: JournalApp, results: Journal, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        monkeypatch.setattr(screen, "open_entry", opened.append)
        await pilot.press("enter")
        assert said(screen).startswith("2 Feb 2026")
        await pilot.press("left", "enter")
        await pilot.pause()
    [january] = [r.result.id for r in results.labs.results("C3") if r.report.fact.on.month == 1]
    assert opened == [january]


@pytest.mark.parametrize(("key", "hook"), [("e", "edit_entry"), ("d", "delete_entry")])
async def test_edit_and_delete_are_about_the_result_under_the_cursor(
    app: JournalApp,
    results: Journal,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    hook: str,
) -> None:
    asked: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        monkeypatch.setattr(screen, hook, asked.append)
        await pilot.press(key, "left", "left", "left", key)
        await pilot.pause()
    newest, _, oldest = [reported.result.id for reported in results.labs.results("C3")]
    assert asked == [newest, oldest]


@pytest.mark.usefixtures("results")
async def test_the_filter_narrows_the_tests_by_code_name_and_alias(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        analytes = screen.query_one(AnalyteList)
        await pilot.press("slash", *"nuclear")
        await settle(pilot)
        assert [one.code for one in analytes.news] == ["ANA"]
        assert "1 of 2" in seen(app)
        assert said(screen).startswith("ANA")
        await pilot.press("enter")
        assert analytes.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert [one.code for one in analytes.news] == ["C3", "ANA"]


@pytest.mark.usefixtures("results")
async def test_a_filter_that_leaves_nothing_says_so_and_can_be_left(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("slash", *"[/]x")
        await settle(pilot)
        assert "No test here goes by these words." in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert not screen.query_one(WordFilter).display
        assert screen.query_one(AnalyteList).count == 2


@pytest.mark.usefixtures("results")
async def test_on_a_small_screen_list_and_chart_are_shown_one_at_a_time(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await open_labs(pilot, settle)
        assert "Complement C3 (C3)" not in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Complement C3 (C3)" in seen(app)
        assert not screen.query_one(AnalyteList).region
        await pilot.press("down")
        await settle(pilot)
        assert said(screen).startswith("ANA")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.click(AnalyteList, offset=(4, 1))
        await settle(pilot)
        assert "Complement C3 (C3)" in seen(app)


async def test_the_list_of_many_results_draws_only_what_is_seen(
    app: JournalApp, journal: Journal, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [LabLine(name="C3", printed=str(60 + n % 40), unit="mg/dL") for n in range(30)]
    for back in range(10):
        journal.labs.record_report(LabReport(date(2026, 3, 1) - timedelta(days=back)), lines)
    drawn: set[int] = set()
    cells = ResultList.cells

    def noted(rows: ResultList, row: int) -> object:
        drawn.add(row)
        return cells(rows, row)

    monkeypatch.setattr(ResultList, "cells", noted)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        assert screen.query_one(ResultList).count == 300
        assert len(drawn) <= 36
        screen.query_one(ResultList).focus()
        await pilot.press("end")
        await pilot.pause()
        assert 299 in drawn
        assert len(drawn) <= 72


NAMES = ("[bold]odd[/]", "[@click=app.quit]x[/]", "[/", "see [b]oss[/i]", "\x1b[2Jwipe")


async def test_a_test_of_any_name_is_shown_as_typed(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    for name in NAMES:
        odd = LabLine(name=name, printed="3", unit="[mg/dL]", method=name, range=name)
        log(journal, date(2026, 2, 2), odd, lab=name)
    async with app.run_test(size=(160, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        for name in NAMES:
            plain = name.replace("\x1b", "")
            while (chosen := screen.query_one(AnalyteList).chosen) and chosen.code != plain:
                await pilot.press("down")
            await settle(pilot)
            await pilot.press("left")
            await pilot.pause()
            assert seen(app).count(plain) >= 2
            await pilot.press("escape", "home")


@pytest.mark.usefixtures("results")
async def test_any_size_keeps_what_is_chosen(app: JournalApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("left", "left")
        for size in ((1, 1), (10, 5), (40, 10), (60, 20), (300, 100), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert said(screen).startswith("2 Jan 2026")


async def test_a_result_that_comes_while_the_labs_are_read_stays_new(
    results: Journal, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, latest = Watch(results.clock.now()), LabService.latest
    whole = open_journal(results.path, watch)

    def read_slowly(labs: LabService) -> list[Newest]:
        read = latest(labs)
        watch.moment += timedelta(minutes=1)
        log(whole, date(2026, 3, 1), c3("79"))
        watch.moment += timedelta(minutes=1)
        return read

    monkeypatch.setattr(LabService, "latest", read_slowly)
    app = app_on(whole)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        news = whole.lab_news.unseen()
        assert news is not None
        assert news.first == news.last == date(2026, 3, 1)


@pytest.mark.parametrize("size", SIZES)
async def test_a_test_goes_by_what_laboratories_print_for_it(
    app: JournalApp, results: Journal, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    log(results, date(2026, 2, 3), LabLine(name="HCQ_S", printed="250", unit="ng/mL"))
    async with app.run_test(size=size) as pilot:
        await open_labs(pilot, settle)
        await pilot.press("end")
        await settle(pilot)
        assert "HCQ se" in seen(app)
        assert "HCQ_S" not in seen(app)
    assert results.labs.usual_lines("City Hospital")[0] == "HCQ serum"
    assert "HCQ_S" not in results.labs.known_names()


@pytest.mark.usefixtures("results")
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_filter_can_be_left_by_the_mouse_and_goes_by_itself_when_it_is_empty(
    app: JournalApp, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await open_labs(pilot, settle)
        words, analytes = screen.query_one(WordFilter), screen.query_one(AnalyteList)
        await pilot.press("slash", *"nuclear", "enter")
        await settle(pilot)
        await pilot.click(words, offset=(words.size.width - 2, 0))
        await settle(pilot)
        assert [one.code for one in analytes.news] == ["C3", "ANA"]
        assert not words.display
        await pilot.press("slash")
        await settle(pilot)
        assert "esc Close" in seen(app)
        await pilot.click(analytes, offset=(3, 2))
        await settle(pilot)
        assert not words.display


@pytest.mark.usefixtures("results")
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_words_beside_a_chart_are_seen_to_their_end(
    app: JournalApp, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press(*["enter"] * (size == (60, 20)))
        await settle(pilot)
        shown = " ".join(seen(app).replace("│", " ").split())
        assert said(screen).split("; ")[-1].split()[-1] in shown
