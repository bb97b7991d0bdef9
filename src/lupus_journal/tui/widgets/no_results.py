"""What stands on the Labs screen before there is a result: how to begin, by key or by click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from lupus_journal.tui.preferred import key_for

if TYPE_CHECKING:
    from textual.app import RenderResult

WAYS = (
    ("add", "screen.add", "One result, as printed: 71 mg/dL, <10, 1:320"),
    ("report", "screen.report", "A whole report from paper, line after line"),
)


class NoResults(Widget):
    """An invitation, and two ways to follow it."""

    def render(self) -> RenderResult:
        """Each way with its key; a click on either does the same."""
        lines = [Content("No results yet."), Content("")]
        for id_, action, words in WAYS:
            link = Style.from_meta({"@click": action})
            key = (f" {key_for(self, id_)} ", Style(reverse=True) + link)
            lines.append(Content.assemble(key, "  ", (words, link)))
        return Content("\n").join(lines)
