"""Lines of dots, drawn by plotext on a bare canvas."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lupus_journal.charts.axes import Axis

# plotext has one figure for the whole process, and screens draw in threads.
_figure_in_use = Lock()


@lru_cache(maxsize=4)
def line_rows(
    lines: tuple[tuple[tuple[float, float], ...], ...],
    across: Axis,
    up: Axis,
    size: tuple[int, int],
    marker: str,
) -> tuple[str, ...]:
    """The lines as rows of text, top row first; each joins its own places and no others.

    Places are finite: plotext fails on an infinity. The last few answers are kept, because a
    cursor moves over lines that stay.
    """
    import plotext  # noqa: PLC0415 - a chart is the only thing that pays for it

    # An empty place ends a line, and one signal lets lines share a cell of dots.
    places = [place for line in lines for place in (*line, (None, None))]
    with _figure_in_use:
        plotext.clear_figure()
        plotext.limit_size(False, False)
        plotext.plot_size(*size)
        plotext.theme("clear")
        plotext.frame(False)
        plotext.xticks([])
        plotext.yticks([])
        plotext.xlim(across.low, across.high)
        plotext.ylim(up.low, up.high)
        plotext.plot([x for x, _ in places], [y for _, y in places], marker=marker)
        canvas = plotext.uncolorize(plotext.build())
        plotext.clear_figure()
    return tuple(str(canvas).removesuffix("\n").split("\n"))
