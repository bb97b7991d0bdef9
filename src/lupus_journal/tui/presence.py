"""Whether something is still there, for work that goes on while a person closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget


def is_there(widget: Widget) -> bool:
    """Whether a widget is part of the app and not on its way out of it."""
    # Textual takes a widget's children away first, and tells of it by nothing but this.
    return widget.is_attached and bool(widget.display)
