"""What the keys do right now, read from the bindings that are live: for the help and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.app import App

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

LIBRARYS = {"Quit the app and return to the command prompt."}
"""Words that the library has for what we have better ones for."""
MOVING = ("up", "down", "k", "j")


class LiveKey(NamedTuple):
    """An action that works now: its keys, its name, what it does, and where it belongs."""

    keys: tuple[str, ...]
    name: str
    says: str
    action: str
    node: DOMNode

    @property
    def is_everywhere(self) -> bool:
        """Whether it works on every screen."""
        return isinstance(self.node, App)


def live_keys(screen: Screen[object]) -> list[LiveKey]:
    """Every action that says what it does, once, in the order in which keys are looked up.

    What every list, field and scrollbar of the library does besides is left out.
    """
    found: dict[tuple[DOMNode, str], LiveKey] = {}
    for node, binding, is_enabled, _ in screen.active_bindings.values():
        if is_enabled and binding.tooltip and binding.tooltip not in LIBRARYS:
            key = screen.app.get_key_display(binding)
            place = node, binding.action.removeprefix("app.")
            known = found.get(place)
            if known is None:
                name, says = binding.description, binding.tooltip
                found[place] = LiveKey((key,), name, says, binding.action, node)
            elif key not in known.keys:
                found[place] = known._replace(keys=(*known.keys, key))
    return list(found.values())


def moving_keys(screen: Screen[object]) -> tuple[str, ...]:
    """The keys that move up and down where the focus is."""
    active = screen.active_bindings
    return tuple(screen.app.get_key_display(active[key].binding) for key in MOVING if key in active)
