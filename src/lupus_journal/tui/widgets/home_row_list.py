"""A list for hands that stay on the home row."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding

from lupus_journal.tui.widgets.pointed_list import PointedList


class HomeRowList(PointedList):
    """A list in which j and k move as the arrows do, and space chooses as Enter does."""

    BINDINGS: ClassVar = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("space", "select", show=False),
    ]
