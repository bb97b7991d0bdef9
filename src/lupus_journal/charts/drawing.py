"""A finished drawing: rows of text that say what they show, in no colour yet.

The screen and the command line give each ink its colour; without any, the text still reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from unicodedata import category, east_asian_width

from lupus_journal.domain.text import shown


class Ink(StrEnum):
    """What a piece of a drawing shows."""

    BLANK = "blank"
    TITLE = "title"
    LABEL = "label"
    AXIS = "axis"
    LINE = "line"
    POINT = "point"
    CENSORED = "censored"
    BAND = "band"
    INFUSION = "infusion"
    BREAK = "break"


class Tint(StrEnum):
    """What lies behind a piece of a drawing."""

    NONE = "none"
    BAND = "band"
    INFUSION = "infusion"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters in one ink on one tint."""

    text: str
    ink: Ink
    tint: Tint = Tint.NONE


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows of spans, top row first; each row is `width` terminal cells wide."""

    rows: tuple[tuple[Span, ...], ...]
    width: int
    height: int

    def plain(self) -> str:
        """The drawing as text without colour, its line ends trimmed."""
        lines = ("".join(span.text for span in row).rstrip() for row in self.rows)
        return "\n".join(lines)


class Canvas:
    """A grid of cells to draw on, (0, 0) at the top left; what falls outside is cut off."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._glyphs = [[" "] * width for _ in range(height)]
        self._inks = [[Ink.BLANK] * width for _ in range(height)]
        self._tints = [[Tint.NONE] * width for _ in range(height)]

    def put(self, column: int, row: int, glyph: str, ink: Ink) -> None:
        """Set one cell."""
        if 0 <= column < self.width and 0 <= row < self.height:
            self._glyphs[row][column] = glyph
            self._inks[row][column] = ink

    def put_under(self, column: int, row: int, glyph: str, ink: Ink) -> None:
        """Set one cell unless something is drawn there."""
        is_inside = 0 <= column < self.width and 0 <= row < self.height
        if is_inside and self._glyphs[row][column] == " ":
            self.put(column, row, glyph, ink)

    def write(self, column: int, row: int, text: str, ink: Ink) -> int:
        """Write a text from a cell on, and answer with the column after it."""
        for glyph in _glyphs_of(text):
            self.put(column, row, glyph, ink)
            column += 1
        return column

    def tint(self, columns: range, rows: range, tint: Tint) -> None:
        """Lay a tint behind a rectangle, over any that was there."""
        for row in range(max(rows.start, 0), min(rows.stop, self.height)):
            for column in range(max(columns.start, 0), min(columns.stop, self.width)):
                self._tints[row][column] = tint

    def drawing(self) -> Drawing:
        """What has been drawn so far."""
        rows = tuple(self._spans(row) for row in range(self.height))
        return Drawing(rows, self.width, self.height)

    def _spans(self, row: int) -> tuple[Span, ...]:
        cells = zip(self._glyphs[row], self._inks[row], self._tints[row], strict=True)
        runs = groupby(cells, key=lambda cell: cell[1:])
        return tuple(
            Span("".join(glyph for glyph, _, _ in run), ink, tint) for (ink, tint), run in runs
        )


def cells_of(text: str) -> int:
    """How many terminal cells a text takes."""
    return len(_glyphs_of(text))


def fitted(text: str, cells: int, ellipsis_glyph: str = "…") -> str:
    """A text cut to so many terminal cells, with an ellipsis where it was cut."""
    glyphs = _glyphs_of(text)
    if len(glyphs) <= cells:
        return "".join(glyphs)
    return "".join(glyphs[: max(0, cells - cells_of(ellipsis_glyph))]).rstrip() + ellipsis_glyph


def _glyphs_of(text: str) -> list[str]:
    """A text as one string a terminal cell: a wide character takes two, the second of them empty.

    What has no width joins the cell before it.
    """
    glyphs: list[str] = []
    for character in shown(text):
        if category(character) in {"Cf", "Zl", "Zp"}:
            continue
        if category(character) in {"Mn", "Me"}:
            if glyphs:
                glyphs[-1] += character
            continue
        glyphs.append(character)
        if east_asian_width(character) in "WF":
            glyphs.append("")
    return glyphs
