"""The palette, made from the keys that work right now, so that no command is listed twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import Binding
    from textual.command import Hits


class KeyCommands(Provider):
    """Offers whatever the screen has bound."""

    def _offered(self) -> Iterator[Binding]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.description and binding.action not in seen:
                seen.add(binding.action)
                yield binding

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for binding in self._offered():
            run = partial(self.screen.run_action, binding.action)
            yield DiscoveryHit(binding.description, run, help=binding.tooltip or None)

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for binding in self._offered():
            score = matcher.match(f"{binding.description} {binding.tooltip}")
            if score > 0:
                run = partial(self.screen.run_action, binding.action)
                highlighted = matcher.highlight(binding.description)
                yield Hit(score, highlighted, run, help=binding.tooltip or None)
