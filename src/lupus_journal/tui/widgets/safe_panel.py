"""Keeping the journal safe: where it lies, when it was last copied, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Static

from lupus_journal.domain.safekeeping import entries, size_in_words
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.dialogs.confirm import ConfirmDialog
from lupus_journal.tui.dialogs.restore import RestoreDialog
from lupus_journal.tui.keymap import bound
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.screens.curtain import uncovered
from lupus_journal.tui.screens.reading import screen_of
from lupus_journal.tui.text import plain, plain_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from textual.app import ComposeResult

    from lupus_journal.domain.safekeeping import Backup, Whereabouts
    from lupus_journal.services.safekeeping import SafekeepingService

R = TypeVar("R")

BUTTONS = {"back-up": "Back up now", "verify": "Verify", "restore": "Restore …"}
LABEL_CELLS = 14
NO_BACKUP = "none yet; one is made once a day, and whenever you ask"
NOT_ENCRYPTED = "Only your account can read it. It is not encrypted: use disk encryption."


class SafePanel(CarefulHandlers, Vertical):
    """Where the journal lies, and three buttons."""

    BINDINGS: ClassVar = [
        bound("back-up", "back_up"),
        bound("verify", "verify"),
        bound("restore", "restore"),
    ]

    whereabouts: reactive[Whereabouts | None] = reactive(None)
    found: reactive[str] = reactive("")
    """What the last check or copy found, in words."""

    def __init__(self, today: date, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._today = today

    def compose(self) -> ComposeResult:
        """What is known, the buttons, and what came of them."""
        yield Static(id="whereabouts", markup=False)
        with Horizontal(classes="buttons"):
            for action, words in BUTTONS.items():
                yield Button(plain(f"{key_for(self, action)} {words}"), id=action)
        yield Static(id="found", markup=False)

    def watch_whereabouts(self, whereabouts: Whereabouts | None) -> None:
        """Tell where everything lies now."""
        if whereabouts is not None:
            lines = self._lines(whereabouts)
            self.query_one("#whereabouts", Static).update(Content("\n").join(lines))

    def watch_found(self, words: str) -> None:
        """Tell what came of the last button."""
        self.query_one("#found", Static).update(plain_lines(words))

    @on(Button.Pressed)
    async def _pressed(self, message: Button.Pressed) -> None:
        message.stop()
        await self.run_action(str(message.button.id).replace("-", "_"))

    @work(exclusive=True, group="safe")
    async def action_back_up(self) -> None:
        """Copy the journal now."""
        made = await self._slowly(lambda safe: safe.back_up(), "Copying the journal")
        self.found = made.told
        screen_of(self).load()

    @work(exclusive=True, group="safe")
    async def action_verify(self) -> None:
        """Check the whole journal."""
        checked = await self._slowly(lambda safe: safe.verify(), "Checking the journal")
        self.found = "\n".join((checked.told, *checked.faults))

    @work(exclusive=True, group="safe")
    async def action_restore(self) -> None:
        """Ask which backup, then whether really, and bring it back."""
        backups = await self._slowly(lambda safe: safe.counted_backups(), "Reading the backups")
        safe = (await screen_of(self).whole()).safekeeping
        names = {backup.path: f"the backup of {backup.moment}" for backup, _ in backups}
        dialog = RestoreDialog(
            lambda path: self._question(names.get(path, path), safe.entries_in(path)), backups
        )
        await uncovered(self.app)
        question = await self.app.push_screen_wait(dialog)
        if not question or not await self.app.push_screen_wait(ConfirmDialog(question, "Restore")):
            return
        path = dialog.chosen_path
        restored = await self._slowly(lambda safe: safe.restore(path), "Restoring")
        self.found = f"Restored {entries(restored.rows)}. {restored.told}"
        screen_of(self).load()

    def _question(self, name: str, held: int) -> str:
        """What would be replaced by what."""
        if (now := self.whereabouts) is None:
            return f"Restore {name} with {entries(held)}?"
        return (
            f"Restore {name} with {entries(held)}?\n\n"
            f"It replaces the journal {now.path} with {_held(now.rows)}. "
            "What is there now is kept in its folder of backups."
        )

    async def _slowly(self, work: Callable[[SafekeepingService], R], words: str) -> R:
        """What a piece of work answers; a person who waits is told for what."""
        safe = (await screen_of(self).whole()).safekeeping
        return await screen_of(self).patiently(lambda: work(safe), words)

    def _lines(self, whereabouts: Whereabouts) -> Iterator[Content]:
        yield _line("Journal", whereabouts.path)
        yield _line("Holds", f"{_held(whereabouts.rows)}, {size_in_words(whereabouts.size)}")
        yield _line("Last backup", self._age(whereabouts.backups))
        yield _line("Backups", f"{len(whereabouts.backups)} in {whereabouts.folder}")
        yield Content("")
        yield Content.styled(NOT_ENCRYPTED, "dim")

    def _age(self, backups: tuple[Backup, ...]) -> str:
        return backups[0].age(self._today) if backups else NO_BACKUP


def _held(rows: int | None) -> str:
    return "what cannot be read" if rows is None else entries(rows)


def _line(label: str, words: str) -> Content:
    return Content.assemble((f"{label:<{LABEL_CELLS}}", "dim"), plain(words))
