"""Short spans of time as people type them, such as 2h or 3d."""

from __future__ import annotations

import re
from datetime import timedelta

from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.text import quoted

LONGEST = timedelta(days=366)

_TYPED = r"([0-9]{1,6}) ?(min|h|d|w)"
_MINUTES = {"min": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}


def read_span(text: str) -> timedelta:
    """The span of time a text states: 30min, 2h, 3d or 1w."""
    typed = re.fullmatch(_TYPED, text.strip().lower())
    if typed is None:
        raise NotUnderstood(f"{quoted(text)} is not a span of time: write it as 30min, 2h or 3d.")
    span = timedelta(minutes=int(typed[1]) * _MINUTES[typed[2]])
    if span > LONGEST:
        raise InvalidEntry(f"{quoted(text)} is more than a year: write {LONGEST.days}d or less.")
    return span
