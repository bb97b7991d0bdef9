"""The words around a trend's chart: its title, and what its marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.charts.drawing import Ink, cells_of, fitted
from lupus_journal.domain.text import clean_line
from lupus_journal.domain.trend_words import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lupus_journal.charts.view import Scene

Piece = tuple[str, Ink]
"""A few words in one ink."""

_APART = "   "


def title(scene: Scene) -> str:
    """What the chart shows: name, code, how many results, and how many have no place."""
    name, code = clean_line(scene.trend.name), clean_line(scene.trend.called)
    subject = f"{name} ({code})" if name and name != code else code
    words = f"{subject}, n = {len(scene.drawable)}"
    left_out = len(scene.points) - len(scene.drawable)
    return f"{words}, {left_out} listed, not drawn" if left_out else words


def legend_rows(scene: Scene, width: int, most_rows: int) -> list[list[Piece]]:
    """What each mark means, in as many rows as there may be; the last marks give way."""
    rows: list[list[Piece]] = [[]]
    for mark, ink, meaning in _marks(scene):
        words = fitted(scene.glyphs.words(meaning), width - 2, scene.glyphs.ellipsis)
        taken = sum(cells_of(text) for text, _ in rows[-1])
        if taken + len(_APART) + cells_of(words) + 2 > width and taken:
            if len(rows) == most_rows:
                break
            rows.append([])
        apart = _APART if rows[-1] else ""
        rows[-1] += [(f"{apart}{mark} ", ink), (words, Ink.LABEL)]
    return rows


def _marks(scene: Scene) -> Iterator[tuple[str, Ink, str]]:
    """Each mark with its ink and meaning, the most telling first."""
    glyphs = scene.glyphs
    named = [
        (glyphs.point(number), Ink.POINT, name)
        for number, series in enumerate(scene.series)
        if (name := clean_line(series))
    ]
    if len(scene.series) > 1:
        yield from named
    comparators = {point.comparator[:1] for point in scene.drawable}
    if "<" in comparators:
        yield glyphs.below, Ink.CENSORED, "less than"
    if ">" in comparators:
        yield glyphs.above, Ink.CENSORED, "more than"
    if scene.infusions:
        yield glyphs.infusion, Ink.INFUSION, "infusion"
    if scene.stretches:
        yield glyphs.range_edge, Ink.BAND, _range_words(scene)
    if scene.changes:
        yield glyphs.change, Ink.BREAK, "change of laboratory or method"
    if len(scene.series) == 1:
        yield from named


def _range_words(scene: Scene) -> str:
    ranges = {(stretch.low, stretch.high) for stretch in scene.stretches}
    if len(ranges) > 1:
        return "each lab's own range"
    return f"that lab's range {limits(*ranges.pop())}"
