"""The first screen, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Select

from lupus_journal.domain.courses import Course
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.person import Person
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.quick import QuickStore
from lupus_journal.tui.app import JournalApp
from lupus_journal.tui.dialogs.checkin import CheckinDialog
from lupus_journal.tui.widgets.countdown import CountdownPanel
from lupus_journal.tui.widgets.due_list import DueList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.entries import Entry

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]

TODAY = date(2026, 3, 2)
EIGHTY = (80, 24)


def belimumab(journal: Journal, start: date, last_given: date | None = None) -> Entry[Course]:
    regimen = journal.regimens.find("belimumab_iv")
    course = Course(
        regimen=regimen.id, medicine=regimen.medicine, start=start, phases=regimen.phases
    )
    return journal.courses.add(course, last_given=last_given)


def reopened(journal: Journal) -> JournalApp:
    from lupus_journal.bootstrap import open_quick

    quick = open_quick(journal.path, journal.clock)
    return JournalApp(quick, lambda: journal, quick.today.page())


def text_of(app: JournalApp) -> str:
    """Everything on the screen, row by row."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, without colours
    return "\n".join(strip.text for strip in strips)


async def test_a_check_in_takes_five_keys(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("6", "4", "x", "5")
        await settle(pilot)
    figures = journal.checkins.figures_on(TODAY)
    assert {entry.fact.symptom: entry.fact.value for entry in figures} == {
        "fatigue": Decimal(6),
        "pain_overall": Decimal(4),
        "sleep": Decimal(10),
        "global": Decimal(5),
    }


async def test_what_was_answered_stands_on_the_page(app: JournalApp, settle: Settle) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("6", "4", "3", "5")
        await settle(pilot)
        shown = " ".join(text_of(app).split())
    for answered in ("Fatigue or exhaustion 6", "Overall pain 4", "Sleep quality 3"):
        assert answered in shown
    assert "How active is your lupus today 5" in shown


async def test_a_skipped_question_stores_nothing(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("6", "enter", "enter", "enter")
        await settle(pilot)
    assert [entry.fact.symptom for entry in journal.checkins.figures_on(TODAY)] == ["fatigue"]


async def test_an_answer_can_be_given_again_before_it_is_saved(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("6", "backspace", "2", "enter", "enter", "enter")
        await settle(pilot)
    [kept] = journal.checkins.figures_on(TODAY)
    assert kept.fact.value == Decimal(2)


async def test_a_check_in_works_by_mouse_alone(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        for row in range(4):
            rows = app.screen.query("ScaleRow")
            await pilot.click(rows[row], offset=(26 + 3 * 7 + 1, 0))
            await pilot.pause()
        await settle(pilot)
    assert {entry.fact.value for entry in journal.checkins.figures_on(TODAY)} == {Decimal(7)}


async def test_giving_up_a_check_in_stores_nothing(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, CheckinDialog)
        await pilot.press("6", "4", "escape")
        await settle(pilot)
    assert journal.checkins.figures_on(TODAY) == []


async def test_undo_takes_a_check_in_back(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("6", "4", "3", "5")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
    assert journal.checkins.figures_on(TODAY) == []


async def test_a_drink_is_logged_and_a_wrong_one_is_not(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        await pilot.press(*"1,234", "enter")
        await pilot.pause()
        assert "could be 1.234 or 1234" in text_of(app)
        await pilot.press(*(["backspace"] * 5), *"250", "enter")
        await settle(pilot)
    assert journal.fluids.drunk_on(TODAY) == 250


async def test_the_countdown_says_how_far_the_next_infusion_is(
    journal: Journal, settle: Settle
) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 6))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        shown = text_of(app)
    assert "In 4 days" in shown
    assert "Fri 6 Mar 2026" in shown
    assert "day 24 since the last" in shown


async def test_a_past_planned_date_asks_what_became_of_it(journal: Journal, settle: Settle) -> None:
    course = belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 1))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "Planned for 1 Mar: given, moved or held?" in text_of(app)
        app.query_one(DueList).focus()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settle(pilot)
    given = journal.infusions.timeline(course)
    newest = given[max(given)]
    assert newest.status is InfusionStatus.GIVEN
    assert newest.given_on is not None


async def test_something_due_is_ticked_with_one_key(journal: Journal, settle: Settle) -> None:
    belimumab(journal, date(2026, 3, 3))
    journal.person.become(Person(limit_drinking=ToldToLimit.NO))
    app = reopened(journal)
    assert journal.reminders.due()
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
    assert journal.reminders.due() == []


async def test_drinks_show_only_when_they_are_due(journal: Journal, settle: Settle) -> None:
    belimumab(journal, date(2026, 3, 3))
    journal.person.become(
        replace(journal.person.get(), limit_drinking=ToldToLimit.NO, fluid_goal_ml=2000)
    )
    near = reopened(journal)
    async with near.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "2,000 ml" in text_of(near)


@pytest.mark.parametrize(
    "note",
    [
        "[bold]pain [5/10]",
        "[/]",
        "[@click=app.quit]x[/]",
        "red \x1b[31m text",
        "بعد الحقن 😀",
        "x" * 10_000,
    ],
)
async def test_a_note_of_any_kind_is_kept_as_typed(
    app: JournalApp, journal: Journal, settle: Settle, note: str
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await pilot.pause()
        app.screen.query_one("TextArea").text = note  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await settle(pilot)
    [kept] = QuickStore(journal.path).entries(CHECKINS).between()
    assert kept.note == note.replace("\x1b", "")


async def test_the_palette_offers_what_is_bound(app: JournalApp, settle: Settle) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"check")
        await pilot.pause(0.2)
        options = app.screen.query_one(OptionList)
        assert "Check in" in str(options.get_option_at_index(0).prompt)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, CheckinDialog)


async def test_without_a_course_the_screen_says_how_to_begin(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "No treatment course yet" in text_of(app)
        assert app.query_one(CountdownPanel).display


async def test_a_booked_time_stands_in_the_countdown(journal: Journal, settle: Settle) -> None:
    course = belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 6))
    dose = journal.infusions.dose(course)
    journal.infusions.plan(dose, date(2026, 3, 9), at=time(9, 30), place="Day unit [2]")
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        shown = text_of(app)
    assert "Mon 9 Mar 2026 at 09:30" in shown
    assert "Day unit [2]" in shown


async def test_answers_typed_ahead_reach_the_check_in(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "3", "5")
        await settle(pilot)
    assert len(journal.checkins.figures_on(TODAY)) == 4


async def test_a_follow_up_is_answered_by_a_check_in(journal: Journal, settle: Settle) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 27))
    follow_up = journal.reminders.due()[0]
    assert follow_up.kind == "rem_post"
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("x", "6", "4", "3", "5")
        await settle(pilot)
    assert len(journal.checkins.figures_on(TODAY)) == 4
    assert follow_up.id not in [one.id for one in journal.reminders.due()]


async def test_a_held_infusion_needs_its_reason(journal: Journal, settle: Settle) -> None:
    course = belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 1))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await pilot.pause()
        app.screen.query_one("#outcome", Select).value = "held"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Choose why it was held." in text_of(app)
        app.screen.query_one("#reason", Select).value = "infection"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settle(pilot)
    held = [one for one in journal.infusions.timeline(course).values() if one.reason]
    assert [(one.status, one.reason) for one in held] == [("held", "infection")]
