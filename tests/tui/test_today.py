"""The first screen, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Button, Input, OptionList, Select, TextArea

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.answers import Answered
from lupus_journal.domain.courses import Course
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.errors import JournalUnavailable
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.person import Person
from lupus_journal.services.checkins import CheckinService
from lupus_journal.services.clock import clock_from
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.quick import QuickStore
from lupus_journal.tui.app import JournalApp
from lupus_journal.tui.dialogs.checkin import CheckinDialog
from lupus_journal.tui.dialogs.choose import ChooseDialog
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.screens.diary import DiaryScreen
from lupus_journal.tui.widgets.banner import Banner
from lupus_journal.tui.widgets.countdown import CountdownPanel
from lupus_journal.tui.widgets.day import DayPanel
from lupus_journal.tui.widgets.due_list import SHOWN_AT_ONCE, DueList
from lupus_journal.tui.widgets.taken_up import TakenUp
from lupus_journal.tui.widgets.unfinished import UnfinishedLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime
    from pathlib import Path
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.clock import Clock

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]

TODAY = date(2026, 3, 2)
EIGHTY = (80, 24)


def belimumab(journal: Journal, start: date, last_given: date | None = None) -> Entry[Course]:
    regimen = journal.regimens.find("belimumab_iv")
    course = Course(
        regimen=regimen.id, medicine=regimen.medicine, start=start, phases=regimen.phases
    )
    return journal.courses.add(course, last_given=last_given)


def custom(journal: Journal, medicine: str, start: date) -> Entry[Course]:
    phases = journal.regimens.find("belimumab_iv").phases
    course = Course(regimen="custom", medicine=medicine, start=start, phases=phases)
    return journal.courses.add(course)


def reopened(journal: Journal) -> JournalApp:
    from lupus_journal.bootstrap import open_quick

    quick = open_quick(journal.path, journal.clock)
    return JournalApp(quick, lambda: journal, quick.today.page())


async def form_opened(pilot: Pilot[None]) -> None:
    """Wait for a form that has something to read before it opens."""
    for _ in range(50):
        await pilot.pause(0.02)
        if isinstance(pilot.app.screen, Dialog):
            await pilot.pause()
            return
    pytest.fail("no form opened")


def text_of(app: JournalApp) -> str:
    """Everything on the screen, row by row."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, without colours
    return "\n".join(strip.text for strip in strips)


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
    assert "24 days since the last one" in shown


async def test_a_past_planned_date_asks_what_became_of_it(journal: Journal, settle: Settle) -> None:
    course = belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 1))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "Planned for 1 Mar: given, moved or held?" in text_of(app)
        app.query_one(DueList).focus()
        await pilot.press("enter")
        await form_opened(pilot)
        assert "What becomes of dose 4, Sun 1 Mar 2026?" in text_of(app)
        await pilot.press("ctrl+s")
        assert "Write the day on which it was given" in text_of(app)
        await pilot.press(*"yesterday", "ctrl+s")
        await settle(pilot)
    given = journal.infusions.timeline(course)
    newest = given[max(given)]
    assert (newest.status, newest.given_on) == (InfusionStatus.GIVEN, date(2026, 3, 1))


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


async def test_a_follow_up_is_answered_by_a_check_in(journal: Journal, settle: Settle) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 27))
    follow_up = journal.reminders.due()[0]
    assert follow_up.kind == "rem_post"
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("enter", "6", "4", "3", "5")
        await settle(pilot)
    assert len(journal.checkins.figures_on(TODAY)) == 4
    assert follow_up.id not in [one.id for one in journal.reminders.due()]


async def test_a_follow_up_is_ticked_off_and_a_second_press_answers_nothing(
    journal: Journal, settle: Settle
) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 27))
    follow_up = journal.reminders.due()[0]
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("x", "x")
        await settle(pilot)
    assert journal.checkins.figures_on(TODAY) == []
    assert follow_up.id not in [one.id for one in journal.reminders.due()]


async def test_a_follow_up_of_a_journal_that_cannot_be_read_is_refused_in_a_sentence(
    journal: Journal, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    belimumab(journal, date(2026, 2, 28), date(2026, 2, 28))

    def unreadable(*_: object) -> None:
        raise JournalUnavailable("The journal is in use.")

    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        monkeypatch.setattr(CheckinService, "last_figures", unreadable)
        await pilot.press("enter")
        await settle(pilot)
        assert "× The journal is in use." in text_of(app)


async def test_a_held_infusion_needs_its_reason(journal: Journal, settle: Settle) -> None:
    course = belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 1))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await form_opened(pilot)
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


