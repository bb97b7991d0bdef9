"""The check-in: a digit each, whichever way it is answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from lupus_journal.bootstrap import open_journal
from lupus_journal.services.clock import clock_from
from lupus_journal.tui.dialogs.checkin import CheckinDialog
from lupus_journal.tui.widgets.scale_row import FIGURE_WIDTH, FIGURES, LABEL_WIDTH, ScaleRow

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


def figures(journal: Journal, day: date = TODAY) -> dict[str, int]:
    return {entry.fact.symptom: int(entry.fact.value) for entry in journal.checkins.figures_on(day)}


async def click_figure(pilot: Pilot[None], row: int, figure: int) -> None:
    """Click a figure where it stands at this width."""
    question = pilot.app.screen.query(ScaleRow)[row]
    start = question.size.width - FIGURE_WIDTH * len(FIGURES)
    label = min(LABEL_WIDTH, start)
    await pilot.click(question, offset=(label + FIGURE_WIDTH * figure + 1, 0))
    await pilot.pause()


async def test_a_check_in_takes_five_keys(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "x", "5")
        await settle(pilot)
    assert figures(journal) == {"fatigue": 6, "pain_overall": 4, "sleep": 10, "global": 5}


async def test_a_skipped_question_stores_nothing(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "enter", "enter", "enter")
        await settle(pilot)
    assert figures(journal) == {"fatigue": 6}


async def test_an_answer_can_be_given_again_before_it_is_saved(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "backspace", "2", "enter", "enter", "enter")
        await settle(pilot)
    assert figures(journal) == {"fatigue": 2}


@pytest.mark.parametrize("size", SIZES)
async def test_figures_are_clicked_in_any_order_and_saved_with_the_last(
    app: JournalApp, journal: Journal, settle: Settle, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        for row, figure in ((3, 10), (0, 7), (2, 0), (1, 3)):
            await click_figure(pilot, row, figure)
        await settle(pilot)
    assert figures(journal) == {"fatigue": 7, "pain_overall": 3, "sleep": 0, "global": 10}


async def test_what_was_clicked_so_far_is_saved_by_the_button(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await click_figure(pilot, 1, 4)
        await pilot.click("#accept")
        await settle(pilot)
    assert figures(journal) == {"pain_overall": 4}


async def test_a_click_on_a_question_goes_to_it(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.click(app.screen.query(ScaleRow)[2], offset=(4, 0))
        await pilot.press("8")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert figures(journal) == {"sleep": 8}


async def test_giving_up_a_check_in_stores_nothing_and_brings_it_back_the_same_day(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "escape")
        await settle(pilot)
        assert figures(journal) == {}
        await pilot.press("c", "3", "5")
        await settle(pilot)
    assert figures(journal) == {"fatigue": 6, "pain_overall": 4, "sleep": 3, "global": 5}


async def test_what_was_half_answered_yesterday_is_not_how_today_is(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    yesterday = open_journal(journal.path, clock_from("2026-03-01T21:00"))
    yesterday.drafts.keep("check-in", "2026-03-01", {"fatigue": "9", "pain_overall": "9"})
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "3", "5")
        await settle(pilot)
    assert figures(journal) == {"fatigue": 6, "pain_overall": 4, "sleep": 3, "global": 5}


async def test_too_tired_keeps_the_figures_that_were_given(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "9", "t")
        await settle(pilot)
    [moment] = journal.checkins.moments_on(TODAY)
    assert moment.fact.too_tired
    assert figures(journal) == {"fatigue": 9}


async def test_too_tired_is_logged_once_a_day(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        for _ in range(2):
            await pilot.press("c")
            await pilot.pause()
            await pilot.click("#too-tired")
            await pilot.pause(0.2)
        assert "is logged for today already" in seen(app)
    assert len(journal.checkins.moments_on(TODAY)) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_every_figure_and_button_is_seen(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    journal.checkins.record(journal.person.right_now(), {"sleep": Decimal(7)})
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("c", "1", "2")
        await pilot.pause()
        shown = seen(app)
        buttons = [app.screen.find_widget(button).region for button in app.screen.query(Button)]
        assert all(app.screen.region.contains_region(region) for region in buttons)
    for words in ("Fatigue", "Overall pain", "▸ Sleep quality", "How active", "Too tired"):
        assert words in shown
    assert shown.count(" 9 10") == 4
    assert "0 very bad … 10 very good" in shown
    assert "last 7, 2" in shown


async def test_answers_typed_ahead_reach_the_check_in_and_nothing_behind_it(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("a", "1", "2", "3", "4", "8")
        await settle(pilot)
        assert app.current_mode == "today"
    assert figures(journal) == {"fatigue": 2, "pain_overall": 3, "sleep": 4, "global": 8}


async def test_a_refused_check_in_keeps_its_figures_and_can_be_saved_again(
    app: JournalApp, journal: Journal, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lupus_journal.domain.errors import JournalUnavailable
    from lupus_journal.services.checkins import CheckinService

    def refused(*_: object, **__: object) -> None:
        raise JournalUnavailable("Another program is writing: try again.")

    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(CheckinService, "record", refused)
            await pilot.press("c", "6", "4", "3", "5")
            await pilot.pause(0.2)
        assert isinstance(app.screen, CheckinDialog)
        await pilot.press("9", "ctrl+s")
        await settle(pilot)
    assert figures(journal) == {"fatigue": 6, "pain_overall": 4, "sleep": 3, "global": 5}


async def test_started_afresh_it_asks_the_first_question_again(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "ctrl+r")
        await pilot.pause()
        assert [row.is_current for row in app.screen.query(ScaleRow)] == [True, False, False, False]
