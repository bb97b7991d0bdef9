"""How a person wants the program to look and to answer; nothing clinical is among it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("dark", "light", "high-contrast", "terminal")


class Preferences(NamedTuple):
    """What the settings file says, as far as it could be read.

    `keys` has the keys that were chosen for actions, by the action's id. `problems` has a sentence
    for every line that means nothing, naming file and line.
    """

    theme: str = THEMES[0]
    ascii_only: bool = False
    reduced_motion: bool = False
    keys: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()

    def having(self, name: tuple[str, ...], value: Any) -> Preferences:
        """The same with one setting that was read, by its name in the file."""
        match name:
            case ("ascii",):
                return self._replace(ascii_only=value)
            case ("keys", action):
                return self._replace(keys={**self.keys, action: ",".join(value)})
        return self._replace(**{name[0]: value})


USUAL = Preferences()