async def test_a_bad_day_takes_one_key_and_is_logged_once(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("b", "b")
        await settle(pilot)
        await pilot.press("b")
        await settle(pilot)
        shown = text_of(app)
        assert "Too tired for details today" in shown
        assert "Logged already: too tired for details today" in shown
        assert shown.count("Undo") == 1, "only the footer's: nothing was done that could be"
    [moment] = journal.checkins.moments_on(TODAY)
    assert moment.fact.too_tired


async def test_undo_takes_a_bad_day_back(app: JournalApp, journal: Journal, settle: Settle) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
    assert journal.checkins.moments_on(TODAY) == []


@pytest.mark.parametrize(
    "note", ["[/]", "[red]x", "[@click=app.quit]x[/]", "red \x1b[31m", "\u202eabc", "a\nb\tc"]
)
async def test_notes_of_today_are_shown_letter_for_letter(
    journal: Journal, settle: Settle, note: str
) -> None:
    journal.checkins.record(journal.person.right_now(), {}, note=note)
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        shown = text_of(app)
    first = note.replace("\x1b", "").replace("\u202e", "").split("\n")[0]
    assert f"09:00 “{first}" in shown
    assert "\x1b" not in shown


async def test_symptoms_of_today_stand_below_the_check_in(journal: Journal, settle: Settle) -> None:
    when = journal.person.right_now()
    journal.checkins.record(when, {"fatigue": Decimal(6)})
    journal.diary.log_symptom(when.on, "joint_pain", Decimal(5), site="left hand")
    journal.diary.log_symptom(when.on, "hair", Decimal(2))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        shown = " ".join(text_of(app).split())
    assert "Fatigue or exhaustion 6 ━━━━━━····" in shown
    assert "5 of 10, left hand" in shown
    assert "Hair loss moderate" in shown


async def test_the_way_through_the_cycle_is_drawn(journal: Journal, settle: Settle) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 16))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        shown = text_of(app)
    assert f"16 Feb ●{'━' * 20}▸{'─' * 20}○ 16 Mar" in shown
    assert "then 13 Apr, 11 May, 8 Jun" in shown


async def test_only_three_due_things_are_shown_until_more_are_asked_for(
    journal: Journal, settle: Settle
) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 1))
    for day in (20, 21, 22):
        custom(journal, f"medicine {day}", date(2026, 2, day))
    titles = [one.title for one in journal.reminders.due()]
    assert len(titles) > SHOWN_AT_ONCE
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        due = app.query_one(DueList)
        assert due.option_count == SHOWN_AT_ONCE + 1
        assert f"+{len(titles) - SHOWN_AT_ONCE} more" in text_of(app)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert due.option_count == len(titles)


async def test_a_due_thing_is_put_off_and_ticked_by_mouse(journal: Journal, settle: Settle) -> None:
    belimumab(journal, date(2026, 3, 3))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        due = app.query_one(DueList)
        row = due.region.height - 1
        words = due.screen.find_widget(due).region.width - 1
        await pilot.click(due, offset=(words - 6, row))
        await settle(pilot)
        assert journal.reminders.due() == []
        assert "Put off for two hours" in text_of(app)
        await pilot.press("u")
        await settle(pilot)
        await pilot.click(due, offset=(words - 22, row))
        await settle(pilot)
        assert "Ticked off" in text_of(app)
    assert journal.reminders.due() == []


async def test_the_cursor_stays_on_its_thing_while_the_list_is_read_again(
    journal: Journal, settle: Settle
) -> None:
    belimumab(journal, date(2026, 3, 3))
    custom(journal, "another", date(2026, 3, 3))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        due = app.query_one(DueList)
        await pilot.press("j")
        chosen = due.chosen
        first = journal.reminders.due()[0]
        assert chosen is not None
        assert chosen != first
        journal.reminders.answer(first.id, Answered.DONE)
        await pilot.press("f", *"250", "enter")
        await settle(pilot)
        assert due.option_count == 1
        assert due.chosen == chosen


async def test_a_usual_amount_is_logged_with_a_click(journal: Journal, settle: Settle) -> None:
    for ml in (250, 1_250, 250):
        journal.fluids.record(Fluid(date(2026, 2, 27), None, ml))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        chips = [str(chip.label) for chip in app.screen.query(".usual").results(Button)]
        assert chips == ["250 ml", "1,250 ml"]
        await pilot.click(app.screen.query(".usual").last())
        await settle(pilot)
        assert "Drinks 1,250 ml" in text_of(app)
    assert journal.fluids.drunk_on(TODAY) == 1_250


