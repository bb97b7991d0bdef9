"""Shows the app's own signs as ASCII; the letters that people typed stay."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.filter import LineFilter

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color

SIGNS = {
    # Borders, whatever their corners, and what a chart is drawn with.
    **dict.fromkeys("─━═╌┄┈╴╶▔▁⎺⎽", "-"),
    **dict.fromkeys("│┃║╎┆┊╵╷▏▕▎▊", "|"),
    **dict.fromkeys("┌┐└┘╭╮╰╯├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛", "+"),
    **dict.fromkeys("█▓▉▋▌▐▍▇▆▅▀▄▟▙▜▛■", "#"),
    **dict.fromkeys("▒░▃▂▖▗▘▝▪", ":"),
    # Marks.
    **dict.fromkeys("→▶▸►▹", ">"),
    **dict.fromkeys("←◀◂◄", "<"),
    **dict.fromkeys("↑▲△⬆", "^"),
    **dict.fromkeys("↓▼▽▾⬇", "v"),
    **dict.fromkeys("●•◉◆⏺", "*"),
    **dict.fromkeys("○◯◇□▢", "o"),
    **dict.fromkeys("✓✔×✗✘✕", "x"),
    "·": ".",
    "°": " ",
    "⏎": "<",
    # Punctuation.
    **dict.fromkeys("–—−", "-"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    "…": "~",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""What stands for a sign: as wide as the sign, so that nothing moves."""
OTHER = "?"
MEASURING = "≤≥±µ"
"""What belongs to a value as it was printed, and stays like a letter."""


class _Table(dict[int, str]):
    """The translation, filled in as characters are met."""

    def __missing__(self, code: int) -> str:
        """A sign of which nothing better is known is a question mark; a letter stays."""
        character = chr(code)
        is_sign = not character.isascii() and unicodedata.category(character)[0] in "PSZ"
        stays = not is_sign or character in MEASURING
        self[code] = character if stays else OTHER * cell_len(character)
        return self[code]


TABLE = _Table({ord(sign): plain for sign, plain in SIGNS.items()})


class AsciiSigns(LineFilter):
    """Turns every sign on the screen into one that each terminal has."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """A line with its signs replaced."""
        return [
            segment if segment.text.isascii() else segment._replace(text=_plain(segment.text))
            for segment in segments
        ]


def _plain(text: str) -> str:
    return text.translate(TABLE)
