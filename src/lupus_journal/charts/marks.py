"""What each result is drawn as: the same mark in the chart, in its legend and in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.charts.drawing import Ink
from lupus_journal.charts.glyphs import ASCII, UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lupus_journal.charts.glyphs import Glyphs
    from lupus_journal.domain.trends import Point, Trend


class Marks:
    """One mark for each series, and open ones for what lies beyond a limit."""

    def __init__(self, drawable: Iterable[Point], glyphs: Glyphs) -> None:
        self.series = tuple(dict.fromkeys(point.series for point in drawable))
        self._glyphs = glyphs
        self._of_series = {name: glyphs.point(n) for n, name in enumerate(self.series)}

    def of(self, point: Point) -> tuple[str, Ink]:
        """The mark of a drawable result, and its ink."""
        match point.comparator[:1]:
            case "<":
                return self._glyphs.below, Ink.CENSORED
            case ">":
                return self._glyphs.above, Ink.CENSORED
        return self._of_series[point.series], Ink.POINT


def marks_of(trend: Trend, *, ascii_only: bool = False) -> Marks:
    """The marks of a trend that is drawn from its first result to its last."""
    return Marks(filter(trend.can_draw, trend.points), ASCII if ascii_only else UNICODE)