async def test_nobody_is_offered_an_amount_that_they_never_drank(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert not app.screen.query(".usual")


async def test_a_limit_stands_beside_the_drinks_and_nothing_is_urged(
    journal: Journal, settle: Settle
) -> None:
    belimumab(journal, date(2026, 3, 3))
    journal.person.become(Person(limit_drinking=ToldToLimit.YES, fluid_limit_ml=1_500))
    journal.fluids.record(Fluid(TODAY, None, 900))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        shown = text_of(app)
    assert "│ Drinks 900 ml · your limit 1,500 ml" in shown
    assert "Ask your centre how much to drink" in shown


async def test_nothing_is_said_of_drinking_long_before_an_infusion(
    journal: Journal, settle: Settle
) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 16))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "Drinks" not in text_of(app)


async def test_a_half_typed_note_is_told_of_and_continued_with_one_key(
    journal: Journal, settle: Settle
) -> None:
    journal.drafts.keep("note", "2026-03-02", {"note": "Slept badly [/]"})
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "Half-typed note, today at 09:00." in text_of(app)
        await pilot.press("r")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "Slept badly [/]"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Half-typed" not in text_of(app)
    assert [entry.note for entry in journal.checkins.moments_on(TODAY)] == ["Slept badly [/]"]


async def test_a_half_typed_form_is_continued_with_a_click(
    journal: Journal, settle: Settle
) -> None:
    journal.drafts.keep("check-in", "2026-03-02", {"fatigue": "6"})
    app = reopened(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await pilot.click(UnfinishedLine)
        await pilot.pause()
        await pilot.press("4", "3", "5")
        await settle(pilot)
    assert len(journal.checkins.figures_on(TODAY)) == 4


@pytest.mark.parametrize(
    ("form", "about", "told", "field"),
    [
        ("note", "2026-02-27", "Half-typed note for 27 Feb, today at 09:00.", "note"),
        ("symptom", "2026-03-01", "Half-typed symptom for 1 Mar, today at 09:00.", "find"),
        ("drink-on", "2026-03-01", "Half-typed drink for 1 Mar, today at 09:00.", "ml"),
        ("drink", "2026-03-01", "Half-typed drink for 1 Mar, today at 09:00.", "ml"),
        ("drink-on", "2026-03-02", "Half-typed drink, today at 09:00.", "ml"),
    ],
)
async def test_what_was_half_typed_of_an_earlier_day_is_continued_there(
    journal: Journal, settle: Settle, form: str, about: str, told: str, field: str
) -> None:
    journal.drafts.keep(form, about, {field: "300"})
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert told in text_of(app)
        await pilot.press("r")
        await settle(pilot)
        typed = app.screen.query_one(f"#{field}")
        assert isinstance(typed, Input | TextArea)
        assert (typed.text if isinstance(typed, TextArea) else typed.value) == "300"
        diary = app.screen_stack[0]
        assert isinstance(diary, DiaryScreen)
        assert diary.day == date.fromisoformat(about)


@pytest.mark.parametrize(
    ("form", "about"),
    [
        ("edit", "01jh3zc0000000000000000000"),
        ("note", "2026-03-03"),
        ("note", "never"),
        ("dose", "01jh3zc0000000000000000000-1-open"),
    ],
)
async def test_what_cannot_be_continued_from_today_is_not_told_of(
    journal: Journal, settle: Settle, form: str, about: str
) -> None:
    journal.drafts.keep(form, about, {"fatigue": "6"})
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "Half-typed" not in text_of(app)
        await pilot.press("r")
        await settle(pilot)
        assert not app.screen.is_modal


@pytest.mark.parametrize(("key", "field"), [("f", "ml"), ("n", "note"), ("s", "find")])
async def test_what_is_half_typed_today_is_of_that_day_ever_after(
    journal: Journal, settle: Settle, key: str, field: str
) -> None:
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press(key, "3", "escape")
        await settle(pilot)
    tomorrow = open_journal(journal.path, clock_from("2026-03-03T07:00"))
    app = reopened(tomorrow)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "for 2 Mar, yesterday at 09:00." in text_of(app)
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.query_one(TakenUp).draft is None
        await pilot.press("escape", "r")
        await settle(pilot)
        typed = app.screen.query_one(f"#{field}")
        assert isinstance(typed, Input | TextArea)
        assert (typed.text if isinstance(typed, TextArea) else typed.value) == "3"
        if key == "f":
            await pilot.press("enter")
            await settle(pilot)
    drinks = [(one.on, one.words) for one in tomorrow.days.on(TODAY) if one.kind == "Drink"]
    assert drinks == ([(TODAY, "3 ml")] if key == "f" else [])
    assert [draft.about for draft in tomorrow.drafts.all()] == (
        [] if key == "f" else ["2026-03-02"]
    )


class PassingClock:
    """A clock that a test sets on."""

    def __init__(self, clock: Clock) -> None:
        self.shows = clock.now()

    def now(self) -> datetime:
        """What it shows."""
        return self.shows


@pytest.mark.parametrize(("key", "kind"), [("n3", "Note"), ("f3", "Drink"), ("c3", "Check-in")])
async def test_what_is_begun_today_and_saved_tomorrow_is_of_today(
    tmp_path: Path, settle: Settle, key: str, kind: str
) -> None:
    clock = PassingClock(clock_from("2026-03-02T23:50"))
    journal = open_journal(str(tmp_path / "night.db"), clock)
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press(*key)
        await pilot.pause()
        clock.shows += timedelta(hours=8)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "on Mon 2 Mar 2026." in text_of(app)
    assert [one.kind for one in journal.days.on(TODAY)] == [kind]
    assert not journal.days.on(date(2026, 3, 3))


async def test_a_note_of_a_million_letters_is_taken(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    note = "ünd 😀 and on\n" * 80_000
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await pilot.pause()
        app.post_message(Paste(note))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "“ünd 😀 and on …" in text_of(app)
    [moment] = journal.checkins.moments_on(TODAY)
    assert moment.note == note


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "6", "7", "8"])
async def test_whatever_can_be_added_opens_its_form(
    journal: Journal, settle: Settle, key: str
) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 16))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("a", key)
        await form_opened(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_what_a_person_needs_is_seen_at_every_size(
    journal: Journal, settle: Settle, size: tuple[int, int]
) -> None:
    belimumab(journal, date(2026, 1, 5), last_given=date(2026, 2, 3))
    journal.checkins.record(journal.person.right_now(), {"fatigue": Decimal(6)})
    app = reopened(journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = text_of(app)
    for words in ("Tomorrow", "Tue 3 Mar 2026", "3 Feb ●", "○ 3 Mar", "Fatigue or exhaustion"):
        assert words in shown
    for words in ("x Done", "c Check in", "a Add", "b Bad day", "? Keys", "q Quit"):
        assert words in shown


async def test_where_there_is_room_today_stands_beside_what_is_ahead(
    journal: Journal, settle: Settle
) -> None:
    app = reopened(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        ahead, day = app.query_one(CountdownPanel).region, app.query_one(DayPanel).region
        assert day.x >= ahead.right
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.1)
        assert app.query_one(DayPanel).region.y >= app.query_one(CountdownPanel).region.bottom


async def test_another_journal_says_so_and_leads_back(journal: Journal, settle: Settle) -> None:
    app = reopened(journal)
    app.own_journal = "/home/me/journal.db"
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "Another journal, until you leave it" in text_of(app)
        await pilot.press("w")
        await pilot.pause()
    assert app.next_journal == "/home/me/journal.db"


@pytest.mark.parametrize("width", [60, 80])
async def test_whose_journal_it_is_stands_on_every_other_screen_too(
    journal: Journal, settle: Settle, width: int
) -> None:
    app = reopened(journal)
    app.own_journal = "/home/me/journal.db"
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        for key in ("2", "3", "4", "8"):
            await pilot.press(key)
            await settle(pilot)
            top, *_ = text_of(app).splitlines()
            assert "8 Me" in top
            assert "not your own" in top


async def test_ones_own_journal_leads_nowhere_else(app: JournalApp, settle: Settle) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert not app.query(Banner)
        await pilot.press("w")
        await settle(pilot)
        assert app.is_running
    assert app.next_journal == ""


async def test_lab_results_are_told_of_until_they_were_looked_at(
    journal: Journal, settle: Settle
) -> None:
    journal.labs.record(LabReport(date(2026, 3, 1)), LabLine(name="C3", printed="71", unit="mg/dL"))
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "1 new lab result, of 1 Mar   4 shows the labs" in text_of(app)
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert "new lab result" not in text_of(app)
    assert journal.lab_news.unseen() is None
    assert journal.entries.undo().words
    assert journal.labs.latest() == []


@pytest.mark.parametrize(
    ("key", "field"), [("c", "meaning"), ("s", "find"), ("f", "ml"), ("n", "note")]
)
async def test_a_letter_beside_a_line_of_what_can_be_added_chooses_it(
    journal: Journal, settle: Settle, key: str, field: str
) -> None:
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.query(f"#{field}")


async def test_behind_a_dialog_no_key_of_the_screen_invites(
    journal: Journal, settle: Settle
) -> None:
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert "q Quit" in text_of(app)
        await pilot.press("a")
        await pilot.pause()
        assert "q Quit" not in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "q Quit" in text_of(app)


async def test_the_list_of_what_can_be_added_is_left_by_a_click(
    journal: Journal, settle: Settle
) -> None:
    app = reopened(journal)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("a")
        await pilot.pause()
        rows = text_of(app).splitlines()
        [y] = [row for row, line in enumerate(rows) if "esc Close" in line]
        await pilot.click(offset=(rows[y].index("esc Close") + 4, y))
        await settle(pilot)
        assert not isinstance(app.screen, ChooseDialog)
