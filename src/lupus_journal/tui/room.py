"""How much room the screens need."""

from __future__ import annotations

COLUMNS, ROWS = 60, 20
"""The smallest window that the screens are made for."""


def is_too_small(width: int, height: int) -> bool:
    """Whether a window cannot show the screens."""
    return width < COLUMNS or height < ROWS
