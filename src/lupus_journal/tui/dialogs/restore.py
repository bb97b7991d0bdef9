"""Asks which backup is to be brought back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.safekeeping import entries
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import field
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget

    from lupus_journal.domain.safekeeping import Backup

REPLACED = "-replaced.db"


class RestoreDialog(Dialog[str]):
    """The journal's backups, the newest first, or any other by its path."""

    TITLE = "Restore a backup"
    ACCEPT = "Go on …"
    FORM = ""
    AUTO_FOCUS = "Lines"

    def __init__(
        self, keep: Callable[[str], str], backups: Sequence[tuple[Backup, int | None]]
    ) -> None:
        super().__init__(keep)
        self._backups = backups
        self.chosen_path = ""

    def fields(self) -> Iterator[Widget]:
        """The backups, and a place for a path."""
        if self._backups:
            yield Lines()
        else:
            yield Label("This journal has no backups of its own yet.", markup=False)
        yield field("Or a file", "path", hint="~/backups/journal.db")

    def on_mount(self) -> None:
        """List the backups."""
        super().on_mount()
        for lines in self.query(Lines):
            lines.set_options(
                Option(plain(_words(backup, count)), id=str(place))
                for place, (backup, count) in enumerate(self._backups)
            )
            lines.highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_accept()

    def read(self) -> str:
        """The path that is typed, else that of the chosen backup."""
        typed = self.typed("path").strip()
        chosen = next((lines.chosen_id for lines in self.query(Lines)), None)
        if not typed and chosen is None:
            raise InvalidEntry("Choose a backup, or write the path of one.")
        own = "" if chosen is None else self._backups[int(chosen)][0].path
        self.chosen_path = full_path(typed) if typed else own
        return self.chosen_path


def full_path(typed: str) -> str:
    """The whole of a path that somebody typed; the home of nobody is left as it stands."""
    path = Path(typed)
    with suppress(RuntimeError):
        path = path.expanduser()
    return str(path.absolute())


def _words(backup: Backup, count: int | None) -> str:
    held = "cannot be read" if count is None else entries(count)
    why = "  (what a restore replaced)" if backup.path.endswith(REPLACED) else ""
    return f"{backup.moment:<26}  {held}{why}"
