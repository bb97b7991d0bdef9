"""Settings as somebody wrote them, line by line; one that means nothing costs only itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.errors import JournalError, NotUnderstood
from lupus_journal.domain.keyboard import first_clash, read_keys
from lupus_journal.domain.preferences import THEMES, USUAL
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lupus_journal.domain.keyboard import Keyboard
    from lupus_journal.domain.preferences import Preferences

SWITCHES = ("ascii", "reduced_motion")
KEYS = "keys"
NAMES = ("theme", *SWITCHES, f"{KEYS}.ACTION")
YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


class Setting(NamedTuple):
    """One setting of the file: its line, the parts of its name, and its value."""

    line: int
    name: tuple[str, ...]
    value: object


class Problem(NamedTuple):
    """A line of the file that means nothing, and why."""

    line: int
    why: str


def understood(
    settings: Iterable[Setting], keyboard: Keyboard
) -> tuple[Preferences, list[Problem]]:
    """What settings say, and which of them say nothing; the usual holds in their place."""
    held = USUAL
    lines: dict[tuple[str, ...], int] = {}
    problems: list[Problem] = []
    for line, name, value in settings:
        try:
            if name in lines:
                raise NotUnderstood(f"{'.'.join(name)} is set on line {lines[name]} already.")
            held = held.having(name, read(name, value, keyboard))
            lines[name] = line
        except JournalError as error:
            problems.append(Problem(line, str(error)))
    keys = dict(held.keys)
    problems += [Problem(lines[KEYS, action], why) for action, why in _clashes(keys, keyboard)]
    return held._replace(keys=keys), sorted(problems)


def read(name: tuple[str, ...], value: object, keyboard: Keyboard) -> object:
    """The value of one setting; `NotUnderstood` says why it means nothing."""
    match name, value:
        case ("theme",), str():
            if value not in THEMES:
                raise NotUnderstood(f"{quoted(value)} is no theme: choose {_either(THEMES)}.")
            return value
        case ("theme",), _:
            raise NotUnderstood(f"theme is {_either(THEMES)}, in quotes.")
        case (("ascii" | "reduced_motion") as switch,), _:
            if not isinstance(value, bool):
                raise NotUnderstood(f"{switch} is true or false, without quotes.")
            return value
        case ("keys", action), _:
            return read_keys(action, value, keyboard)
        case ("keys",), _:
            raise NotUnderstood('keys has a line for each action, such as keys.undo = "x".')
    raise NotUnderstood(f"{quoted(name[0])} is no setting: there is {_either(NAMES)}.")


def read_typed(name: str, text: str) -> Setting:
    """A setting that was typed as a name and a text; an empty text asks for the usual."""
    table, *action = (part.strip().lower() for part in name.split(".", 1))
    table = table.replace("-", "_")
    value = text.strip()
    if value and table in SWITCHES and not action:
        return Setting(0, (table,), _read_switch(table, value))
    setting = Setting(0, (table, *action), value or None)
    if setting.name[0] not in (KEYS, *NAMES) or len(setting.name) != 1 + (table == KEYS):
        raise NotUnderstood(f"{quoted(name)} is no setting: there is {_either(NAMES)}.")
    return setting


def _read_switch(name: str, text: str) -> bool:
    if text.lower() not in (*YES, *NO):
        raise NotUnderstood(f"{quoted(text)} is neither yes nor no, as {name} must be.")
    return text.lower() in YES


def _clashes(keys: dict[str, str], keyboard: Keyboard) -> Iterator[tuple[str, str]]:
    """Take back, one by one, the keys that stand for something else already."""
    while clash := first_clash(keys, keyboard):
        del keys[clash.action]
        kept = f"{clash.action} keeps its usual {keyboard.usual[clash.action]}"
        yield clash.action, f"{quoted(clash.key)} stands for {clash.other}, so {kept}."


def _either(words: tuple[str, ...]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"
