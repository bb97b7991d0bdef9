"""What goes to the next line of a report by a click, as Enter does."""

from __future__ import annotations

from textual.widgets import Button


class NextLine(Button, can_focus=False):
    """A button that leaves the keys to the lines."""

    def __init__(self) -> None:
        super().__init__("Enter Next line", id="next-line", compact=True)
