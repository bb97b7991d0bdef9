"""The timeline of a course and the page of a dose, by keys and by mouse."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Button, Input, OptionList, Select

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.courses import AnchorRule, Course, Reason, Severity
from lupus_journal.domain.infusions import HoldReason, InfusionStatus
from lupus_journal.services.course_reading import CourseLine, PlanLine, read_course
from lupus_journal.tui.dialogs.course import CourseDialog
from lupus_journal.tui.dialogs.dose import DoseDialog
from lupus_journal.tui.screens.dose import DoseScreen
from lupus_journal.tui.screens.infusions import InfusionsScreen
from lupus_journal.tui.widgets.deeds import Deeds
from lupus_journal.tui.widgets.timeline import Timeline
from lupus_journal.tui.widgets.timeline_dose import DoseSections
from lupus_journal.tui.widgets.timeline_head import TimelineHead

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot
    from textual.screen import Screen

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

EIGHTY, WIDE, NARROW = (80, 24), (120, 36), (60, 20)
TODAY = date(2026, 3, 2)


def begun(journal: Journal, regimen: str, start: date, **said: object) -> Entry[Course]:
    line = CourseLine(**said)  # type: ignore[arg-type] # what a course may say, by its fields
    return journal.courses.add(read_course(journal.regimens.find(regimen), start, PlanLine(), line))


@pytest.fixture
def monthly(journal: Journal) -> Entry[Course]:
    """Two infusions were given; the third was planned for Friday, 27 February."""
    course = begun(journal, "anifrolumab_iv", date(2026, 1, 2), brand="Saphnelo")
    for number, day in ((1, date(2026, 1, 2)), (2, date(2026, 1, 30))):
        journal.infusions.give(journal.infusions.dose(course, number), day)
    return course


def kept(journal: Journal, course: Entry[Course], number: int) -> Infusion:
    return journal.infusions.timeline(course)[number]


def shows(app: JournalApp, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of that kind is on top."""
    return isinstance(app.screen, kind)


def read_on(shown: str) -> str:
    """What stands on the screen, its lines joined as one reads them."""
    return " ".join(shown.replace("│", " ").split())


def marked(shown: str) -> list[str]:
    """The lines with the sign of the chosen row."""
    return [line.strip("│ ") for line in shown.splitlines() if "▸" in line]


async def opened(pilot: Pilot[None], settle: Settle) -> None:
    await settle(pilot)
    await pilot.press("2")
    await settle(pilot)


async def retyped(pilot: Pilot[None], field: str, text: str) -> None:
    """Put a text into a field in place of what stands there, and the cursor with it."""
    place = pilot.app.screen.query_one(f"#{field}", Input)
    place.focus()
    place.value = text
    await pilot.pause()


