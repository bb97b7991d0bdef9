"""A drawing as text for a terminal: in the terminal's own colours, or in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.charts.drawing import Ink, Span, Tint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.charts.drawing import Drawing

# The sixteen colours, which every terminal's theme keeps legible on its own background.
_INKS = {
    Ink.BLANK: "",
    Ink.TITLE: "1",
    Ink.LABEL: "",
    Ink.AXIS: "2",
    Ink.LINE: "36",
    Ink.POINT: "1;36",
    Ink.CENSORED: "1;33",
    Ink.BAND: "32",
    Ink.INFUSION: "35",
    Ink.BREAK: "2",
}
# No background colour is legible on dark and light themes alike, so a tint fills its blanks.
_FILLS = {Tint.BAND: ("░", "2;32"), Tint.INFUSION: ("┊", "2;35")}
_ASCII_FILLS = {Tint.BAND: (":", "2;32"), Tint.INFUSION: ("|", "2;35")}


def wants_colour(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether colour is welcome: on a terminal, unless NO_COLOR is set or it is a dumb one."""
    return is_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def text_of(drawing: Drawing, *, colour: bool) -> str:
    """A drawing as lines of text, without a line end after the last."""
    plain = drawing.plain()
    if not colour:
        return plain
    fills = _ASCII_FILLS if plain.isascii() else _FILLS
    return "\n".join("".join(_painted(span, fills) for span in row) for row in drawing.rows)


def _painted(span: Span, fills: Mapping[Tint, tuple[str, str]]) -> str:
    text, colour = span.text, _INKS[span.ink]
    if span.ink is Ink.BLANK and span.tint in fills:
        glyph, colour = fills[span.tint]
        text = glyph * len(text)
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text
