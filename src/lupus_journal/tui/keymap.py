"""Every action that a key can be chosen for: its id, its usual keys, its name, and what it does.

An action is the same on every screen that has it. The settings file names it by its id.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """An action's usual keys, separated by commas, and how help and palette name it."""

    keys: str
    label: str
    says: str
    display: str | None = None


ACTIONS = {
    "today": Key("1", "Today", "The next infusion and what is due"),
    "infusions": Key("2", "Infusions", "The course as a timeline, and the next dates"),
    "diary": Key("3", "Diary", "A month, and everything that a day holds"),
    "labs": Key("4", "Labs", "Laboratory results and their trends"),
    "me": Key("8", "Me", "The person, medicines, settings and backups"),
    "check-in": Key("c", "Check in", "How are you, in ten seconds"),
    "add": Key("a", "Add", "Something new to this screen"),
    "open": Key("enter", "Open", "Everything about the chosen one"),
    "edit": Key("e", "Edit", "Change the chosen one"),
    "delete": Key("d,delete", "Delete", "Remove the chosen one, after asking", "d"),
    "undo": Key("u", "Undo", "Take back the newest entry or change"),
    "filter": Key("slash", "Filter", "Show only what has the words you type", "/"),
    "done": Key("x", "Done", "The chosen thing that is due is done"),
    "later": Key("z", "Later", "Show it again in two hours"),
    "drink": Key("f", "Drink", "Log a drink"),
    "note": Key("n", "Note", "Log a note"),
    "symptom": Key("s", "Symptom", "Log any symptom"),
    "bad-day": Key("b", "Bad day", "Log that it is too much today, with one key"),
    "table": Key("t", "Table", "The chart in words and figures, and back"),
    "earlier": Key("left,h", "Earlier", "Read the result before", "←"),
    "later-result": Key("right,l", "Later", "Read the result after", "→"),
    "keys": Key("question_mark", "Keys", "Every key that works here", "?"),
    "palette": Key("ctrl+p", "Commands", "Everything that can be done here, by name", "^p"),
    "quit": Key("q", "Quit", "Leave the journal; all is saved"),
}


def bound(id_: str, action: str, says: str = "", *, show: bool = True) -> Binding:
    """An action on its usual keys; `says` is what it does here, where that needs other words."""
    key = ACTIONS[id_]
    return Binding(
        key.keys,
        action,
        key.label,
        id=id_,
        key_display=key.display,
        tooltip=says or key.says,
        show=show,
    )
