"""An app that looks and answers as a person prefers: theme, keys, plain signs, reduced motion."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding
from textual.reactive import var

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.preferences import USUAL
from lupus_journal.tui.ascii import AsciiSigns
from lupus_journal.tui.harmless import HarmlessLetters
from lupus_journal.tui.keymap import ACTIONS, keyboard
from lupus_journal.tui.theme import COLOURLESS, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.filter import LineFilter
    from textual.theme import Theme
    from textual.widget import Widget

    from lupus_journal.domain.preference_reading import Setting
    from lupus_journal.domain.preferences import Preferences

    Keep = Callable[[Sequence[Setting]], Preferences]

KEY_NAMES = {"⏎": "enter", "⌫": "backspace", "↑": "up", "↓": "down", "←": "left", "→": "right"}
"""What a key is called where its sign cannot be shown."""
FILE_NAMES = {"ascii_only": "ascii"}
"""What the settings file calls a preference, where that is another word."""


class PreferredApp(App[None]):
    """What a person prefers, applied; and kept, where there is a file to keep it in."""

    preferences: var[Preferences] = var(USUAL, init=False)

    def __init__(self, preferences: Preferences, keep: Keep | None = None) -> None:
        self.set_reactive(PreferredApp.preferences, preferences)
        # Before Textual reads the styles, so that it reads them once.
        self.set_reactive(App.theme, _theme(preferences))
        super().__init__()
        self._keep = keep
        self._usual_animations = self.animation_level
        self._harmless_letters = HarmlessLetters()
        self._ascii_signs = AsciiSigns()
        self.watch_preferences(preferences)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The four looks there are."""
        return THEMES

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, the one that lets no text steer the terminal, and that for plain signs."""
        filters = [*super().get_line_filters(), self._harmless_letters]
        return [*filters, self._ascii_signs] if self._ascii_signs.enabled else filters

    def get_key_display(self, binding: Binding) -> str:
        """A key as hints, footer and help write it."""
        display = super().get_key_display(binding)
        return KEY_NAMES.get(display, display) if self._ascii_signs.enabled else display

    def key_for(self, action: str) -> str:
        """The key that stands for an action now, as hints write it."""
        usual = ACTIONS[action]
        chosen = self.preferences.keys.get(action)
        first, *_ = (chosen or usual.keys).split(",")
        display = None if chosen else usual.display
        return self.get_key_display(Binding(first, "", key_display=display))

    async def action_choose_theme(self, name: str) -> None:
        """Show the app in a theme, from now on."""
        await self.keep_preference("theme", name)

    async def keep_preference(self, name: str, value: str | bool) -> None:
        """Have a preference kept, by its name in `Preferences` or in the file, and follow it.

        An empty value asks for the usual.
        """
        from lupus_journal.domain.preference_reading import read_typed  # noqa: PLC0415 - when asked

        text = value if isinstance(value, str) else "yes" if value else "no"
        try:
            setting = read_typed(FILE_NAMES.get(name, name), text)
            self.preferences = await asyncio.to_thread(self._kept, setting)
        except JournalError as error:
            self.tell(str(error), is_error=True)
            return
        self.tell(self._told(setting))

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something."""
        raise NotImplementedError

    def _kept(self, setting: Setting) -> Preferences:
        if self._keep is not None:
            return self._keep([setting])
        from lupus_journal.domain.preference_reading import read  # noqa: PLC0415 - when asked

        value = read(setting.name, setting.value, keyboard())
        return self.preferences.having(setting.name, value)

    def watch_preferences(self, preferences: Preferences) -> None:
        """Look and answer as the preferences say."""
        self.theme = _theme(preferences)
        self.animation_level = "none" if preferences.reduced_motion else self._usual_animations
        self._ascii_signs.enabled = preferences.ascii_only
        self.set_keymap(preferences.keys)
        if self.is_running:
            self.refresh_css(animate=False)

    def _told(self, setting: Setting) -> str:
        if self.theme != self.preferences.theme and setting.name == ("theme",):
            return f"Kept, for when NO_COLOR is not set: theme {self.preferences.theme}."
        name, value = ".".join(setting.name), setting.value
        if isinstance(value, bool):
            value = "on" if value else "off"
        return f"From now on: {name.replace('_', ' ')} {value or 'as usual'}."

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where nothing is to move, no cursor blinks either."""
        if self.preferences.reduced_motion:
            from textual.widgets import Input, TextArea  # noqa: PLC0415 - not for the first paint

            if isinstance(event.widget, (Input, TextArea)):
                event.widget.cursor_blink = False


def key_for(widget: Widget, action: str) -> str:
    """The key that stands for an action in the app that a widget is part of."""
    app = widget.app
    return app.key_for(action) if isinstance(app, PreferredApp) else ACTIONS[action].keys


def _theme(preferences: Preferences) -> str:
    """The theme to show; where colours are unwanted, the one that needs none."""
    return COLOURLESS if "NO_COLOR" in os.environ else preferences.theme
