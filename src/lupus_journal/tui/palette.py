"""The palette, made from the keys that work right now, so that no command is listed twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.command import DiscoveryHit, Hit, Provider

from lupus_journal.domain.preferences import THEMES
from lupus_journal.tui.live_keys import live_keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.command import Hits

IN_PASSING = 0.3
HERE_ALREADY = "command_palette"
"""What opened the palette."""


class Offer(NamedTuple):
    """Something to choose: its name, its key, what it does, and how to do it."""

    name: str
    key: str
    says: str
    run: Callable[[], Awaitable[object]]

    @property
    def words(self) -> str:
        """Its help: what it does, and the key that does it at once."""
        return f"{self.says} ({self.key})" if self.key else self.says


class KeyCommands(Provider):
    """Offers whatever the screen has bound, and the themes."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for offer in self._offers():
            yield DiscoveryHit(offer.name, offer.run, help=offer.words)

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for offer in self._offers():
            # What something is called counts for more than what is said of it.
            score = matcher.match(offer.name) or matcher.match(offer.says) * IN_PASSING
            if score > 0:
                yield Hit(score, matcher.highlight(offer.name), offer.run, help=offer.words)

    def _offers(self) -> Iterator[Offer]:
        yield from self._bound()
        for theme in THEMES:
            words = "The terminal's own colours" if theme == "terminal" else "How the app looks"
            run = partial(self.app.run_action, f"app.choose_theme('{theme}')")
            yield Offer(f"Theme: {theme.replace('-', ' ')}", "", words, run)

    def _bound(self) -> Iterator[Offer]:
        for keys, name, says, action, node in live_keys(self.screen):
            if action != HERE_ALREADY:
                yield Offer(name, keys[0], says, partial(self.app.run_action, action, node))
