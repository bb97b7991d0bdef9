"""The last of the guards: whatever reaches the terminal as text cannot steer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.filter import LineFilter

from lupus_journal.domain.text import shown

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color


class HarmlessLetters(LineFilter):
    """Takes control characters out of every line, also of what is being typed or was pasted.

    Textual writes them to the terminal as they are.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """A line of nothing but letters and signs."""
        return [
            segment if segment.text.isprintable() else segment._replace(text=shown(segment.text))
            for segment in segments
        ]
