"""Every action that a key can be chosen for: its id, its usual keys, its name, and what it does.

An action is the same on every screen that has it. The settings file names it by its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.keys import REPLACED_KEYS, Keys, key_to_character

if TYPE_CHECKING:
    from lupus_journal.domain.keyboard import Keyboard


class Key(NamedTuple):
    """An action's usual keys, separated by commas, and how help and palette name it."""

    keys: str
    label: str
    says: str
    display: str | None = None
    anywhere: bool = False
    """Whether it works in a dialog and while something is typed, too."""


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
    "life": Key("v", "History", "Who changed it, and when"),
    "undo": Key("u", "Undo", "Take back the newest entry or change"),
    "filter": Key("slash", "Filter", "Show only what has the words you type", "/"),
    "done": Key("x", "Done", "The chosen thing that is due is done"),
    "later": Key("z", "Later", "Show it again in two hours"),
    "drink": Key("f", "Drink", "Log a drink"),
    "note": Key("n", "Note", "Log a note"),
    "symptom": Key("s", "Symptom", "Log any symptom"),
    "bad-day": Key("b", "Bad day", "Log that it is too much today, with one key"),
    "table": Key("t", "Table", "All results as a list, and the chart again"),
    "report": Key("r", "Report", "Type in a whole report from paper, line after line"),
    "find": Key("slash", "Find", "Any entry of any day, by its words", "/"),
    "letters": Key("g", "Go to", "Shows a letter beside each entry: that letter opens it"),
    "measure": Key("m", "Measure", "What the month shows: fatigue, pain, sleep, any symptom"),
    "this-day": Key("t", "Today", "To today's entries"),
    "any-day": Key("o", "Open day", "To a day by its date, or by words such as -3d"),
    "month-before": Key("pageup", "Month before", "The month before"),
    "month-after": Key("pagedown", "Month after", "The month after"),
    "earlier": Key("left,h", "Earlier", "Read the result before", "←"),
    "later-result": Key("right,l", "Later", "Read the result after", "→"),
    "section-before": Key("left,h", "Section before", "The section on the left", "←"),
    "section-after": Key("right,l", "Section after", "The section on the right", "→"),
    "new-dose": Key("n", "New dose", "The chosen medicine at another dose, from a day on"),
    "ended": Key("x", "Ended", "The chosen medicine is no longer taken"),
    "back-up": Key("b", "Back up", "Copy the journal now, and compare the copy"),
    "verify": Key("v", "Verify", "Check the whole journal"),
    "restore": Key("r", "Restore", "Bring a backup back, after asking"),
    "begin-course": Key(
        "i", "Begin a course", "The schedule of your infusions, and its next dates"
    ),
    "given": Key("g", "Given", "The chosen dose was given"),
    "book": Key("b", "Book", "A day, a time and a place for the chosen dose"),
    "move": Key("m", "Move", "The chosen dose to another day"),
    "hold": Key("o", "Hold", "Put the chosen dose off, without a new day"),
    "missed": Key("n", "Not given", "The chosen dose was missed, and will not be given"),
    "cancel": Key("x", "Cancel", "Strike the chosen dose from the calendar"),
    "course-before": Key("left_square_bracket,left,h", "Course before", "The one before", "["),
    "course-after": Key("right_square_bracket,right,l", "Course after", "The next one", "]"),
    "open-journal": Key("o", "Open", "Restore a backup, or look into another journal"),
    "demo": Key("d", "Demo", "A made-up patient's two years, in a file of its own"),
    "own-journal": Key("w", "My journal", "Back from here to your own journal"),
    "continue": Key("r", "Continue", "Take up again what was half-typed"),
    "keys": Key("question_mark", "Keys", "Every key that works here", "?"),
    "help": Key("f1", "Keys", "Every key that works here, also in a dialog", "F1", anywhere=True),
    "palette": Key("ctrl+p", "Commands", "Everything by name", "^p", anywhere=True),
    "hide": Key("ctrl+o", "Hide", "Hide the screen until a key is pressed", "^o", anywhere=True),
    "quit": Key("q", "Quit", "Leave the journal; all is saved"),
}


PLACES = {
    "welcome": ("demo", "open-journal"),
    "today": ("done", "later", "bad-day", "continue"),
    "infusions": (
        *("open", "given", "book", "move", "hold", "missed", "cancel"),
        *("course-before", "course-after"),
    ),
    "diary": (
        *("find", "letters", "measure", "this-day", "any-day"),
        *("month-before", "month-after"),
    ),
    "labs": ("table", "report", "earlier", "later-result"),
    "me": (
        *("section-before", "section-after", "new-dose", "ended"),
        *("back-up", "verify", "restore"),
    ),
    "entry": ("life",),
}
"""The actions that only one place has: those of two places may share a key."""
STANDING = {
    "escape": "closes what is open",
    "tab": "goes to the next field",
    "shift+tab": "goes to the field before",
    "up": "moves up",
    "down": "moves down",
    "k": "moves up",
    "j": "moves down",
    "ctrl+c": "copies",
    "ctrl+q": "leaves",
}
"""What no action can be chosen for, because it does the same everywhere."""
MODIFIERS = {"alt", "ctrl", "hyper", "meta", "shift", "super"}
NAMED = {key.value for key in Keys if key.value.isidentifier()}
"""The keys that have a name and no character."""
ALIASES = {"ctrl+i": "tab", "ctrl+m": "enter", "return": "enter", "esc": "escape", "del": "delete"}


def spelled(typed: str) -> str:
    """A key as Textual names it, or as the character that it types; empty if there is no such key.

    A comma and a space have their names, because keys are listed between commas.
    """
    if len(typed) == 1:
        return {" ": "space", ",": "comma"}.get(typed, typed if typed.isprintable() else "")
    *modifiers, name = typed.lower().split("+")
    if modifiers:
        key = "+".join((*sorted(modifiers), name))
        is_key = set(modifiers) <= MODIFIERS and (len(name) == 1 or name in NAMED)
        # A terminal sends a capital for shift and a letter.
        return ALIASES.get(key, key) if is_key and key[:-1] != "shift+" else ""
    name = ALIASES.get(name, name)
    if name in NAMED or name in ("space", "comma"):
        return name
    # Textual would take every name that Unicode has for a key, and no keyboard has a banana.
    character = key_to_character(REPLACED_KEYS.get(name, name)) or ""
    return character if character.isascii() and character.isprintable() else ""


def keyboard() -> Keyboard:
    """What the settings file may choose from."""
    from lupus_journal.domain.keyboard import Keyboard  # noqa: PLC0415 - only if there is such a file

    return Keyboard(
        usual={id_: key.keys for id_, key in ACTIONS.items()},
        places={id_: place for place, ids in PLACES.items() for id_ in ids},
        standing=STANDING,
        anywhere=frozenset(id_ for id_, key in ACTIONS.items() if key.anywhere),
        spelled=spelled,
    )


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
        show=show and not key.anywhere,
        priority=key.anywhere,
    )
