"""Laboratory results on the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.tui.screens.labs import LabsScreen
from lupus_journal.tui.widgets.result_table import ResultTable
from lupus_journal.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]

SIZES = [(80, 24), (120, 36)]


def log(journal: Journal, on: date, name: str, printed: str, **printed_beside: str) -> None:
    line = LabLine(name=name, printed=printed, **printed_beside)
    journal.labs.record(LabReport(on, laboratory="City Hospital"), line)


def text_of(app: JournalApp) -> str:
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, without colours
    return "\n".join(strip.text for strip in strips)


async def open_labs(pilot: Pilot[None], settle: Settle) -> LabsScreen:
    await settle(pilot)
    await pilot.press("4")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LabsScreen)
    return screen


async def test_without_results_the_screen_says_how_to_begin(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        assert "No results yet" in text_of(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_newest_results_stand_beside_the_chart(
    app: JournalApp, journal: Journal, settle: Settle, size: tuple[int, int]
) -> None:
    log(journal, date(2025, 11, 3), "C3", "64", unit="mg/dL", range="75-175")
    log(journal, date(2026, 2, 2), "C3", "71", unit="mg/dL", range="75-175")
    async with app.run_test(size=size) as pilot:
        await open_labs(pilot, settle)
        shown = text_of(app)
    assert "71 mg/dL" in shown
    assert "L" in shown
    assert "Complement C3" in shown
    assert "latest 71 mg/dL" in " ".join(shown.replace("│", " ").split())


async def test_a_result_is_typed_as_the_paper_prints_it(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"dsdna", "tab", *"<10", "tab", *"IU/mL", "tab", *"<30", "enter")
        await settle(pilot)
        assert "<10 IU/mL" in text_of(app)
    [kept] = journal.labs.results("DSDNA")
    assert kept.result.fact.value.printed == "<10"
    assert kept.result.fact.value.comparator == "<"


async def test_a_wrong_result_says_so_and_keeps_what_was_typed(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"C3", "enter")
        await pilot.pause()
        assert "Write the value as it is printed" in text_of(app)
        assert app.screen.query_one("#test", Input).value == "C3"
        await pilot.press("escape")
        await settle(pilot)
    assert journal.labs.results() == []


async def test_undo_takes_a_result_back(app: JournalApp, journal: Journal, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"C3", "tab", *"71", "tab", *"mg/dL", "enter")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "No results yet" in text_of(app)
    assert journal.labs.results() == []


async def test_the_cursor_reads_result_by_result(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    for month, printed in ((1, "64"), (2, "<70")):
        log(journal, date(2026, month, 2), "C3", printed, unit="mg/dL")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_labs(pilot, settle)
        await pilot.press("left")
        await pilot.pause()
        assert "2 Feb 2026: <70 mg/dL" in text_of(app)
        await pilot.press("left")
        await pilot.pause()
        assert "2 Jan 2026: 64 mg/dL" in text_of(app)


async def test_the_table_says_what_the_chart_shows(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    for month, printed in ((1, "64"), (2, "71")):
        log(journal, date(2026, month, 2), "C3", printed, unit="mg/dL")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("t")
        await pilot.pause()
        assert "2026-01-02" in text_of(app)
        assert not screen.query_one(TrendChart).display
        await pilot.press("t")
        await pilot.pause()
        assert screen.query_one(TrendChart).display


async def test_choosing_another_analyte_shows_its_trend(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    for month in (1, 2):
        log(journal, date(2026, month, 2), "C3", "64", unit="mg/dL")
        log(journal, date(2026, month, 2), "C4", "9", unit="mg/dL")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_labs(pilot, settle)
        await pilot.press("down")
        await settle(pilot)
        assert screen.trend is not None
        assert screen.trend.code == "C4"
        await pilot.click(ResultTable, offset=(4, 2))
        await settle(pilot)
        assert screen.trend.code == "C3"


@pytest.mark.parametrize(
    "name", ["[bold]odd[/]", "[@click=app.quit]x[/]", "[/", "see [b]oss[/i]", "\x1b[2Jwipe"]
)
async def test_a_test_of_any_name_is_shown_as_typed(
    app: JournalApp, journal: Journal, settle: Settle, name: str
) -> None:
    log(journal, date(2026, 2, 2), name, "3", unit="[mg/dL]")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_labs(pilot, settle)
        assert name.replace("\x1b", "") in text_of(app)


async def test_a_value_the_journal_refuses_is_asked_again_with_all_that_was_typed(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_labs(pilot, settle)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"C3", "tab", *"1,234", "tab", *"mg/dL", "enter")
        for _ in range(100):
            await pilot.pause(0.05)
            if "could be 1.234 or 1234" in text_of(app):
                break
        assert "could be 1.234 or 1234" in text_of(app)
        assert app.screen.query_one("#unit", Input).value == "mg/dL"
        await pilot.press("tab", *(["backspace"] * 5), *"71", "enter")
        await settle(pilot)
    [kept] = journal.labs.results("C3")
    assert kept.result.fact.value.printed == "71"
