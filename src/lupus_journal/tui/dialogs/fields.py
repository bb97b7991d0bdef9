"""The fields of a form: a line to type in, a list to choose from, and what stands in each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Checkbox, Input, Label, Select, TextArea
from textual.widgets.select import InvalidSelectValueError

from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DayInput
from lupus_journal.tui.widgets.emptier import Emptier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget


def text_in(widget: Widget) -> str:
    """What stands in a field, as a draft keeps it; nothing is empty."""
    match widget:
        case DayInput():
            return widget.iso
        case Input():
            return widget.value
        case TextArea():
            return widget.text
        case Select() if not widget.is_blank():
            return str(widget.value)
        case Checkbox() if widget.value:
            return "yes"
    return ""


def put(widget: Widget, text: str) -> None:
    """Put a draft's text back into a field, as far as it still fits."""
    match widget:
        case Input():
            widget.value = text
            widget.cursor_position = len(text)
        case TextArea():
            widget.text = text
            widget.move_cursor(widget.document.end)
        case Checkbox():
            widget.value = bool(text)
        case Select() if text:
            # A draft may name what can no longer be chosen.
            with suppress(InvalidSelectValueError):
                widget.value = text
        case Select():
            # A list that always has a choice cannot be emptied.
            with suppress(InvalidSelectValueError):
                widget.clear()


def field(label: str, field_id: str, value: str = "", hint: str = "") -> Horizontal:
    """A line with a label and a place to type."""
    return labelled(label, Input(value, placeholder=hint, id=field_id, compact=True))


def labelled(label: str, place: Input) -> Horizontal:
    """A line with a label, a place to type, and what empties that."""
    return Horizontal(Label(plain(label)), place, Emptier(place), classes="field")


def choice(
    label: str, field_id: str, choices: Mapping[str, str], value: str = "", prompt: str = ""
) -> Horizontal:
    """A line with a label and a list to choose from: what is stored, by what is shown for it."""
    options = [(plain(words), key) for key, words in choices.items()]
    if value:
        select = Select(options, value=value, allow_blank=False, id=field_id, compact=True)
    else:
        select = Select(options, prompt=prompt or "Choose", id=field_id, compact=True)
    return Horizontal(Label(plain(label)), select, classes="field")
