"""An app that a refusal does not end, and whose end after a fault shows nothing of the journal.

A refusal is a `JournalError`: a file that is gone, a disk at fault, an entry that cannot be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.app import App
from textual.message_pump import MessagePump
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
        """Tell what the journal refused a worker or a composing part; anything else ends it."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, JournalError):
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
