"""The statements of a TOML file one by one, each with its line, so that one slip costs one line."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.preference_reading import KEYS, Problem, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_LINES = 20
"""How many lines one statement may have; none that means anything needs so many."""
BROKEN = 'this is not TOML: write name = "value", or [keys] above the keys.'


def statements(text: str) -> Iterator[Setting | Problem]:
    """Every setting of a file, and every line that cannot be read."""
    lines = text.replace("\r\n", "\n").split("\n")
    header, at = "", 0
    while at < len(lines):
        length, found = _statement(header, lines[at : at + MOST_LINES])
        if found is None:
            yield Problem(at + 1, BROKEN)
        else:
            yield from _settings(at + 1, found)
            if lines[at].lstrip().startswith("["):
                header = lines[at]
        at += length


def _statement(header: str, lines: Sequence[str]) -> tuple[int, dict[str, Any] | None]:
    """How many lines the first statement has, and what it says; one, and nothing, if it is none."""
    header = "" if lines[0].lstrip().startswith("[") else header
    for length in range(1, len(lines) + 1):
        try:
            return length, tomllib.loads("\n".join((header, *lines[:length])))
        except (ValueError, RecursionError):
            continue
    return 1, None


def _settings(line: int, found: Mapping[str, Any]) -> Iterator[Setting]:
    for name, value in found.items():
        if name == KEYS and isinstance(value, dict):
            yield from (Setting(line, (name, action), keys) for action, keys in value.items())
        else:
            yield Setting(line, (name,), value)
