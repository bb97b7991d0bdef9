"""The characters a chart is drawn with, and the same in ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from unicodedata import normalize

_SPELLED = str.maketrans({"–": "-", "−": "-", "…": "...", "µ": "u", "μ": "u", "β": "b", "×": "x"})
_SPELLED.update(str.maketrans({"≤": "<=", "≥": ">=", "→": "->", "“": '"', "”": '"', "’": "'"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """One set of characters: what each part of a chart is drawn with."""

    points: str
    """One for each series, so that a series is told by more than its colour."""
    below: str
    above: str
    infusion: str
    range_edge: str
    change: str
    upright: str
    upright_tick: str
    corner: str
    floor: str
    floor_tick: str
    ellipsis: str
    line_marker: str
    """What plotext draws lines with."""
    dots: tuple[int, int]
    """How many dots of a line fit in one cell, across and up."""
    is_ascii: bool

    def point(self, series_number: int) -> str:
        """The mark of the nth series, counted from 0."""
        return self.points[series_number % len(self.points)]

    def words(self, text: str) -> str:
        """A text in the characters of this set."""
        if not self.is_ascii:
            return text
        plain = normalize("NFKD", text.translate(_SPELLED))
        letters = (c for c in plain.translate(_SPELLED) if c.isascii() or c.isalnum())
        return "".join(c if c.isascii() else "?" for c in letters)


UNICODE = Glyphs(
    points="●◆■▪" + ascii_lowercase,
    below="▽",
    above="△",
    infusion="▲",
    range_edge="┄",
    change="┊",
    upright="│",
    upright_tick="┤",
    corner="└",
    floor="─",
    floor_tick="┬",
    ellipsis="…",
    line_marker="braille",
    dots=(2, 4),
    is_ascii=False,
)

ASCII = Glyphs(
    points="*ox#abcdefghijklmn",
    below="v",
    above="^",
    infusion="|",
    range_edge="-",
    change=":",
    upright="|",
    upright_tick="+",
    corner="+",
    floor="-",
    floor_tick="+",
    ellipsis="...",
    line_marker=".",
    dots=(1, 1),
    is_ascii=True,
)
