"""Which keys stand for which actions, and which a person may choose for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Keyboard(NamedTuple):
    """The actions that keys can be chosen for, and what is known of keys.

    `usual` has each action's usual keys, separated by commas, by its id. `places` names the one
    place where an action is, for those that are not in several. `standing` has the keys that no
    action can have, with what they do. The actions of `anywhere` work while something is typed.
    `spelled` gives a key its one spelling, and nothing for what is no key.
    """

    usual: Mapping[str, str]
    places: Mapping[str, str]
    standing: Mapping[str, str]
    anywhere: frozenset[str]
    spelled: Callable[[str], str]

    def can_meet(self, action: str, other: str) -> bool:
        """Whether two actions can be there at once, so that they need different keys."""
        places = {self.places.get(action, ""), self.places.get(other, "")}
        return action != other and ("" in places or len(places) == 1)


class Clash(NamedTuple):
    """A key that was chosen for one action, and stands for another."""

    action: str
    other: str
    key: str


def read_keys(action: str, value: object, keyboard: Keyboard) -> tuple[str, ...]:
    """The keys chosen for an action, as a text with commas or as several texts."""
    if action not in keyboard.usual:
        raise NotUnderstood(f"{quoted(action)} is no action. {_near(action, keyboard)}")
    typed = value.split(",") if isinstance(value, str) else value
    if not isinstance(typed, list) or not all(isinstance(key, str) for key in typed):
        raise NotUnderstood(f'a key for {action} is a text in quotes, such as "x" or "ctrl+x".')
    return tuple(_read_key(action, key.strip(), keyboard) for key in typed)


def first_clash(chosen: Mapping[str, str], keyboard: Keyboard) -> Clash | None:
    """A key that would stand for two actions at once, by whichever was chosen last.

    Actions that share a usual key are never there at once either, and may share another.
    """
    usual = {action: _spelled(keys, keyboard) for action, keys in keyboard.usual.items()}
    standing = {**usual, **{action: _spelled(keys, keyboard) for action, keys in chosen.items()}}
    for action in reversed(tuple(chosen)):
        for other, keys in standing.items():
            shared = keys & standing[action]
            can_meet = keyboard.can_meet(action, other) and not usual[action] & usual[other]
            if shared and can_meet:
                return Clash(action, other, min(shared))
    return None


def _read_key(action: str, typed: str, keyboard: Keyboard) -> str:
    key = keyboard.spelled(typed)
    if not key:
        raise NotUnderstood(f"{quoted(typed)} is no key: write x, X, f2, ctrl+x, space or comma.")
    if key in keyboard.standing:
        raise NotUnderstood(f"{quoted(typed)} always {keyboard.standing[key]}: choose another key.")
    if action in keyboard.anywhere and not _is_silent(key):
        raise NotUnderstood(
            f"{action} works while you type, so {quoted(typed)} cannot stand for it: "
            "choose one such as f2 or ctrl+x."
        )
    return key


def _is_silent(key: str) -> bool:
    """Whether a key types nothing and moves nothing, wherever it is pressed."""
    return key.startswith(("alt+", "ctrl+")) or (key[:1] == "f" and key[1:].isdigit())


def _spelled(keys: str, keyboard: Keyboard) -> set[str]:
    return {keyboard.spelled(key) for key in keys.split(",")}


def _near(action: str, keyboard: Keyboard) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip of the pen pays for it

    near = get_close_matches(action, keyboard.usual, n=1)
    return f"Did you mean {near[0]}?" if near else "“lupus-journal config” lists the actions."
