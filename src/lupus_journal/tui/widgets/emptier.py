"""A sign beside a field that empties it, for whoever has no hand at the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Label

if TYPE_CHECKING:
    from textual.widgets import Input


class Emptier(Label):
    """Stands there only while its field has the keys and a text."""

    DEFAULT_CSS = "Emptier { width: 1; margin-left: 1; display: none; }"

    def __init__(self, field: Input) -> None:
        super().__init__("×", classes="emptier", markup=False)
        self._field = field

    def on_mount(self) -> None:
        """Follow the field."""
        self.watch(self._field, "value", self._show)
        self.watch(self._field, "has_focus", self._show)

    def _show(self) -> None:
        self.display = self._field.has_focus and bool(self._field.value)

    def on_click(self) -> None:
        """Empty the field."""
        self._field.value = ""
        self._field.focus()
