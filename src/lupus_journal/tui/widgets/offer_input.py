"""A place to type in which last time's text stands dimmed, to be taken over by a key or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import SuggestFromList
from textual.widgets import Input

from lupus_journal.domain.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class OfferInput(Input):
    """A text field with an offer: → or a second click takes it, and nothing else does.

    Text that is filled in for the person stands in it like their own, and gives way to another
    filling until they change it.
    """

    def __init__(self, value: str = "", *, id_: str, hint: str = "") -> None:
        super().__init__(value, placeholder=hint, id=id_, compact=True)
        self._hint = hint
        self._offer = ""
        self._filled = ""
        self._has_new_focus = False

    def validate_value(self, value: str) -> str:
        """Pasted text must not steer the terminal."""
        return shown(value)

    @property
    def own(self) -> str:
        """What the person typed or took over; empty for what was only filled in."""
        return "" if self.is_filled else self.value

    @property
    def is_filled(self) -> bool:
        """Whether what stands here was filled in and not touched since."""
        return bool(self._filled) and self.value == self._filled

    def offer(self, text: str) -> None:
        """Show what can be taken over; nothing offered brings the hint back."""
        self._offer = shown(text)
        self.placeholder = f"{self._offer} →" if self._offer else self._hint

    def take_offer(self) -> None:
        """Take over what is offered, unless something was typed."""
        if self._offer and not self.value:
            self.value = self._offer
            self.cursor_position = len(self.value)

    def fill_in(self, text: str) -> None:
        """Fill in a text where there is none, or only one that was filled in."""
        if not self.own:
            self._filled = shown(text)
            self.value = self._filled

    def load(self, text: str, offer: str, *, is_filled: bool) -> None:
        """Show another text, typed or filled in, and another offer; typing replaces it."""
        self._filled = shown(text) if is_filled else ""
        if self.value != text:
            self.value = text
            self.cursor_position = 0
            if self.has_focus:
                self.action_select_all()
        self.offer(offer)

    def complete_from(self, texts: Iterable[str]) -> None:
        """Complete what is typed to one of these, the first that fits."""
        self.suggester = SuggestFromList(texts, case_sensitive=False)

    def action_cursor_right(self, select: bool = False) -> None:
        """Take over the offer, or go a letter on."""
        if self.value:
            super().action_cursor_right(select)
        else:
            self.take_offer()

    def on_focus(self) -> None:
        """The click that gives the keys to the field takes nothing over yet."""
        self._has_new_focus = True

    def on_key(self) -> None:
        """From the first key on, the field has the keys for long enough."""
        self._has_new_focus = False

    def on_click(self) -> None:
        """Another click takes over the offer."""
        if not self._has_new_focus:
            self.take_offer()
        self._has_new_focus = False
