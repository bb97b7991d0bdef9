"""Whether the terminal that the app is shown on is still there."""

from __future__ import annotations

import select
import sys


def is_gone() -> bool:
    """Whether the window was closed, which no signal tells a program that is not its foremost."""
    if not hasattr(select, "poll") or sys.__stdin__ is None:
        return False
    watched = select.poll()
    # Nothing is asked for: a hang-up is told of in any case.
    watched.register(sys.__stdin__.fileno(), 0)
    return any(
        event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in watched.poll(0)
    )
