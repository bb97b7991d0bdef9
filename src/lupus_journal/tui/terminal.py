"""The terminal that the app is shown on: whether it is still there, and what it sends."""

from __future__ import annotations

import select
import sys
from codecs import getincrementaldecoder
from functools import partial


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


def read_any_bytes() -> None:
    """Read what is no UTF-8, such as a paste from elsewhere, as replacement characters.

    Textual decodes what a terminal sends strictly, and a single wrong byte would end the app.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver  # noqa: PLC0415 - there are no such on Windows

        forgiving = partial(getincrementaldecoder("utf-8"), errors="replace")
        vars(linux_driver)["getincrementaldecoder"] = lambda _: forgiving
