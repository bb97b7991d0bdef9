from __future__ import annotations

import re

from lupus_journal.charts.ansi import text_of, wants_colour
from lupus_journal.charts.drawing import Drawing, Ink, Span, Tint

DRAWING = Drawing(
    rows=(
        (Span("C3", Ink.TITLE), Span("  ", Ink.BLANK)),
        (Span("●", Ink.POINT, Tint.BAND), Span("   ", Ink.BLANK, Tint.BAND)),
    ),
    width=4,
    height=2,
)


def test_without_colour_a_drawing_is_plain_text() -> None:
    assert text_of(DRAWING, colour=False) == "C3\n●"


def test_each_coloured_piece_ends_its_own_colour() -> None:
    assert text_of(DRAWING, colour=True) == (
        "\x1b[1mC3\x1b[0m  \n\x1b[1;36m●\x1b[0m\x1b[2;32m░░░\x1b[0m"
    )


def test_an_ascii_drawing_stays_ascii_in_colour() -> None:
    row = (Span("*", Ink.POINT, Tint.BAND), Span("  ", Ink.BLANK, Tint.BAND))
    coloured = text_of(Drawing((row,), 3, 1), colour=True)
    assert coloured.isascii()
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == "*::"


def test_colour_is_for_terminals_that_did_not_decline_it() -> None:
    assert wants_colour({"TERM": "xterm"}, is_terminal=True)
    assert not wants_colour({"TERM": "xterm"}, is_terminal=False)
    assert not wants_colour({"TERM": "xterm", "NO_COLOR": "1"}, is_terminal=True)
    assert not wants_colour({"TERM": "dumb"}, is_terminal=True)
    assert wants_colour({"NO_COLOR": ""}, is_terminal=True)
