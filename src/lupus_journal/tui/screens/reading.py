"""What the app's own screens have in common: they show what they read from the journal."""

from __future__ import annotations

from textual.screen import Screen


class ReadingScreen(Screen[None]):
    """A screen that can read the journal again."""

    def load(self) -> object:
        """Read again what is shown."""
        raise NotImplementedError
