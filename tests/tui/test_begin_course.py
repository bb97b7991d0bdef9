"""The form in which a course is begun."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Label, Select, Static

from lupus_journal.domain.courses import AnchorRule, Severity
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.phases import Phase
from lupus_journal.tui.dialogs.course import CourseDialog
from lupus_journal.tui.screens.courses import course_dialog
from lupus_journal.tui.screens.reading import ReadingScreen
from lupus_journal.tui.widgets.both_rules import BothRules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

EIGHTY, WIDE, NARROW = (80, 24), (120, 36), (60, 20)


async def asked(pilot: Pilot[None], journal: Journal, settle: Settle) -> None:
    """Open the form over whatever screen there is."""
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    screen.ask(course_dialog(journal, screen.today))
    await settle(pilot)


async def typed(pilot: Pilot[None], **fields: str) -> None:
    """Fill fields by their ids, as if somebody had pasted each text or chosen it from its list."""
    for name, text in fields.items():
        widget = pilot.app.screen.query_one(f"#{name.replace('_', '-')}")
        assert isinstance(widget, (Input, Select))
        widget.value = text
    await pilot.pause()


def problem(app: JournalApp) -> str:
    """What the form says is wrong."""
    return str(app.screen.query_one(".problem", Label).content)


def dates(app: JournalApp) -> dict[AnchorRule, list[date]]:
    """The dates that stand beside the fields."""
    shown = app.screen.query_one(BothRules).dates or {}
    return {rule: [dose.day for dose in doses] for rule, doses in shown.items()}


async def test_by_keys_alone_from_the_list_of_medicines_to_the_first_course(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await pilot.press("enter", *"beli", "enter", "tab", *"2026-03-04", "tab", *"Benlysta")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "drink? Answer yes, no or not sure." in " ".join(problem(app).split())
        assert journal.courses.all() == []
        await pilot.press("enter", "down", "down", "down", "enter", "ctrl+s")
        await settle(pilot)
    assert journal.person.get().limit_drinking is ToldToLimit.NOT_SURE
    [course] = journal.courses.all()
    assert (course.fact.regimen, course.fact.brand) == ("belimumab_iv", "Benlysta")
    assert course.fact.start == date(2026, 3, 4)
    assert course.fact.rule is AnchorRule.FROM_GIVEN


async def test_the_dates_stand_beside_what_is_typed_before_anything_is_kept(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen="anifrolumab_iv", start="2026-01-05")
        assert dates(app)[AnchorRule.GRID][:2] == [date(2026, 1, 5), date(2026, 2, 2)]
        await typed(pilot, last_given="2026-02-06")
        assert dates(app)[AnchorRule.FROM_GIVEN][:2] == [date(2026, 3, 6), date(2026, 4, 3)]
        assert dates(app)[AnchorRule.GRID][:2] == [date(2026, 3, 2), date(2026, 3, 30)]
    assert journal.courses.all() == []


async def test_a_pair_that_waits_for_an_order_says_so_until_an_interval_is_typed(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen="rituximab_2x", start="2026-03-04")
        assert "After that the plan waits" in seen(app)
        await typed(pilot, every="24w")
        assert dates(app)[AnchorRule.GRID][2] == date(2026, 8, 19)


@pytest.mark.parametrize(
    ("regimen", "shown"),
    [
        ("belimumab_iv", set()),
        ("rituximab_2x", {"every"}),
        ("mp_pulse", {"days"}),
        ("ivig", {"every", "days"}),
        ("custom", {"medicine", "every", "load"}),
    ],
)
async def test_only_what_a_regimen_lets_one_choose_is_asked(
    app: JournalApp, journal: Journal, settle: Settle, regimen: str, shown: set[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen=regimen)
        rows = {name: app.screen.query_one(f"#{name}") for name in ("medicine", "every", "days")}
        rows["load"] = app.screen.query_one("#load")
        assert {name for name, field in rows.items() if field.size.width} == shown


async def test_a_plan_of_ones_own(app: JournalApp, journal: Journal, settle: Settle) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen="custom", medicine="abatacept", start="2026-03-04")
        await typed(pilot, load="0,14,28", every="28d", rule="grid", severity="moderate", told="no")
        await pilot.press("ctrl+s")
        await settle(pilot)
    [course] = journal.courses.all()
    assert course.fact.medicine == "abatacept"
    assert course.fact.phases[0] == Phase((0, 14, 28))
    assert (course.fact.rule, course.fact.severity) == (AnchorRule.GRID, Severity.MODERATE)


async def test_one_that_is_under_way_begins_with_its_latest_infusion(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen="belimumab_iv", start="2025-11-03", last_given="2026-02-24")
        await typed(pilot, told="no")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Began belimumab. Next: Tue 24 Mar 2026 (in 22 days)." in seen(app)
    [course] = journal.courses.all()
    [given] = journal.infusions.timeline(course).values()
    assert (given.dose, given.given_on) == (6, date(2026, 2, 24))


async def test_the_limit_question_is_asked_until_it_is_answered(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen="belimumab_iv", start="2026-03-04", told="not sure")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert journal.person.get().limit_drinking is ToldToLimit.NOT_SURE
        await asked(pilot, journal, settle)
        assert not app.screen.query("#told")


async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, brand="Benlysta")
        for fields, sentence in (
            ({}, "Choose the medicine and its schedule."),
            ({"regimen": "cyc_nih"}, "Write the course's first day"),
            ({"start": "2026-03-04", "every": "3w"}, "is given every 1mo or 28d"),
        ):
            await typed(pilot, **fields)
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert sentence in seen(app)
        assert isinstance(app.screen, CourseDialog)
        assert app.screen.query_one("#brand", Input).value == "Benlysta"
    assert journal.courses.all() == []


@pytest.mark.parametrize("size", [NARROW, EIGHTY, WIDE])
async def test_both_buttons_are_in_sight_at_every_size(
    app: JournalApp, journal: Journal, settle: Settle, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await asked(pilot, journal, settle)
        await typed(pilot, regimen="ivig")
        await pilot.click("#accept")
        await settle(pilot)
        assert isinstance(app.screen, CourseDialog)
        await pilot.click("#give-up")
        await settle(pilot)
    assert journal.courses.all() == []


def cut_off(app: JournalApp) -> list[str]:
    """Hints and choices that their fields have no room for, and texts that want more lines."""
    fields = [field for field in app.screen.query(Input) if field.region and not field.value]
    hints = [one.placeholder for one in fields if len(one.placeholder) > one.content_size.width]
    choices = [
        str(words)
        for select in app.screen.query(Select)
        for words, _ in select._options  # noqa: SLF001 - Textual offers no way to read them
        if 0 < select.query_one("#label").content_size.width < len(str(words))
    ]
    texts = [
        str(text.content)
        for text in app.screen.query(Static)
        if text.region and text.virtual_size.height > text.size.height
    ]
    return hints + choices + texts


async def test_in_eighty_columns_no_hint_and_no_choice_is_cut(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        assert cut_off(app) == []
        for regimen in journal.regimens:
            await typed(pilot, regimen=regimen.id, start="2026-03-10")
            await pilot.pause()
            assert cut_off(app) == []


async def test_all_that_is_said_beside_the_fields_is_seen(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await asked(pilot, journal, settle)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Choose the medicine and its schedule." in seen(app)
        await typed(pilot, regimen="belimumab_iv", start="2026-03-04")
        await settle(pilot)
        assert "Choose the medicine and its schedule." not in seen(app)
        assert "comes early or late." in seen(app)
