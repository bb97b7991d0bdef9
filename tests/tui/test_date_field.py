"""A day by keys and by mouse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import App

from lupus_journal.tui.widgets.date_field import DateField, DayInput, DayStep

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
        earlier, later = app.query(DayStep)
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
