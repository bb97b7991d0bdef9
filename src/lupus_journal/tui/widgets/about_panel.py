"""What the program is, what it is not, and what it does with what you write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from lupus_journal import __version__
from lupus_journal.domain.visit_page import DISCLAIMER

if TYPE_CHECKING:
    from textual.app import ComposeResult

PRIVACY = (
    "No account, no network, no telemetry: nothing leaves this computer.",
    "The journal is one file that your account alone can read.",
    "It is not encrypted: use your system's disk encryption.",
)
LICENCE = "Free software under the MIT licence."


class AboutPanel(VerticalScroll):
    """A page to read."""

    BINDINGS: ClassVar = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        # Nothing here is wider than the screen, so that these are free for the sections.
        Binding("left,h", "screen.section(-1)", show=False),
        Binding("right,l", "screen.section(1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The page."""
        yield Static(
            Content("\n\n").join(
                [
                    Content.assemble(("Lupus Journal", "bold $primary"), f" {__version__}"),
                    Content.assemble(("Not medical advice. ", "bold"), DISCLAIMER),
                    Content.assemble(("Privacy\n", "bold"), "\n".join(PRIVACY)),
                    Content(LICENCE),
                ]
            )
        )
