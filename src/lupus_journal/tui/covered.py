"""An app whose screen can be covered: by the list of keys, and by a curtain."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lupus_journal.tui.keymap import bound
from lupus_journal.tui.preferred import PreferredApp
from lupus_journal.tui.room import is_too_small

if TYPE_CHECKING:
    from textual import events

ALWAYS = ("quit", "help_quit")
"""What can be done even where a curtain covers the screen."""


class CoveredApp(PreferredApp):
    """Shows the keys, hides the screen, and says when a window is too small for it."""

    BINDINGS: ClassVar = [
        bound("help", "keys"),
        bound("palette", "command_palette"),
        bound("hide", "hide"),
    ]

    def action_keys(self) -> None:
        """Show every key that works here."""
        from lupus_journal.tui.dialogs.keys import KeysDialog

        if isinstance(self.screen, KeysDialog):
            self.screen.action_close()
        else:
            self.push_screen(KeysDialog(self.screen, self.preferences.problems))

    def on_resize(self, event: events.Resize) -> None:
        """Say what the screens need, where they have less; the sentence goes by itself."""
        if is_too_small(*event.size):
            self._say_too_small()

    def _say_too_small(self) -> None:
        from lupus_journal.tui.screens.curtain import TooSmallScreen

        if not any(isinstance(screen, TooSmallScreen) for screen in self.screen_stack):
            self.push_screen(TooSmallScreen())

    def action_hide(self) -> None:
        """Hide everything at once, from whoever comes near."""
        from lupus_journal.tui.screens.curtain import HiddenScreen

        self.push_screen(HiddenScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing works through a curtain but what the curtain itself has."""
        is_free = action in ALWAYS or not self.screen.has_class("curtain")
        return is_free and super().check_action(action, parameters)