class TestTimeline:
    async def test_every_dose_has_its_row_and_six_dates_lie_ahead(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        third = journal.infusions.dose(monthly, 3)
        journal.infusions.hold(third, HoldReason.INFECTION, why="antibiotics")
        fourth = journal.infusions.dose(monthly, 4)
        journal.infusions.plan(fourth, date(2026, 3, 30), at=time(9, 30), place="Ward 3")
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            rows = [line.strip("│ ") for line in seen(app).splitlines() if "│" in line]
        assert rows[:4] == [
            "✓   1  Fri 2 Jan 2026   given, on plan",
            "✓   2  Fri 30 Jan 2026  given, on plan",
            "▸ –   3  Fri 27 Feb 2026  held: infection, antibiotics",
            "●   4  Mon 30 Mar 2026  booked, at 09:30, Ward 3, on plan",
        ]
        assert [row for row in rows if row.endswith("planned")][-1].startswith("○   9")

    async def test_the_head_says_what_the_course_is_and_what_comes_next(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        begun(
            journal,
            "belimumab_iv",
            date(2026, 3, 4),
            brand="Benlysta",
            severity=Severity.SEVERE,
            reason=Reason.KIDNEYS,
            rule=AnchorRule.GRID,
        )
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            shown = seen(app)
        for words in (
            "belimumab (Benlysta)",
            "Days 0, 14 and 28, then every 28 days, on the days of the original plan.",
            "Since Wed 4 Mar 2026 · severe · kidneys",
            "Next: Wed 4 Mar 2026 (in 2 days)",
            "Loading doses",
            "Maintenance",
        ):
            assert words in shown

    async def test_the_cursor_begins_on_the_next_open_dose(
        self, app: JournalApp, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            chosen = app.screen.query_one(Timeline).chosen
        assert chosen is not None
        assert (chosen.course.id, chosen.number) == (monthly.id, 3)

    @pytest.mark.usefixtures("monthly")
    async def test_the_chosen_row_has_a_sign_and_no_other_has(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            assert [line.split()[1] for line in marked(seen(app))] == ["○"]
            await pilot.press("k")
            await settle(pilot)
            assert [line.split()[2] for line in marked(seen(app))] == ["2"]
            await pilot.press("a")
            await pilot.pause()
            assert "▸ 1  Dose 2 was given" in seen(app)

    async def test_the_cursor_goes_to_the_open_dose_when_its_own_is_gone(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            twelfth = journal.infusions.dose(monthly, 12)
            journal.infusions.plan(twelfth, date(2026, 11, 6))
            app.reload()
            await settle(pilot)
            rows = app.screen.query_one(Timeline)
            await pilot.press("end")
            await settle(pilot)
            assert rows.chosen is not None
            assert rows.chosen.number == 12
            await pilot.press("u")
            await settle(pilot)
            assert rows.chosen is not None
            assert rows.chosen.number == 3

    async def test_a_broken_limit_is_told_and_its_source_stands_on_the_page(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        journal.infusions.give(journal.infusions.dose(monthly, 3), date(2026, 2, 9))
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            timeline = read_on(seen(app))
            await pilot.press("k", "enter")
            await settle(pilot)
            page = seen(app)
        assert "given, 18 days early The label states at least 14 days between doses" in timeline
        assert "Its source" in page
        assert "S13" in page

    @pytest.mark.usefixtures("monthly")
    async def test_the_other_courses_are_a_key_or_a_click_away(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        begun(journal, "rituximab_2x", date(2026, 3, 20))
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            assert "anifrolumab (Saphnelo)    ←  course 1 of 2  →" in seen(app)
            await pilot.press("right_square_bracket")
            await settle(pilot)
            assert "rituximab    ←  course 2 of 2  →" in seen(app)
            await pilot.click(TimelineHead, offset=(2 + len("rituximab   ") + 1, 0))
            await settle(pilot)
            assert "course 1 of 2" in seen(app)

    async def test_of_an_ended_course_nothing_is_asked(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        course = begun(journal, "cyc_eurolupus", date(2025, 1, 6))
        journal.infusions.give(journal.infusions.dose(course, 1), date(2025, 1, 6))
        journal.courses.end(course, date(2025, 2, 1), "not tolerated")
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            shown = seen(app)
        assert "Why it ended: not tolerated" in shown
        assert "Mon 20 Jan 2025  nothing recorded" in shown
        assert "moved or held?" not in shown

    @pytest.mark.usefixtures("monthly")
    async def test_words_narrow_the_rows_and_escape_brings_all_back(
        self, app: JournalApp, settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            rows = app.screen.query_one(Timeline)
            before = rows.option_count
            await pilot.press("slash", *"jan given", "enter")
            await settle(pilot)
            assert [option.id for option in rows.options] == ["1", "2"]
            await pilot.press("slash", *"x")
            await pilot.pause()
            assert rows.options[0].prompt == "No dose has these words."
            await pilot.press("escape")
            await settle(pilot)
            assert rows.option_count == before
            assert rows.chosen is not None

    @pytest.mark.parametrize("size", [NARROW, EIGHTY, WIDE])
    @pytest.mark.usefixtures("monthly")
    async def test_the_panel_beside_the_rows_gives_way_first(
        self, app: JournalApp, settle: Settle, size: tuple[int, int]
    ) -> None:
        async with app.run_test(size=size) as pilot:
            await opened(pilot, settle)
            assert app.screen.query_one(DoseSections).display == (size == WIDE)
            assert app.screen.query_one(Timeline).size.height >= 5

    async def test_what_people_wrote_is_shown_letter_for_letter(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        naughty = "[red]x[/] [@click=app.quit]y[/]"
        course = begun(journal, "anifrolumab_iv", date(2026, 3, 2), brand=f"[/]\x1b[31m{naughty}")
        dose = journal.infusions.dose(course)
        journal.infusions.hold(dose, HoldReason.OTHER, why=naughty, note=f"\u202e{naughty}")
        async with app.run_test(size=WIDE) as pilot:
            await opened(pilot, settle)
            timeline = seen(app)
            await pilot.press("enter")
            await settle(pilot)
            page = seen(app)
            await pilot.press("b")
            await settle(pilot)
            assert naughty in seen(app)
        assert f"[/][31m{naughty}" in timeline
        assert page.count(naughty) >= 3
        assert "\u202e" not in page


class TestDeciding:
    async def test_a_late_infusion_is_recorded_and_the_next_dates_move(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            assert "planned: given, moved or held?" in seen(app)
            await pilot.press("g")
            await settle(pilot)
            await retyped(pilot, "day", "today")
            await retyped(pilot, "start", "8:30")
            await retyped(pilot, "amount", "300 mg")
            await retyped(pilot, "weight", "61,5 kg")
            await pilot.press("enter")
            await settle(pilot)
            told = read_on(seen(app))
        given = kept(journal, monthly, 3)
        assert (given.given_on, given.dose_given, given.weight_kg) == (
            TODAY,
            "300 mg",
            Decimal("61.5"),
        )
        assert given.started_at is not None
        assert f"{given.started_at:%H:%M}" == "08:30"
        assert "Dose 3 recorded for Mon 2 Mar 2026, on plan; next: Mon 30 Mar 2026" in told
        assert "Mon 27 Apr 2026 planned" in told

    @pytest.mark.usefixtures("monthly")
    async def test_what_is_open_and_what_comes_next_are_told_as_on_today(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await settle(pilot)
            assert "In 25 days   Fri 27 Mar 2026" in seen(app)
            assert "Planned for 27 Feb: given, moved or held?" in seen(app)
            await opened(pilot, settle)
            head = read_on(seen(app))
        assert "Open: dose 3, Fri 27 Feb 2026 (3 days ago): given, moved or held?" in head
        assert "Next: Fri 27 Mar 2026 (in 25 days)" in head

    async def test_the_day_of_an_overdue_dose_is_the_persons_to_say(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("g")
            await settle(pilot)
            asked = read_on(seen(app))
            assert "Planned; today is Mon 2 Mar." in asked
            assert "Day planned Fri 27 Feb" in asked
            await pilot.press("enter")
            await settle(pilot)
            assert "Write the day on which it was given" in read_on(seen(app))
            assert 3 not in journal.infusions.timeline(monthly)
            await pilot.press("down", "down", "enter")
            await settle(pilot)
        assert kept(journal, monthly, 3).given_on == date(2026, 3, 1)

    async def test_a_dose_of_today_is_offered_as_given_today(
        self, app: JournalApp, journal: Journal, settle: Settle
    ) -> None:
        course = begun(journal, "anifrolumab_iv", TODAY)
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("g")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
        assert kept(journal, course, 1).given_on == TODAY

    @pytest.mark.usefixtures("monthly")
    async def test_a_move_hints_at_days_to_come(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("m")
            await settle(pilot)
            assert "2026-03-01, mon, +3d" in seen(app)

    async def test_three_days_late_moves_the_grid_not(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        course = begun(journal, "anifrolumab_iv", date(2026, 2, 22), rule=AnchorRule.GRID)
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("g")
            await settle(pilot)
            await retyped(pilot, "day", "2026-02-27")
            await pilot.press("enter")
            await settle(pilot)
            told = read_on(seen(app))
        assert kept(journal, course, 1).given_on == date(2026, 2, 27)
        assert "5 days late; next: Sun 22 Mar 2026 (in 20 days), closer than the usual" in told

    async def test_undo_takes_it_back(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("g")
            await settle(pilot)
            await pilot.press(*"today", "enter")
            await settle(pilot)
            assert 3 in journal.infusions.timeline(monthly)
            await pilot.press("u")
            await settle(pilot)
            assert 3 not in journal.infusions.timeline(monthly)
            assert "planned: given, moved or held?" in seen(app)
            [chosen] = marked(seen(app))
            assert chosen.startswith("▸ ○   3")

    async def test_an_earlier_dose_without_an_answer_is_asked_about_first(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("j", "g")
            await settle(pilot)
            await retyped(pilot, "day", "today")
            await retyped(pilot, "lot", "A1")
            await pilot.press("ctrl+s")
            await settle(pilot)
            asked = read_on(seen(app))
            assert 4 not in journal.infusions.timeline(monthly)
            assert app.screen.query_one("#lot", Input).value == "A1"
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert "Dose 3 was planned for Fri 27 Feb 2026, and nothing says yet" in asked
        assert "Save again to keep dose 4 all the same." in asked
        assert kept(journal, monthly, 4).lot == "A1"

    async def test_a_key_pressed_twice_answers_no_question_that_nobody_has_read(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("j", "g")
            await settle(pilot)
            await retyped(pilot, "day", "today")
            assert isinstance(app.screen, DoseDialog)
            app.screen.action_accept()
            app.screen.action_accept()
            await settle(pilot)
            assert "Save again to keep dose 4" in read_on(seen(app))
            assert 4 not in journal.infusions.timeline(monthly)

    async def test_another_outcome_takes_the_question_back_and_the_first_one_asks_it_again(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("j", "g")
            await settle(pilot)
            await retyped(pilot, "day", "today")
            await pilot.press("ctrl+s")
            await settle(pilot)
            outcome = app.screen.query_one("#outcome", Select)
            outcome.value = InfusionStatus.HELD.value
            await settle(pilot)
            assert "Save again" not in read_on(seen(app))
            outcome.value = InfusionStatus.GIVEN.value
            await settle(pilot)
            await retyped(pilot, "day", "today")
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert "Save again to keep dose 4" in read_on(seen(app))
            assert 4 not in journal.infusions.timeline(monthly)

    async def test_a_later_dose_is_cancelled_without_a_question_and_the_open_one_stays(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("j", "x")
            await settle(pilot)
            await pilot.press("ctrl+s")
            await settle(pilot)
            rows = read_on(seen(app))
        assert kept(journal, monthly, 4).status is InfusionStatus.CANCELLED
        assert "3 Fri 27 Feb 2026 planned: given, moved or held?" in rows

    async def test_a_booking_asks_about_no_other_dose(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("j", "b")
            await settle(pilot)
            await retyped(pilot, "day", "2026-03-30")
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert kept(journal, monthly, 4).planned_on == date(2026, 3, 30)

    @pytest.mark.usefixtures("monthly")
    async def test_the_form_names_its_dose_and_day_and_the_key_that_saves(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=NARROW) as pilot:
            await opened(pilot, settle)
            await pilot.press("g")
            await settle(pilot)
            shown = seen(app)
        assert "─ What becomes of dose 3, Fri 27 Feb 2026? ─" in shown
        assert "^s Save" in shown
        assert "esc Close" in shown

    async def test_held_then_booked_again(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("o")
            await settle(pilot)
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert "Choose why it was held." in seen(app)
            app.screen.query_one("#reason", Select).value = "labs"
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert kept(journal, monthly, 3).reason is HoldReason.LABS
            assert "Next: dose 3 is held and has no new date" in seen(app)
            await pilot.press("b")
            await settle(pilot)
            await retyped(pilot, "day", "+1w")
            await retyped(pilot, "at", "9:30")
            await retyped(pilot, "place", "Ward 3")
            await pilot.click("#confirmed")
            await pilot.press("ctrl+s")
            await settle(pilot)
        booked = kept(journal, monthly, 3)
        assert booked.status is InfusionStatus.CONFIRMED
        assert (booked.planned_on, booked.planned_at) == (date(2026, 3, 9), time(9, 30))
        assert booked.place == "Ward 3"

    async def test_moved_keeps_its_number(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("m")
            await settle(pilot)
            await pilot.press(*"thu", "tab")
            await retyped(pilot, "why", "no bed")
            await pilot.press("enter")
            await settle(pilot)
        moved = kept(journal, monthly, 3)
        assert (moved.status, moved.planned_on) == (InfusionStatus.MOVED, date(2026, 3, 5))
        assert moved.reason_note == "no bed"

    @pytest.mark.parametrize(
        ("key", "status"), [("n", InfusionStatus.MISSED), ("x", InfusionStatus.CANCELLED)]
    )
    async def test_a_dose_that_will_not_be_given(
        self,
        app: JournalApp,
        journal: Journal,
        monthly: Entry[Course],
        settle: Settle,
        key: str,
        status: InfusionStatus,
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press(key)
            await settle(pilot)
            await pilot.press(*"snow", "enter")
            await settle(pilot)
        dose = kept(journal, monthly, 3)
        assert (dose.status, dose.reason_note) == (status, "snow")

    async def test_a_wrong_day_is_named_and_what_was_typed_stays(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("g")
            await settle(pilot)
            await retyped(pilot, "lot", "A1")
            await retyped(pilot, "day", "31/02")
            await pilot.press("enter")
            await settle(pilot)
            assert "“31/02” is not a date" in seen(app)
            await retyped(pilot, "day", "2026-01-10")
            await pilot.press("enter")
            await settle(pilot)
            assert "cannot have been given before it" in read_on(seen(app))
            assert shows(app, DoseDialog)
            assert app.screen.query_one("#lot", Input).value == "A1"
        assert 3 not in journal.infusions.timeline(monthly)

    async def test_by_mouse_alone_from_the_footer_and_from_the_page(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.click(Timeline, offset=(10, 3))
            await settle(pilot)
            assert shows(app, DoseScreen)
            await pilot.click(Deeds, offset=(3, 0))
            await settle(pilot)
            assert shows(app, DoseDialog)
            await pilot.click("DayStep")
            await pilot.click("#accept")
            await settle(pilot)
            assert shows(app, DoseScreen)
            assert kept(journal, monthly, 3).given_on == TODAY
            await pilot.click("FooterKey")
            await settle(pilot)
            assert shows(app, InfusionsScreen)

    async def test_what_is_recorded_is_edited_and_what_is_not_says_so(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("e")
            await settle(pilot)
            assert "Nothing is recorded about dose 3 yet" in seen(app)
            await pilot.press("k", "d")
            await settle(pilot)
            await pilot.press("y")
            await settle(pilot)
        assert set(journal.infusions.timeline(monthly)) == {1}

    async def test_the_chooser_offers_all_that_can_become_of_the_dose(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("a")
            await pilot.pause()
            assert app.screen.query_one(OptionList).option_count == 10
            await pilot.press("down", "down", "down", "down", "enter")
            await settle(pilot)
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert kept(journal, monthly, 3).status is InfusionStatus.MISSED


class TestPage:
    async def test_before_during_and_after(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        dose = journal.infusions.dose(monthly, 3)
        journal.infusions.give(dose, TODAY, lot="A1", place="Ward 3", note="tired\nbut fine")
        async with app.run_test(size=WIDE) as pilot:
            await opened(pilot, settle)
            await pilot.press("k", "enter")
            await settle(pilot)
            page = seen(app)
            await pilot.press("escape")
            await settle(pilot)
            assert shows(app, InfusionsScreen)
        before, during = page.index("─ Before"), page.index("─ During")
        after = page.index("─ After")
        assert before < page.index("By the plan") < during
        assert during < page.index("Ward 3") < after
        assert after < page.index("tired") < page.index("but fine")

    async def test_what_was_answered_after_it_stands_on_its_page(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle, seen: Seen
    ) -> None:
        journal.infusions.give(journal.infusions.dose(monthly, 3), date(2026, 3, 1))
        now = journal.person.right_now()
        journal.checkins.record(now, {"fatigue": Decimal(6)}, note="slept a lot")
        [follow_up] = [one for one in journal.reminders.due() if one.reminder == "rem_post_24h"]
        journal.reminders.answer(follow_up.id, Answered.DONE)
        async with app.run_test(size=WIDE) as pilot:
            await opened(pilot, settle)
            await pilot.press("k", "enter")
            await settle(pilot)
            page = read_on(seen(app))
        assert "Follow-up Mon 2 Mar 2026: fatigue 6, “slept a lot”" in page

    async def test_a_dose_whose_course_is_gone_leads_back(
        self, app: JournalApp, journal: Journal, monthly: Entry[Course], settle: Settle
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("enter")
            await settle(pilot)
            journal.pages.delete(monthly.id)
            app.reload()
            await settle(pilot)
            assert shows(app, InfusionsScreen)
            assert app.screen.query_one("#begin", Button).has_focus


class TestCourses:
    async def test_an_empty_journal_says_how_to_begin_by_key_and_by_click(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            assert "i  Begin a course" in seen(app)
            assert "g Given" not in seen(app)
            await pilot.click("#begin")
            await settle(pilot)
            assert shows(app, CourseDialog)

    @pytest.mark.usefixtures("monthly")
    async def test_a_course_that_was_begun_is_the_one_that_is_shown(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("i")
            await settle(pilot)
            app.screen.query_one("#regimen", Select).value = "rituximab_2x"
            app.screen.query_one("#told", Select).value = "no"
            await retyped(pilot, "start", "2026-04-01")
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert "rituximab    ←  course 2 of 2  →" in seen(app)
        assert len(journal.courses.running()) == 2

    @pytest.mark.usefixtures("monthly")
    async def test_a_course_ends_with_its_reason(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=EIGHTY) as pilot:
            await opened(pilot, settle)
            await pilot.press("a")
            await pilot.pause()
            await pilot.press("end", "up", "enter")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert "The reason is empty" in seen(app)
            await pilot.press(*"no effect", "enter")
            await settle(pilot)
            assert "Why it ended: no effect" in seen(app)
        [ended] = journal.courses.all()
        assert (ended.fact.ended_on, ended.fact.end_reason) == (TODAY, "no effect")


async def test_a_dose_that_is_moved_starts_from_its_planned_day(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    begun(journal, "anifrolumab_iv", date(2026, 3, 20))
    async with app.run_test(size=EIGHTY) as pilot:
        await opened(pilot, settle)
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("up", "up")
        assert app.screen.query_one("#day", Input).value == "2026-03-21"


@pytest.mark.usefixtures("monthly")
async def test_the_open_choices_of_a_field_have_a_frame(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await opened(pilot, settle)
        await pilot.press("o")
        await pilot.pause()
        await pilot.click("#outcome")
        await pilot.pause()
        [row] = [line for line in seen(app).splitlines() if "cancelled" in line]
        assert "│cancelled" in row


@pytest.mark.usefixtures("monthly")
async def test_every_line_of_what_can_be_added_has_a_key_that_acts(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await opened(pilot, settle)
        await pilot.press("a")
        await pilot.pause()
        assert "0  Delete the course" in seen(app)
        await pilot.press("o")
        await settle(pilot)
        assert shows(app, DoseDialog)
        assert app.screen.query_one("#outcome", Select).value == InfusionStatus.HELD
        await pilot.press("escape", "a", "0")
        await settle(pilot)
        assert "Delete" in seen(app)
        assert not shows(app, InfusionsScreen)
