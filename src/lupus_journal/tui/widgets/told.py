"""The line in which the app says what it did, with the way back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.geometry import Size
    from textual.timer import Timer

SECONDS = 12
"""How long a sentence stays; one about a failure stays until something else is said or Esc."""
FAILED = "× "
"""Stands before what went wrong, so that no colour is needed to see it."""
BESIDE = "  "
"""Between a sentence and the link behind it."""


class Sentence(NamedTuple):
    """What is told, and whether undo would take it back."""

    text: str
    can_undo: bool = False
    is_error: bool = False


class Told(Widget):
    """The newest sentence, above the footer and over nothing that is being typed."""

    sentence: reactive[Sentence | None] = reactive(None, layout=True)

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._width = 0

    def say(self, text: str, *, can_undo: bool = False, is_error: bool = False) -> None:
        """Show a sentence, letter for letter."""
        self.sentence = Sentence(text, can_undo, is_error)
        if self._timer is not None:
            self._timer.stop()
        self._timer = None if is_error else self.set_timer(SECONDS, self.hush)

    def hush(self) -> None:
        """Show nothing more."""
        self.sentence = None

    def watch_sentence(self, sentence: Sentence | None) -> None:
        """Take up room only while there is something to say."""
        self.display = sentence is not None
        self.set_class(bool(sentence and sentence.is_error), "-error")

    def render(self) -> RenderResult:
        """The sentence, and a link that takes back what it tells of."""
        if self.sentence is None:
            return ""
        text, can_undo, is_error = self.sentence
        words = plain(FAILED + text if is_error else text)
        if not can_undo:
            return words
        undo = Style(reverse=True) + Style.from_meta({"@click": "app.undo"})
        link = Content.styled(f" {key_for(self, 'undo')} Undo ", undo)
        # Textual wraps at any space, so a link that would be broken begins a line of its own.
        *_, last = words.wrap(max(1, self._width)) or [words]
        is_beside = last.rstrip().cell_length + len(BESIDE) + link.cell_length <= self._width
        return Content.assemble(words, BESIDE if is_beside else "\n", link)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the sentence takes at a width, with the link in one piece."""
        self._width = width
        return super().get_content_height(container, viewport, width)

    def on_click(self) -> None:
        """A click puts the sentence away."""
        self.hush()
