"""A keyboard with a few actions, so that what the settings file says is easy to see."""

from __future__ import annotations

import pytest

from lupus_journal.domain.keyboard import Keyboard

NAMED = {"ctrl+p", "ctrl+x", "ctrl+z", "delete", "f2", "tab"}


@pytest.fixture
def keyboard() -> Keyboard:
    """Some actions; “done” and “ended” share a key, because they are never there at once."""
    return Keyboard(
        usual={
            "add": "a",
            "check-in": "c",
            "delete": "d,delete",
            "done": "x",
            "edit": "e",
            "book": "b",
            "ended": "x",
            "palette": "ctrl+p",
            "undo": "u",
        },
        places={"book": "infusions", "done": "today"},
        standing={"tab": "goes to the next field"},
        anywhere=frozenset({"palette"}),
        spelled=lambda typed: typed if len(typed) == 1 or typed in NAMED else "",
    )
