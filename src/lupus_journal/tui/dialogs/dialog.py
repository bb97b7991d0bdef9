"""What every dialog has: a frame, its fields, a line for what is wrong, drafts, and a way out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Label, Select, TextArea

from lupus_journal.domain.days import short
from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from lupus_journal.domain.drafts import Draft
    from lupus_journal.services.drafts import DraftService

T = TypeVar("T")

SECONDS_TO_DRAFT = 0.4
"""How long somebody pauses before what they typed is kept as a draft."""


class Dialog(ModalScreen[str | None], Generic[T]):
    """Asks for something and has it kept; answers with what was kept in words, or with `None`.

    It stays open until the journal has taken what was typed: a refusal is shown in it.
    """

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "give_up", "Close", tooltip="Close without saving"),
        Binding("ctrl+s", "accept", "Save", tooltip="Save what is written here"),
        Binding("ctrl+r", "start_afresh", "Start afresh", tooltip="Forget what was half-typed"),
    ]
    TITLE = ""
    ACCEPT = "Save"
    FORM = ""
    """What drafts of this form are kept under; without a name, none are."""

    def __init__(self, keep: Callable[[T], str], *, about: str = "") -> None:
        super().__init__()
        self._keep = keep
        self._about = about
        self._drafts: DraftService | None = None
        self._draft: Draft | None = None
        self._offered: dict[str, str] = {}
        """What stood in the fields before anything was typed."""
        self._pause: Timer | None = None
        self._is_keeping = False
        self._is_kept = False
        self.has_draft = False

    def draw_up(self, drafts: DraftService) -> None:
        """Take up what was half-typed in this form before."""
        if self.FORM:
            self._drafts = drafts
            self._draft = drafts.find(self.FORM, self._about)

    def fields(self) -> Iterator[Widget]:
        """The dialog's own widgets, from top to bottom."""
        raise NotImplementedError

    def read(self) -> T:
        """What was typed; a `JournalError` says what is wrong with it."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The frame around the fields."""
        with VerticalScroll(classes="dialog", can_focus=False) as frame:
            frame.border_title = plain(str(self.TITLE)).markup
            yield Label("", classes="taken-up", markup=False)
            yield from self.fields()
            yield Label("", classes="problem", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.ACCEPT, id="accept", variant="primary")
                yield Button("Close", id="give-up")

    def on_mount(self) -> None:
        """Fill in what was half-typed before."""
        self._offered = self.values()
        draft = self._draft
        if draft is not None and dict(draft.fields) != self._offered:
            self.fill(draft.fields)
            self.has_draft = True
            at = draft.kept_at.astimezone()
            self._say_taken_up(
                f"Taken up as you left it on {short(at.date())} at {at:%H:%M}. "
                "ctrl+r starts afresh."
            )

    def values(self) -> dict[str, str]:
        """What stands in every field, by the field's name."""
        found: dict[str, str] = {}
        for widget in self.query(
            ".dialog Input, .dialog TextArea, .dialog Select, .dialog Checkbox"
        ):
            match widget:
                case Input():
                    text = widget.value
                case TextArea():
                    text = widget.text
                case Select():
                    text = "" if widget.is_blank() else str(widget.value)
                case Checkbox():
                    text = "yes" if widget.value else ""
                case _:
                    continue
            if widget.id:
                found[widget.id] = text
        return found

    def fill(self, values: Mapping[str, str]) -> None:
        """Put texts into the fields that they are for."""
        for name, text in values.items():
            for widget in self.query(f".dialog #{name}"):
                _put(widget, text)

    def on_unmount(self) -> None:
        """Keep what is half-typed when the app ends under an open dialog."""
        self.keep_draft()

    def keep_draft(self) -> None:
        """Keep what is half-typed, or forget the draft when there is nothing of it left."""
        if self._drafts is None or self._is_kept or not self.is_mounted:
            return
        values = self.values()
        try:
            if values != self._offered:
                self._drafts.keep(self.FORM, self._about, values)
                self.has_draft = True
            elif self.has_draft:
                self._drafts.discard(self.FORM, self._about)
                self.has_draft = False
        except JournalError as error:
            self.say_problem(str(error))

    def touched(self) -> None:
        """Something was typed: keep it as soon as the person pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(SECONDS_TO_DRAFT, self.keep_draft)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(Checkbox.Changed)
    def _touched(self) -> None:
        self.touched()

    @on(Button.Pressed, "#accept")
    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Have what was typed kept, or say what is wrong with it."""
        try:
            answer = self.read()
        except JournalError as error:
            self.say_problem(str(error))
        else:
            self.answer(answer)

    def answer(self, answer: T) -> None:
        """Have an answer kept, and close; stay open with all that was typed if it is refused."""
        # A second key while the first is being answered must not keep the same thing twice.
        if not self._is_keeping:
            self._is_keeping = True
            self._have_kept(answer)

    @work
    async def _have_kept(self, answer: T) -> None:
        try:
            words = await asyncio.to_thread(self._keep_and_forget_draft, answer)
        except JournalError as error:
            self._is_keeping = False
            self.say_problem(str(error))
        else:
            self._is_kept = True
            self.dismiss(words)

    def _keep_and_forget_draft(self, answer: T) -> str:
        words = self._keep(answer)
        if self._drafts is not None:
            self._drafts.discard(self.FORM, self._about)
        return words

    @on(Button.Pressed, "#give-up")
    def action_give_up(self) -> None:
        """Close; what is half-typed stays as a draft."""
        self.keep_draft()
        self.dismiss(None)

    def action_start_afresh(self) -> None:
        """Forget what was half-typed, and show the fields as they were offered."""
        self.fill(self._offered)
        self._say_taken_up("")
        self.keep_draft()

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong, beside what was typed."""
        label = self.query_one(".problem", Label)
        label.update(plain(sentence))
        label.scroll_visible(animate=False)

    def typed(self, field: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{field}", Input).value

    def chosen(self, field: str) -> str:
        """What is chosen in a list, empty if nothing is."""
        select = self.query_one(f"#{field}", Select)
        return "" if select.is_blank() else str(select.value)

    def _say_taken_up(self, sentence: str) -> None:
        self.query_one(".taken-up", Label).update(plain(sentence))


def _put(widget: Widget, text: str) -> None:
    match widget:
        case Input():
            widget.value = text
        case TextArea():
            widget.text = text
        case Checkbox():
            widget.value = bool(text)
        case Select() if text:
            widget.value = text
        case Select():
            widget.clear()


def field(label: str, field_id: str, value: str = "", hint: str = "") -> Horizontal:
    """A line with a label and a place to type."""
    return Horizontal(
        Label(label, markup=False),
        Input(value, placeholder=hint, id=field_id, compact=True),
        classes="field",
    )


def choice(
    label: str, field_id: str, choices: Mapping[str, str], value: str = "", prompt: str = ""
) -> Horizontal:
    """A line with a label and a list to choose from: what is stored, by what is shown for it."""
    options = [(plain(words), key) for key, words in choices.items()]
    if value:
        select = Select(options, value=value, allow_blank=False, id=field_id, compact=True)
    else:
        select = Select(options, prompt=prompt or "Choose", id=field_id, compact=True)
    return Horizontal(Label(label, markup=False), select, classes="field")
