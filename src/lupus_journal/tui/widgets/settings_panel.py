"""How the program looks and answers, and where that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from lupus_journal.domain.preferences import THEMES, USUAL, Preferences
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.dialogs.choose import ChooseDialog
from lupus_journal.tui.preferred import PreferredApp, key_for
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.app import ComposeResult

LABELS = {
    "theme": ("Theme", "Enter shows all four"),
    "reduced_motion": ("Reduced motion", "nothing moves by itself"),
    "ascii_only": ("Plain signs", "letters and signs that every terminal has"),
}
LABEL_CELLS, VALUE_CELLS = 18, 16
KEYS = """\
Any action can have another key: a line for it in that file, such as
  keys.hide = "f9"
{key} shows every key that works; “lupus-journal config” lists what each action is called."""


class SettingsPanel(CarefulHandlers, Vertical):
    """What holds now, and where keys are chosen."""

    preferences: reactive[Preferences] = reactive(USUAL)
    path: reactive[str] = reactive("")
    """Where the settings file lies."""

    def compose(self) -> ComposeResult:
        """The settings, and what stands in their file."""
        yield Lines()
        yield Static(id="about-keys", markup=False)

    def on_mount(self) -> None:
        """Follow what the app follows."""
        if isinstance(self.app, PreferredApp):
            self.watch(self.app, "preferences", self._follow)

    def _follow(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def watch_preferences(self, preferences: Preferences) -> None:
        """Show what holds now."""
        listed = self.query_one(Lines)
        place = listed.highlighted or 0
        listed.set_options(
            Option(_row(name, getattr(preferences, name)), id=name) for name in LABELS
        )
        listed.highlighted = place
        self._tell_of_the_file()

    def watch_path(self) -> None:
        """Say where the settings lie."""
        self._tell_of_the_file()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Change the chosen setting."""
        message.stop()
        self._change(message.option_id or "")

    @work(exclusive=True)
    async def _change(self, name: str) -> None:
        if not isinstance(self.app, PreferredApp):
            return
        if name != "theme":
            await self.app.keep_preference(name, not getattr(self.preferences, name))
            return
        themes = {theme: _in_words(theme) for theme in THEMES}
        dialog = ChooseDialog("Theme", themes, current=self.preferences.theme)
        if chosen := await self.app.push_screen_wait(dialog):
            await self.app.keep_preference(name, chosen)

    def _tell_of_the_file(self) -> None:
        told = [
            Content.assemble(("Settings file  ", "dim"), plain(self.path)),
            Content(KEYS.format(key=key_for(self, "keys"))),
            *(plain(f"× {problem}", "$text-error") for problem in self.preferences.problems),
        ]
        self.query_one("#about-keys", Static).update(Content("\n\n").join(told))


def _row(name: str, value: str | bool) -> Content:
    label, words = LABELS[name]
    shown = _in_words(value) if isinstance(value, str) else "on" if value else "off"
    return Content.assemble(
        f"{label:<{LABEL_CELLS}}",
        (f"{shown:<{VALUE_CELLS}}", "bold"),
        (words, "dim"),
    )


def _in_words(theme: str) -> str:
    return theme.replace("-", " ")
