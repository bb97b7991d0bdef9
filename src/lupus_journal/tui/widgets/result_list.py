"""Every result of one analyte, the newest on top: what the chart shows, and what it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from lupus_journal.charts.marks import marks_of
from lupus_journal.domain.days import dated
from lupus_journal.services.lab_reading import as_typed
from lupus_journal.tui.widgets.rows import Cell, Column, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.charts.marks import Marks
    from lupus_journal.services.labs import Cumulative

COLUMNS = (
    Column("", 1),
    Column("Day", 11),
    Column("", 1),
    Column("Range", 9),
    Column("Cycle", 7),
    Column("Laboratory", 20),
    Column("Method", 14),
)
RESULT = 2
"""The place among them of the results themselves."""
FIGURES, WORDS, WIDENED = 9, 14, 3
"""How wide figures in one unit and results in words are, and how much wider they may become."""
LEAST_SHOWN = 8
"""Of how few cells a column that is cut short still says something."""


class ResultList(Rows):
    """One row a result, with the mark that it has in the chart."""

    shown: reactive[Cumulative | None] = reactive(None, repaint=False)

    ascii_only: reactive[bool] = reactive(False, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._marks: Marks | None = None

    @property
    def count(self) -> int:
        """How many results there are."""
        return len(self.shown.results) if self.shown else 0

    def watch_shown(self) -> None:
        """Begin with the newest."""
        self.watch_ascii_only()
        self.refill(0)

    def watch_ascii_only(self) -> None:
        """Mark the results as the chart does."""
        shown = self.shown
        self._marks = marks_of(shown.trend, ascii_only=self.ascii_only) if shown else None
        self.refresh()

    def columns_for(self, width: int) -> Sequence[Column]:
        """As many columns as there is room for, the last ones giving way."""
        unit = as_typed(self.shown.trend.unit) if self.shown else ""
        figures = Column(unit, FIGURES) if unit else Column("Result", WORDS)
        columns, room = [], width
        for column in (*COLUMNS[:RESULT], figures, *COLUMNS[RESULT:]):
            taken = min(column.width, room)
            if taken < min(column.width, LEAST_SHOWN):
                break
            columns.append(column._replace(width=taken))
            room -= taken + 1
        if len(columns) > RESULT:
            wider = min(figures.width + max(0, room), figures.width + WIDENED)
            columns[RESULT] = figures._replace(width=wider)
        return columns

    def cells(self, row: int) -> Sequence[Cell]:
        """A result as printed, with what stands beside it in its report."""
        if self.shown is None or self._marks is None:
            return ()
        reported, trend = self.shown.results[row], self.shown.trend
        result, report = reported.result.fact, reported.report.fact
        point = trend.points[-1 - row]
        mark = self._marks.of(point)[0] if trend.can_draw(point) else ""
        return (
            Cell(mark),
            Cell(dated(report.on)),
            Cell(point.printed, "rows--strong" if result.flag else ""),
            Cell(result.flag, "rows--strong"),
            Cell(result.range.text, "rows--faint"),
            Cell("" if point.cycle_day is None else f"day {point.cycle_day}", "rows--faint"),
            Cell(report.laboratory, "rows--faint"),
            Cell(result.method, "rows--faint"),
        )
