"""Rows of text in columns that line up, however wide their characters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.charts.drawing import cells_of
from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

APART = "  "


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line for each row; a column that is empty throughout is left out."""
    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells_of, column)) for column in zip(*cleaned, strict=True)]
    for row in cleaned:
        cells = (
            cell + " " * (width - cells_of(cell))
            for cell, width in zip(row, widths, strict=True)
            if width
        )
        yield APART.join(cells).rstrip()
