"""Which results a chart shows when there are more than it has room for, and which it joins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lupus_journal.domain.trends import decimated, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lupus_journal.charts.view import Scene, View
    from lupus_journal.domain.trends import Point

# plotext takes some 3 µs a dot, and a chart is drawn while somebody waits.
_MOST_DOTS = 5_000
_FEWEST_COLUMNS = 20


def thinned_segments(view: View) -> list[tuple[Point, ...]]:
    """The segments in view, thinned to what the columns can show and be drawn at once."""
    columns = view.columns
    shown = _thinned(view.scene, segments(view.scene.points), columns)
    while columns >= 2 * _FEWEST_COLUMNS and _dots(view, shown) > _MOST_DOTS:
        columns //= 2
        shown = _thinned(view.scene, shown, columns)
    return shown


def measured_runs(scene: Scene, segment: Sequence[Point]) -> Iterator[list[Point]]:
    """The results a line may join: one that was not measured, or has no figure, ends a run."""
    run: list[Point] = []
    for point in segment:
        if point.is_measured and scene.trend.can_draw(point):
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _thinned(
    scene: Scene, whole: Sequence[tuple[Point, ...]], columns: int
) -> list[tuple[Point, ...]]:
    """Each segment with no more results than its share of the columns can show."""
    days = (scene.last - scene.first).days + 1
    shares = (((segment[-1].on - segment[0].on).days + 1) / days for segment in whole)
    return [
        decimated(segment, max(1, round(columns * share)))
        for segment, share in zip(whole, shares, strict=True)
    ]


def _dots(view: View, shown: Sequence[Sequence[Point]]) -> float:
    """How many dots the lines take."""
    dots_across, dots_up = view.scene.glyphs.dots
    across = view.columns * dots_across / view.across.span
    up = view.rows * dots_up / view.up.span
    lines = (
        [view.place(point) for point in run]
        for segment in shown
        for run in measured_runs(view.scene, segment)
    )
    steps = (step for line in lines for step in pairwise(line))
    return sum(max(abs(b[0] - a[0]) * across, abs(b[1] - a[1]) * up) for a, b in steps)
