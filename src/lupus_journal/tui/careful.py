"""An app that a refusal does not end, and whose end after a fault shows nothing of the journal.

A refusal is a `JournalError`: a file that is gone, a disk at fault, an entry that cannot be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual._context import active_message_pump
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerFailed

from lupus_journal.domain.errors import JournalError
from lupus_journal.tui.crash import report_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.message import Message


class CarefulHandlers(MessagePump):
    """What goes on after one of its handlers met a refusal, and says so."""

    async def _dispatch_message(self, message: Message) -> None:
        # Textual asks nothing of a part of the app any more once a handler of it has failed.
        try:
            await super()._dispatch_message(message)
        except JournalError as error:
            self.say_refusal(error)

    def say_refusal(self, error: JournalError) -> None:
        """Say what was refused, where somebody looks."""
        cast("CarefulApp", self.app).tell(str(error), is_error=True)


class CarefulApp(CarefulHandlers, App[None]):
    """Tells the refusals that no screen has told, and ends in silence after a fault of ours."""

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something."""
        raise NotImplementedError

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click asks for, or say why the journal refuses it."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except JournalError as error:
            self.tell(str(error), is_error=True)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """Tell a refusal that the app can go on after; it ends after any other, and any fault."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, JournalError) and (cause is not error or _goes_on()):
            self.tell(str(cause), is_error=True)
        else:
            super()._handle_exception(error)

    def panic(self, *_: object) -> None:
        """End after a fault without showing a value: Textual's own reports hold them."""
        self._return_code = 1
        self._exit_renderables.append(Text(report_of(self._exception)))
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()


def _goes_on() -> bool:
    """Whether the app can do with what is left of the part that met a refusal.

    One that was being put together is taken away, but without its screen there is nothing to see.
    A finished one asks for nothing any more unless it is careful itself.
    """
    part = active_message_pump.get(None)
    if isinstance(part, Widget) and not part.is_mounted:
        if not isinstance(part, Screen):
            part.remove()
        return not isinstance(part, Screen)
    return isinstance(part, CarefulHandlers)
