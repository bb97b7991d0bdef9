"""A day by keys and by mouse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from lupus_journal.tui.widgets.date_field import DateField, DayInput, DayStep
from lupus_journal.tui.widgets.emptier import Emptier

if TYPE_CHECKING:
    from textual.app import ComposeResult

TODAY = date(2026, 3, 2)


class OneField(App[None]):
    """A day and nothing else."""

    CSS = "DayInput { width: 20; }"

    def __init__(self, value: date | None) -> None:
        super().__init__()
        self._value = value

    def compose(self) -> ComposeResult:
        """The field."""
        yield DateField("Day", "day", TODAY, self._value)


async def test_a_click_goes_a_day_on_and_another_a_day_back() -> None:
    app = OneField(TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        _, earlier, later, _ = app.query(DayStep)
        await pilot.click(later)
        assert app.query_one(DayInput).day() == date(2026, 3, 3)
        await pilot.click(earlier)
        await pilot.click(earlier)
        assert app.query_one(DayInput).day() == date(2026, 3, 1)


async def test_the_first_step_from_nothing_is_today() -> None:
    app = OneField(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up")
        assert app.query_one(DayInput).day() == TODAY
        await pilot.press("up")
        assert app.query_one(DayInput).day() == date(2026, 3, 3)


async def test_distant_days_are_a_few_clicks_away_where_there_is_room_for_them() -> None:
    app = OneField(TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        week_back, _, _, week_on = app.query(DayStep)
        await pilot.click(week_on)
        await pilot.click(week_on)
        assert app.query_one(DayInput).day() == date(2026, 3, 16)
        await pilot.click(week_back)
        assert app.query_one(DayInput).day() == date(2026, 3, 9)
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert not week_on.display


async def test_the_wheel_turns_the_days_of_a_field_that_was_chosen_and_of_no_other() -> None:
    app = OneField(TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.query_one(DayInput)
        app.set_focus(None)
        field.post_message(wheel(events.MouseScrollUp, field))
        await pilot.pause()
        assert field.day() == TODAY
        field.focus()
        await pilot.pause()
        field.post_message(wheel(events.MouseScrollUp, field))
        await pilot.pause()
        assert field.day() == date(2026, 3, 3)
        field.post_message(wheel(events.MouseScrollDown, field))
        field.post_message(wheel(events.MouseScrollDown, field))
        await pilot.pause()
        assert field.day() == date(2026, 3, 1)


async def test_a_click_empties_a_day_that_was_typed() -> None:
    app = OneField(TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(DayInput).focus()
        await pilot.pause()
        await pilot.click(Emptier)
        assert app.query_one(DayInput).value == ""
        assert not app.query_one(Emptier).display


def wheel(turn: type[events.MouseEvent], field: DayInput) -> events.MouseEvent:
    """The wheel turned over a field."""
    return turn(field, 0, 0, 0, 0, 0, False, False, False)
