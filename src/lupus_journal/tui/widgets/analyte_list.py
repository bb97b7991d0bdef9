"""The newest result of every analyte, beside the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.days import short
from lupus_journal.domain.record_words import lab_value
from lupus_journal.tui.widgets.rows import Cell, Column, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.services.labs import Newest

TEST, FLAG, NEWEST = Column("Test", 7), Column("", 1), Column("Newest", 11)
DAY, BEFORE, RANGE = Column("Day", 7), Column("Before", 6), Column("Range", 10)
WIDEST_NEWEST = 16


class AnalyteList(Rows):
    """One row an analyte; the cursor chooses whose results are shown."""

    NOTHING = "No test here goes by these words."

    def __init__(self, today: date) -> None:
        super().__init__()
        self.news: tuple[Newest, ...] = ()
        self._today = today

    @property
    def count(self) -> int:
        """How many analytes there are."""
        return len(self.news)

    @property
    def chosen(self) -> Newest | None:
        """The analyte under the cursor."""
        return self.news[self.cursor] if self.news else None

    def show(self, news: tuple[Newest, ...], wanted: str = "") -> None:
        """Show these rows, with the cursor on the analyte that is wanted or that it was on."""
        code = wanted or (self.chosen.code if self.chosen else "")
        self.news = news
        places = (place for place, one in enumerate(news) if one.code == code)
        self.refill(next(places, self.cursor))

    def columns_for(self, width: int) -> Sequence[Column]:
        """The range where there is room for it; what is left over goes to tests, then to results."""
        columns = [TEST, FLAG, NEWEST, DAY, BEFORE]
        if width >= _cells_of([*columns, RANGE]):
            columns.append(RANGE)
        longest = max((len(one.result.result.fact.called) for one in self.news), default=0)
        columns[0] = _widened(TEST, longest, width - _cells_of(columns))
        columns[2] = _widened(NEWEST, WIDEST_NEWEST, width - _cells_of(columns))
        return columns

    def cells(self, row: int) -> Sequence[Cell]:
        """The newest result with its flag and day, the one before, and the laboratory's range."""
        one = self.news[row]
        newest, report = one.result.result.fact, one.result.report.fact
        before = one.previous.result.fact.value.printed if one.previous else ""
        return (
            Cell(newest.called),
            Cell(newest.flag, "rows--strong"),
            Cell(lab_value(newest), "rows--strong" if newest.flag else ""),
            Cell(_dated(report.on, self._today), "rows--faint"),
            Cell(before, "rows--faint"),
            Cell(newest.range.text, "rows--faint"),
        )


def _widened(column: Column, widest: int, left: int) -> Column:
    return column._replace(width=max(column.width, min(widest, column.width + left)))


def _cells_of(columns: Sequence[Column]) -> int:
    return sum(column.width + 1 for column in columns)


def _dated(day: date, today: date) -> str:
    """A day of this year, or the month of an earlier one: 3 Mar, Mar ’24."""
    return short(day) if day.year == today.year else f"{short(day).partition(' ')[2]} ’{day:%y}"
