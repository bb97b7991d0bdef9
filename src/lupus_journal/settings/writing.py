"""Puts settings into the text of the file, which keeps its comments and its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.preference_reading import read
from lupus_journal.domain.text import shown
from lupus_journal.settings.reading import meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.domain.keyboard import Keyboard
    from lupus_journal.domain.preference_reading import Setting

FIRST_LINE = "# Settings of Lupus Journal. “lupus-journal config” lists them and what holds.\n"


def changed(text: str, settings: Sequence[Setting], path: str, keyboard: Keyboard) -> str:
    """The file's text with some settings changed; one without a value goes back to the usual."""
    for one in settings:
        if one.value is not None:
            read(one.name, one.value, keyboard)
    written = _written(text or FIRST_LINE, settings, path)
    _, before = meaning_of(text, keyboard)
    _, after = meaning_of(written, keyboard)
    known = {problem.why for problem in before}
    for problem in after:
        if problem.why not in known:
            raise InvalidEntry(problem.why)
    return written


def _written(text: str, settings: Sequence[Setting], path: str) -> str:
    try:
        document = tomlkit.parse(text)
        for setting in settings:
            _set(document, setting)
        return document.as_string()
    except (TOMLKitError, AttributeError, TypeError):
        raise InvalidEntry(
            f"{shown(path)} is not TOML as it stands, so nothing was written: "
            "“lupus-journal config” names the lines to mend."
        ) from None


def _set(document: Any, setting: Setting) -> None:
    table, (*tables, name) = document, setting.name
    for part in tables:
        table = table.setdefault(part, tomlkit.table())
    if setting.value is None:
        table.pop(name, None)
    else:
        table[name] = setting.value
