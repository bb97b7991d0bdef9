"""The keys along the bottom; the one that explains all others is never cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer
from textual.widgets._footer import FooterKey

if TYPE_CHECKING:
    from textual.app import ComposeResult


class KeyFooter(Footer):
    """Textual's footer with help at its right end, where a narrow window still has it."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys in their order."""
        for key in super().compose():
            if isinstance(key, FooterKey) and key.action.rpartition(".")[2] == "keys":
                key.add_class("-help")
            yield key
