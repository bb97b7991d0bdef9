"""What every dialog has: a frame, its fields, a line for what is wrong, drafts, and a way out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Label, Select, TextArea

from lupus_journal.domain.errors import JournalError
from lupus_journal.services.drafts import HalfTyped
from lupus_journal.tui.careful import CarefulHandlers
from lupus_journal.tui.dialogs.fields import put, text_in
from lupus_journal.tui.screens.curtain import uncovered
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.taken_up import TakenUp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.types import CSSPathType
    from textual.widget import Widget

    from lupus_journal.domain.drafts import Draft
    from lupus_journal.services.drafts import DraftService

T = TypeVar("T")

SECONDS_TO_DRAFT = 0.4
"""How long after a key what was typed is kept as a draft, also while typing goes on."""
TYPED_IN = ".dialog Input, .dialog TextArea, .dialog Select, .dialog Checkbox"


class Dialog(CarefulHandlers, ModalScreen[str | None], Generic[T]):
    """Asks for something and has it kept; answers with what was kept in words, or with `None`.

    It stays open until the journal has taken what was typed: a refusal is shown in it.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = "../styles/dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding(
            "escape", "give_up", "Close", tooltip="Close; what you typed is kept for the next time"
        ),
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
        self._half_typed: HalfTyped | None = None
        self._draft: Draft | None = None
        self._trouble = ""
        """Why nothing could be taken up."""
        self._offered: dict[str, str] | None = None
        """What stood in the fields before anything was typed."""
        self._pause: Timer | None = None
        self._wrong: dict[str, str] | None = None
        """What stood in the fields when something was said to be wrong."""
        self._is_keeping = False
        self._is_warned = False

    @property
    def has_draft(self) -> bool:
        """Whether the journal keeps something half-typed of this form."""
        return self._half_typed is not None and self._half_typed.is_kept

    def draw_up(self, drafts: DraftService) -> None:
        """Take up what was half-typed in this form before."""
        if self.FORM:
            self._half_typed = HalfTyped(drafts, self.FORM, self._about)
            try:
                self._draft = self._half_typed.take_up()
            except JournalError as error:
                self._trouble = str(error)

    def fields(self) -> Iterator[Widget]:
        """The dialog's own widgets, from top to bottom."""
        raise NotImplementedError

    def read(self) -> T:
        """What was typed; a `JournalError` says what is wrong with it."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The frame around the fields."""
        with VerticalScroll(classes="dialog", can_focus=False) as frame:
            frame.border_title = plain(self.title or "")
            yield TakenUp()
            yield from self.fields()
            with Vertical(classes="foot"):
                yield Label("", classes="problem", markup=False)
                with Horizontal(classes="buttons"):
                    yield Button(plain(f"^s {self.ACCEPT}"), id="accept", variant="primary")
                    yield Button("esc Close", id="give-up")

    def on_mount(self) -> None:
        """Fill in what was half-typed before."""
        if self._offered is not None:
            # A subclass that has the same handler may call this one, and Textual calls both.
            return
        self._offered = self.values()
        if self._trouble:
            self.say_problem(self._trouble)
        if self._draft is not None and self._draft.fields != self._offered:
            self._fill_from(self._draft)

    def _fill_from(self, draft: Draft) -> None:
        try:
            self.fill(draft.fields)
        except JournalError:
            # Kept by another version of the program, whose form took other answers.
            return
        self.query_one(TakenUp).draft = draft
        self.go_on()

    def go_on(self) -> None:
        """Go to where typing goes on, in a form that was taken up."""

    def values(self) -> dict[str, str]:
        """What stands in every field, by the field's name."""
        return {widget.id: text_in(widget) for widget in self.query(TYPED_IN) if widget.id}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put texts into the fields that they are for."""
        for widget in self.query(TYPED_IN):
            if widget.id and widget.id in values:
                put(widget, values[widget.id])

    def keep_draft(self) -> bool:
        """Keep what is half-typed at once; answers whether that is done or needless."""
        if self._half_typed is None or self._offered is None:
            return True
        self._half_typed.stands = self._changed()
        try:
            self._half_typed.keep()
        except JournalError as error:
            self.say_problem(str(error))
            return False
        return True

    def touched(self) -> None:
        """Something was typed: it is kept in a moment, however much more is."""
        if self._wrong is not None and self._wrong != self.values():
            self.forget_problem()
        if self._half_typed is not None and self._pause is None:
            self._pause = self.set_timer(SECONDS_TO_DRAFT, self._keep_draft_aside)

    @work
    async def _keep_draft_aside(self) -> None:
        """Keep what is half-typed without holding up whoever types."""
        self._pause = None
        if self._half_typed is not None:
            self._half_typed.stands = self._changed()
            try:
                await asyncio.to_thread(self._half_typed.keep)
            except JournalError as error:
                self.say_problem(str(error))

    def _changed(self) -> dict[str, str] | None:
        """What stands in the fields, unless it is what was offered."""
        values = self.values()
        return None if values == self._offered else values

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
            self.say_refusal(error)
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
            words = await asyncio.to_thread(self._kept, answer)
        except JournalError as error:
            self._is_keeping = False
            self.say_refusal(error)
        else:
            # The palette may have been opened above the dialog meanwhile; a curtain stays closed.
            await uncovered(self.app)
            self.pop_until_active()
            self.dismiss(words)

    def _kept(self, answer: T) -> str:
        if self._half_typed is None:
            return self._keep(answer)
        return self._half_typed.saved_by(lambda: self._keep(answer))

    @on(Button.Pressed, "#give-up")
    def action_give_up(self) -> None:
        """Close; what is half-typed stays as a draft, or a second time is asked for."""
        if self._is_keeping:
            return
        if self.keep_draft() or self._is_warned:
            self.dismiss(None)
        self._is_warned = True

    def action_start_afresh(self) -> None:
        """Forget what was half-typed, and show the fields as they were offered."""
        self.say_problem("")
        self.fill(self._offered or {})
        self.query_one(TakenUp).draft = None
        self.keep_draft()
        self.set_focus(self._first_field())

    def _first_field(self) -> Widget | None:
        """The field to begin with, if there is one."""
        named = self.query(self.AUTO_FOCUS) if self.AUTO_FOCUS else ()
        fields = (*named, *self.query(TYPED_IN))
        return next((one for one in fields if one.focusable and one.region), None)

    def say_refusal(self, error: JournalError) -> None:
        """Say why what was typed cannot be kept."""
        self.say_problem(str(error))

    def forget_problem(self) -> None:
        """What was wrong was said of other words than those that stand here now."""
        self.say_problem("")

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong, beside what was typed."""
        self._wrong = self.values() if sentence else None
        label = self.query_one(".problem", Label)
        label.update(plain(sentence))
        # A long sentence has its height only when it is laid out.
        self.call_after_refresh(label.scroll_visible, animate=False)

    def typed(self, field: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{field}", Input).value

    def chosen(self, field: str) -> str:
        """What is chosen in a list, empty if nothing is."""
        select = self.query_one(f"#{field}", Select)
        return "" if select.is_blank() else str(select.value)
