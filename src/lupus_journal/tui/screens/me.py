"""The person, and what surrounds them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.reactive import var
from textual.widgets import ContentSwitcher

from lupus_journal.tui.keymap import bound
from lupus_journal.tui.screens.entries import EntryScreen
from lupus_journal.tui.widgets.about_panel import AboutPanel
from lupus_journal.tui.widgets.key_footer import KeyFooter
from lupus_journal.tui.widgets.medicine_panel import MedicinePanel
from lupus_journal.tui.widgets.person_panel import PersonPanel
from lupus_journal.tui.widgets.safe_panel import SafePanel
from lupus_journal.tui.widgets.section_line import SectionLine
from lupus_journal.tui.widgets.settings_panel import SettingsPanel
from lupus_journal.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lupus_journal.domain.person import Person
    from lupus_journal.domain.safekeeping import Whereabouts
    from lupus_journal.services.medicines import KeptMedicine

SECTIONS = {
    "person": "Person",
    "medicines": "Medicines",
    "safe": "Keeping safe",
    "settings": "Settings",
    "about": "About",
}
FIRST = {
    "person": "PersonPanel",
    "medicines": "MedicineList",
    "safe": "#back-up",
    "settings": "SettingsPanel Lines",
    "about": "AboutPanel",
}
"""What the keys act on first in each section."""


class MeScreen(EntryScreen):
    """Me."""

    CSS_PATH = "../styles/me.tcss"
    BINDINGS: ClassVar = [
        bound("section-before", "section(-1)", show=False),
        bound("section-after", "section(1)", show=False),
        bound("check-in", "check_in", show=False),
    ]

    section: var[str] = var("person")
    person: var[Person | None] = var(None)
    medicines: var[tuple[KeptMedicine, ...]] = var(())
    whereabouts: var[Whereabouts | None] = var(None)
    settings_path: var[str] = var("")

    def compose(self) -> ComposeResult:
        """One section at a time, below the line that names them all."""
        yield TopLine("me", self.today)
        yield SectionLine(SECTIONS).data_bind(current=MeScreen.section)
        with ContentSwitcher(initial="person"):
            yield PersonPanel(id="person").data_bind(MeScreen.person)
            yield MedicinePanel(self.today, id="medicines").data_bind(MeScreen.medicines)
            yield SafePanel(self.today, id="safe").data_bind(MeScreen.whereabouts)
            yield SettingsPanel(id="settings").data_bind(path=MeScreen.settings_path)
            yield AboutPanel(id="about")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read what is known."""
        self.load()

    @work(exclusive=True, group="load")
    async def load(self) -> None:
        """Read again what is shown, the person first."""
        self.person = await asyncio.to_thread(self.quick.person.get)
        journal = await self.whole()
        self.medicines = tuple(await asyncio.to_thread(journal.medicines.all))
        self.settings_path = journal.places["settings"]
        self.whereabouts = await asyncio.to_thread(journal.safekeeping.whereabouts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the section that is shown can do."""
        if action in ("edit", "delete") and self.section != "medicines":
            return False
        return super().check_action(action, parameters)

    def action_section(self, by: int) -> None:
        """Show the section beside this one."""
        names = list(SECTIONS)
        self.section = names[(names.index(self.section) + by) % len(names)]

    @on(SectionLine.Chosen)
    def _section_chosen(self, message: SectionLine.Chosen) -> None:
        self.section = message.section

    def watch_section(self, section: str) -> None:
        """Show a section, with its list ready for the keys."""
        if not self.is_mounted:
            return
        self.query_one(ContentSwitcher).current = section
        self.query_one(FIRST[section]).focus()
        self.refresh_bindings()

    def chosen_id(self) -> str | None:
        """The id of the dose or the medicine that the cursor is on."""
        return self.query_one(MedicinePanel).chosen_id

    @on(MedicinePanel.Opened)
    def _open_chosen(self) -> None:
        self.action_open()
