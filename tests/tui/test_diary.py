"""The diary, by keys and by mouse: a month, its days, and any entry of any day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.courses import Course
from lupus_journal.domain.entries import Origin
from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.tui.dialogs.checkin import CheckinDialog
from lupus_journal.tui.dialogs.entry import EntryDialog
from lupus_journal.tui.dialogs.find import FindDialog
from lupus_journal.tui.dialogs.symptom import SymptomDialog
from lupus_journal.tui.screens.diary import DiaryScreen
from lupus_journal.tui.widgets.day_entries import DayEntries, letters_for
from lupus_journal.tui.widgets.legend import Legend
from lupus_journal.tui.widgets.month import HEAD, MonthMap
from lupus_journal.tui.widgets.scale_choices import ScaleChoices
from tests.tui.conftest import app_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

TODAY = date(2026, 3, 2)
FRIDAY = date(2026, 2, 27)
EIGHTY = (80, 24)
SIZES = [(60, 20), EIGHTY, (120, 36)]
HOSTILE = [
    "[/]",
    "[red]x[/red]",
    "[@click=app.quit]press[/]",
    "esc \x1b[31mred",
    "bidi \u202etfel",
    "line\nbreak",
]


async def open_diary(pilot: Pilot[None], settle: Settle) -> DiaryScreen:
    await settle(pilot)
    await pilot.press("3")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, DiaryScreen)
    return screen


async def click_day(pilot: Pilot[None], week: int, weekday: int) -> None:
    """Click a day by its place in the narrow map of a month."""
    await pilot.click(MonthMap, offset=(weekday * 4 + 1, HEAD + 2 * week))


async def test_an_empty_month_shows_no_figures_and_how_to_begin(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        shown = seen(app)
    assert "March 2026" in shown
    assert "Mon 2 Mar 2026 · today" in shown
    assert "Nothing logged. a adds something." in shown


@pytest.mark.parametrize("size", SIZES)
async def test_the_chosen_day_stands_beside_its_month(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    journal.diary.check_in(FRIDAY, {"fatigue": Decimal(7), "sleep": Decimal(3)}, note="Long day.")
    async with app.run_test(size=size) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("left", "left", "left")
        await settle(pilot)
        shown = seen(app)
    assert "February 2026" in shown
    assert "▸27" in shown
    assert "Fri 27 Feb 2026" in shown
    assert "Check-in  fatigue 7, sleep 3" in shown
    assert "Fatigue or exhaustion" in shown
    assert "day's last figure" in shown


async def test_a_day_without_a_figure_is_blank_and_one_of_none_is_not(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.diary.log_symptom(FRIDAY, "fatigue", Decimal(0))
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("pageup")
        await settle(pilot)
        rows = [line[1:29] for line in seen(app).splitlines()]
    week = next(number for number, row in enumerate(rows) if " 27" in row)
    assert rows[week + 1].split() == ["0"]


async def test_infusions_given_and_planned_are_marked(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    regimen = journal.regimens.find("belimumab_iv")
    start = date(2026, 3, 1)
    course = journal.courses.add(
        Course(regimen=regimen.id, medicine=regimen.medicine, start=start, phases=regimen.phases)
    )
    journal.infusions.give(journal.infusions.dose(course, 1), start)
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        shown = seen(app)
        assert " 1▲" in shown
        assert "15○" in shown
        await pilot.press("o", *"2026-03-15", "enter")
        await settle(pilot)
        assert "An infusion stands in the calendar." in " ".join(seen(app).split())


async def test_keys_move_by_day_week_and_month_and_back_to_today(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        days = []
        for key in ("h", "k", "l", "j", "pageup", "end", "home", "pagedown", "t"):
            await pilot.press(key)
            days.append(diary.day.strftime("%m-%d"))
    assert days == [
        *("03-01", "02-22", "02-23", "03-02", "02-02", "02-28", "02-01", "03-01", "03-02"),
    ]


async def test_a_day_is_gone_to_by_typing_it(app: JournalApp, settle: Settle, seen: Seen) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        await pilot.press("o", *"31/02/2026", "enter")
        await pilot.pause()
        assert "“31/02/2026”" in seen(app)
        await pilot.press(*["backspace"] * 10, *"-400d", "enter")
        await settle(pilot)
        assert diary.day == date(2025, 1, 26)


async def test_the_mouse_chooses_days_months_and_entries(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    journal.diary.log_drink(FRIDAY, 250)
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        await pilot.click(MonthMap, offset=(1, 0))
        await settle(pilot)
        assert diary.day == date(2026, 2, 2)
        await click_day(pilot, week=4, weekday=4)
        await settle(pilot)
        assert diary.day == FRIDAY
        await pilot.click(DayEntries, offset=(8, 0))
        await pilot.pause()
        await settle(pilot)
        assert isinstance(app.screen, EntryDialog)
        await pilot.press("escape")
        await pilot.click(MonthMap, offset=(26, 0))
        await settle(pilot)
        assert diary.day == date(2026, 3, 27)


async def test_any_entry_of_a_day_is_open_after_g_and_its_letter(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    for ml in (100, 200, 300):
        journal.diary.log_drink(TODAY, ml)
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("g")
        await pilot.pause()
        assert " b  09:00 Drink  200 ml" in seen(app)
        await pilot.press("b")
        await settle(pilot)
        assert isinstance(app.screen, EntryDialog)
        assert "200 ml" in seen(app)


async def test_another_key_takes_the_letters_away_and_does_nothing_else(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.diary.log_drink(TODAY, 100)
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        await pilot.press("g", "q")
        await settle(pilot)
        assert app.screen is diary
        assert not diary.query_one(DayEntries).has_letters
        assert " a " not in seen(app).partition("Drink")[0].splitlines()[-1][30:]


def test_a_day_with_many_entries_takes_two_letters_for_each() -> None:
    letters = letters_for(60)
    assert len(set(letters)) == 60
    assert {len(letter) for letter in letters} == {2}
    assert letters_for(3) == ["a", "b", "c"]


async def test_a_check_in_for_an_earlier_day_is_remembered_later(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("left", "left", "left", "a", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CheckinDialog)
        assert "Check-in · Fri 27 Feb 2026" in seen(app)
        await pilot.press("6", "4", "3", "5")
        await settle(pilot)
        shown = seen(app)
    figures = journal.checkins.figures_on(FRIDAY)
    assert len(figures) == 4
    assert {(entry.origin, entry.fact.at) for entry in figures} == {(Origin.REMEMBERED, None)}
    assert "fatigue 6, pain 4" in shown
    assert "remembered later" in shown


async def test_undo_takes_back_what_was_added_to_an_earlier_day(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("left", "f", *"250", "enter")
        await settle(pilot)
        assert "Drink  250 ml" in seen(app)
        await pilot.press("u")
        await settle(pilot)
        assert "Drink  250 ml" not in seen(app)
    assert journal.fluids.drunk_on(date(2026, 3, 1)) is None


async def test_a_symptom_is_found_by_another_name_and_rated_in_words(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("left", "s", *"alopecia", "enter", *"mild", "tab", *"crown", "enter")
        await settle(pilot)
        shown = " ".join(seen(app).split())
    [entry] = journal.checkins.figures_on(date(2026, 3, 1))
    assert (entry.fact.symptom, str(entry.fact.value), entry.fact.site) == ("hair", "1", "crown")
    assert entry.origin is Origin.REMEMBERED
    assert "Logged hair loss mild, crown on Sun 1 Mar 2026, remembered later." in shown


async def test_what_a_caregiver_adds_to_an_earlier_day_stays_a_caregivers(
    journal: Journal, settle: Settle, seen: Seen
) -> None:
    app = app_on(open_journal(journal.path, journal.clock, "Ana"))
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("left", "s", *"alopecia", "enter", *"mild", "enter")
        await settle(pilot)
        shown = " ".join(seen(app).split())
    [entry] = journal.checkins.figures_on(date(2026, 3, 1))
    assert (entry.author, entry.origin) == ("Ana", Origin.CAREGIVER)
    assert "Logged hair loss mild on Sun 1 Mar 2026." in shown


async def test_a_symptom_is_logged_by_the_mouse_alone(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("s")
        await pilot.pause()
        await pilot.click("#found", offset=(4, 1))
        await pilot.pause()
        await pilot.click(ScaleChoices, offset=(3 * 7 + 1, 0))
        await pilot.click("#accept")
        await settle(pilot)
    [entry] = journal.checkins.figures_on(TODAY)
    assert (entry.fact.symptom, str(entry.fact.value)) == ("fatigue", "7")
    assert entry.origin is Origin.TYPED


async def test_a_wrong_figure_is_refused_in_a_sentence_and_stays(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("s", *"xyzzy", "enter")
        await pilot.pause()
        assert "No symptom has “xyzzy” in its names" in seen(app)
        await pilot.press(*["backspace"] * 5, *"joint p", "enter", *"11", "enter")
        await pilot.pause()
        assert "“11” is outside 0-10" in seen(app)
        assert isinstance(app.screen, SymptomDialog)
        assert app.screen.query_one("#value", Input).value == "11"
        await pilot.press("escape")
        await settle(pilot)
    assert journal.checkins.figures_on(TODAY) == []


async def test_a_half_typed_symptom_is_there_again_for_its_own_day(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("s", *"joint p", "enter", "4", "escape")
        await settle(pilot)
        await pilot.press("left", "s")
        await pilot.pause()
        assert app.screen.query_one("#find", Input).value == ""
        await pilot.press("escape", "right", "s")
        await pilot.pause()
        assert app.screen.query_one("#find", Input).value == "Joint pain"
        assert app.screen.query_one("#value", Input).value == "4"
        assert "•4•" in seen(app)


async def test_a_day_tells_what_was_left_half_typed_of_it(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.drafts.keep("note", "2026-03-01", {"note": "Slept badly"})
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        assert "Half-typed" not in seen(app)
        await pilot.press("left")
        await settle(pilot)
        assert "Half-typed note.   n Continue" in seen(app)
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.query_one("#note", TextArea).text == "Slept badly"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Half-typed" not in seen(app)


async def test_nothing_is_added_to_a_day_that_has_not_come(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        for key in ("a", "c", "s", "f", "n"):
            await pilot.press("t", "right", key)
            await settle(pilot)
            assert app.screen is diary
            assert "Tue 3 Mar 2026 has not come yet" in seen(app)


async def test_a_drink_of_an_earlier_day_may_have_a_time_and_a_wrong_one_is_said(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("left", "f", *"300", "tab", *"25:00", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "“25:00” is not a time" in seen(app)
        await pilot.press(*["backspace"] * 5, *"14:30", "enter")
        await settle(pilot)
        assert "14:30 Drink  300 ml" in seen(app)


async def test_the_time_of_a_half_typed_drink_is_not_lost_to_another_screen(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("f", *"250", "tab", *"07:15", "escape")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert app.screen.query_one("#ml", Input).value == ""
        await pilot.press("escape", "3")
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert app.screen.query_one("#at", Input).value == "07:15"


async def test_the_month_shows_any_symptom_that_was_logged_in_it(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.diary.log_symptom(TODAY, "hair", Decimal(2))
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.click(Legend)
        await pilot.pause()
        assert "Hair loss" in seen(app)
        await pilot.press("end", "enter")
        await settle(pilot)
        shown = seen(app)
    assert "2 moderate" in shown
    assert "Hair loss" in shown


async def test_words_find_an_entry_of_long_ago_and_enter_goes_to_its_day(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.diary.log_drink(date(2024, 5, 6), 200)
    journal.diary.log_symptom(date(2024, 5, 6), "joint_pain", Decimal(8), site="left knee")
    report = LabReport(date(2026, 2, 2), laboratory="City Hospital")
    journal.labs.record(report, LabLine(name="C3", printed="71", unit="mg/dL"))
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        await pilot.press("slash")
        await settle(pilot)
        assert "C3 71 mg/dL" in seen(app)
        await pilot.press(*"KNEE")
        await settle(pilot)
        assert "C3 71 mg/dL" not in seen(app)
        assert "6 May 2024  Joint pain 8, left knee" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is diary
        assert diary.day == date(2024, 5, 6)
        chosen = diary.query_one(DayEntries).chosen
        assert chosen is not None
        assert chosen.words == "joint pain 8, left knee"
        assert diary.focused is diary.query_one(DayEntries)


async def test_the_list_of_everything_reads_on_and_a_click_goes_there(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    for days in range(100):
        journal.diary.log_drink(date(2026, 2, 1) - timedelta(days=days), 100 + days)
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        await pilot.press("slash")
        await settle(pilot)
        for _ in range(10):
            await pilot.press("pagedown")
            await settle(pilot)
        assert "Drink  199 ml" in seen(app)
        await pilot.press("escape")
        assert diary.is_current
        assert diary.day == TODAY
        await pilot.press("slash")
        await settle(pilot)
        await pilot.click("FoundList", offset=(10, 2))
        await settle(pilot)
        assert diary.day == date(2026, 1, 30)


async def test_words_that_nothing_has_say_so(app: JournalApp, settle: Settle, seen: Seen) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        await pilot.press("slash")
        await settle(pilot)
        assert "The journal is empty so far." in seen(app)
        await pilot.press("x", "enter")
        await settle(pilot)
        assert "Nothing in the journal has these words." in seen(app)
        assert isinstance(app.screen, FindDialog)
        await pilot.click("#give-up")
        assert diary.is_current


async def test_what_people_typed_is_shown_letter_for_letter(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    for text in HOSTILE:
        journal.diary.log_note(TODAY, text)
        journal.diary.log_symptom(TODAY, "joint_pain", Decimal(3), site=text)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_diary(pilot, settle)
        shown = seen(app)
        await pilot.press("slash")
        await settle(pilot)
        found = seen(app)
    for text in HOSTILE:
        expected = " ".join(text.replace("\x1b", "").replace("\u202e", "").split())
        assert f"Note  {expected}" in shown
        assert f"Joint pain 3, {expected}" in shown
        assert f"Note  {expected}" in found
    assert "\x1b" not in shown + found
    assert "\u202e" not in shown + found


async def test_deleting_names_the_entry_and_undo_brings_it_back(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    journal.diary.log_drink(TODAY, 250)
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.press("enter", "d")
        await settle(pilot)
        assert "250 ml" in seen(app)
        await pilot.press("y")
        await settle(pilot)
        assert "Drink  250 ml" not in seen(app)
        await pilot.press("u")
        await settle(pilot)
        assert "Drink  250 ml" in seen(app)


async def test_no_size_and_no_change_of_size_breaks_the_diary(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    journal.diary.check_in(TODAY, {"fatigue": Decimal(7)}, note="A note " * 50)
    async with app.run_test(size=EIGHTY) as pilot:
        diary = await open_diary(pilot, settle)
        for size in ((1, 1), (300, 100), (20, 60), (61, 20), (110, 20), (72, 19), EIGHTY):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            await pilot.press("t")
        assert diary.day == TODAY


async def test_what_was_left_half_typed_is_continued_by_a_click(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    journal.drafts.keep("note", "2026-03-02", {"note": "Slept badly"})
    async with app.run_test(size=EIGHTY) as pilot:
        await open_diary(pilot, settle)
        await pilot.click("#about", offset=(22, 1))
        await pilot.pause()
        assert app.screen.query_one("#note", TextArea).text == "Slept badly"
