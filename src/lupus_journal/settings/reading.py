"""Reads the settings file; what is wrong with it is told, and never stops the program."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.preferences import USUAL
from lupus_journal.domain.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.domain.keyboard import Keyboard
    from lupus_journal.domain.preference_reading import Problem
    from lupus_journal.domain.preferences import Preferences

LARGEST = 16 * 1024
"""Bytes; every setting there is takes a tenth of it."""
MOST_PROBLEMS = 20


def read(path: str, keyboard: Callable[[], Keyboard]) -> Preferences:
    """What the settings file says; the usual, if there is none: then no keyboard is asked for."""
    try:
        text = text_of(path)
    except JournalError as error:
        return USUAL._replace(problems=(str(error),))
    if not text:
        return USUAL
    preferences, problems = meaning_of(text, keyboard())
    return preferences._replace(problems=_sentences(problems, path))


def meaning_of(text: str, keyboard: Keyboard) -> tuple[Preferences, list[Problem]]:
    """What the text of a settings file says, and which of its lines say nothing."""
    # Nothing of this is read before the first paint unless there is such a file.
    from lupus_journal.domain.preference_reading import (  # noqa: PLC0415
        Problem,
        Setting,
        understood,
    )
    from lupus_journal.settings.statements import statements  # noqa: PLC0415

    found = list(statements(text))
    broken = [one for one in found if isinstance(one, Problem)]
    settings = (one for one in found if isinstance(one, Setting))
    preferences, meaningless = understood(settings, keyboard)
    return preferences, sorted([*broken, *meaningless])


def text_of(path: str) -> str:
    """The text of the settings file, empty if there is none; `InvalidEntry` says why it is unread.

    Nothing is read of what is no file, which could keep the program waiting, or is a huge one.
    """
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise _unread(path, "it is not a file")
        if found.st_size > LARGEST:
            raise _unread(path, "it is larger than settings are")
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise _unread(path, "it is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        # A name with a NUL in it is a ValueError.
        raise _unread(path, getattr(error, "strerror", None) or "no such name") from None
    return text


def _sentences(problems: list[Problem], path: str) -> tuple[str, ...]:
    whys = dict.fromkeys(why for _, why in problems)
    first = sorted(min(one for one in problems if one.why == why) for why in whys)
    told = [f"{shown(path)}, line {line}: {why}" for line, why in first[:MOST_PROBLEMS]]
    if len(first) > MOST_PROBLEMS:
        told.append(f"{shown(path)} has {len(first) - MOST_PROBLEMS} more lines like these.")
    return tuple(told)


def _unread(path: str, why: str) -> InvalidEntry:
    return InvalidEntry(
        f"{shown(path)} was not read ({why.lower()}), so the usual settings hold: mend or remove it."
    )
