"""The line that tells that a form was left half-typed and is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import short
from lupus_journal.tui.link import link
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.geometry import Size

    from lupus_journal.domain.drafts import Draft

AFRESH = "^r Start afresh"


class TakenUp(Widget):
    """Since when it was left, and a way to be rid of it: by its key or a click."""

    DEFAULT_CLASSES = "taken-up"

    draft: reactive[Draft | None] = reactive(None, layout=True)
    """What was taken up; nothing once it is gone."""

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as it takes in that width, one also while there is nothing to say."""
        return max(1, len(self._words(width).wrap(max(1, width))))

    def render(self) -> RenderResult:
        """The sentence, and the link beside or below it: never in two parts."""
        return self._words(self.content_size.width)

    def _words(self, width: int) -> Content:
        if self.draft is None:
            return Content("")
        at = self.draft.kept_at.astimezone()
        words = plain(f"Taken up as you left it on {short(at.date())} at {at:%H:%M}.")
        afresh = link(AFRESH, "screen.start_afresh")
        beside = Content.assemble(words, " ", afresh)
        return beside if beside.cell_length <= width else Content.assemble(words, "\n", afresh)
