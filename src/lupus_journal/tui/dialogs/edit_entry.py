"""Asks for an entry's fields anew, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.containers import Horizontal
from textual.widgets import Label, Select, TextArea

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.services.fields import Asked
from lupus_journal.services.lab_doubts import LineDoubted
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import choice, field
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField
from lupus_journal.tui.widgets.typed_line import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.widget import Widget

    from lupus_journal.services.forms import Form, FormField

NOT_SAID = "not said"
USUAL_LABEL = 15
"""How many letters of a field's name usually have room."""
LONGEST_WRAPPED = 50_000
"""The lines of a longer note are not broken into several: that takes longer than a key may."""
MOST_LINES = 20_000
TOO_LONG = "It has too many lines to be changed here: “lupus-journal edit ID note=-” reads it anew."


class Keep(Protocol):
    """Has what was typed kept, and says what changed."""

    def __call__(self, texts: Mapping[str, str], *, is_unit_sure: bool) -> str:
        """Keep the fields that changed; a unit that is sure is not doubted."""
        ...


class EditEntryDialog(Dialog["Mapping[str, str]"]):
    """An entry's fields as they stand; only what is changed is kept."""

    FORM = "edit"

    def __init__(self, keep: Keep, form: Form) -> None:
        super().__init__(self._keep_or_doubt, about=form.about)
        self._keep_texts = keep
        self._form = form
        self._doubted: Mapping[str, str] | None = None
        """What was refused as doubtful, and is kept when it is saved again."""

    def fields(self) -> Iterator[Widget]:
        """A line for each field."""
        yield from map(self._widget, self._form.fields)

    def on_mount(self) -> None:
        """Name the entry in the frame, and give long names their room."""
        frame = self.query_one(".dialog")
        self.query_one(".taken-up").display = self.has_draft
        frame.border_title = plain(f"Edit {self._form.title}")
        frame.set_class(any(len(one.label) > USUAL_LABEL for one in self._form.fields), "broad")

    def read(self) -> Mapping[str, str]:
        """What was typed anew; a place to type may show what it was given a little differently."""
        offered = self._offered or {}
        return {name: text for name, text in self.values().items() if text != offered.get(name)}

    def answer(self, answer: Mapping[str, str]) -> None:
        """Have what changed kept; a form that says what it said closes."""
        if self._form.changed(answer):
            super().answer(answer)
        else:
            self.action_give_up()

    def _keep_or_doubt(self, texts: Mapping[str, str]) -> str:
        try:
            return self._keep_texts(texts, is_unit_sure=texts == self._doubted)
        except LineDoubted as doubt:
            self._doubted = texts
            raise InvalidEntry(f"{doubt} {CONFIRM}") from None

    def _widget(self, one: FormField) -> Widget:
        match one.asked:
            case Asked.DAY:
                return DateField(one.label, one.name, self._form.today, one.day, one.leaning)
            case Asked.CHOICE:
                return _choice(one)
            case Asked.YES_NO:
                return choice(one.label, one.name, {"no": "no", "yes": "yes"}, one.text)
            case Asked.TEXT:
                return Horizontal(Label(plain(one.label)), _text(one), classes="field text")
            case _:
                # What is only an example must not be taken for what the entry says.
                hint = f"(empty: {one.hint})" if one.hint else "(empty)"
                return field(one.label, one.name, one.text, hint)


def _choice(one: FormField) -> Widget:
    if not one.may_be_missing:
        return choice(one.label, one.name, {each: each for each in one.choices}, one.text)
    options = [(plain(each), each) for each in one.choices]
    select = Select(
        options, value=one.text or Select.NULL, prompt=NOT_SAID, id=one.name, compact=True
    )
    return Horizontal(Label(plain(one.label)), select, classes="field")


def _text(one: FormField) -> Widget:
    if one.text.count("\n") > MOST_LINES:
        return Label(TOO_LONG, classes="too-long", markup=False)
    is_wrapped = len(one.text) <= LONGEST_WRAPPED
    return TextArea(one.text, id=one.name, soft_wrap=is_wrapped, compact=True)
