"""The keys along the bottom, as far as they fit; the one that explains all others always does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer
from textual.widgets._footer import FooterKey

if TYPE_CHECKING:
    from textual.app import ComposeResult

HELP = "-help"
"""The class of the key that lists all others."""


class KeyFooter(Footer):
    """Textual's footer with help at its right end, where a narrow window still has it."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys in their order."""
        for key in super().compose():
            if isinstance(key, FooterKey) and key.action.rpartition(".")[2] == "keys":
                key.add_class(HELP)
            yield key

    async def recompose(self) -> None:
        """Show other keys."""
        await super().recompose()
        self._fit()

    def on_resize(self) -> None:
        """Show as many keys as there is room for now."""
        self._fit()

    def _fit(self) -> None:
        """Show only keys that fit whole: half a name misleads, and help has them all."""
        keys = list(self.query(FooterKey))
        room = self.app.size.width - sum(_width(key) for key in keys if key.has_class(HELP))
        for key in keys:
            if not key.has_class(HELP):
                room -= _width(key)
                key.display = room >= 0


def _width(key: FooterKey) -> int:
    return key.render().cell_len
