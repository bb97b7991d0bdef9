"""Without a command: the app, if there is a terminal to show it on."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from lupus_journal.cli.context import Context


def open_app(context: Context) -> int:
    """Show the journal on the screen until the person leaves it."""
    _refuse_without_a_terminal()
    # The first screen's data is read before the screen library is imported, so that it is painted
    # at once; what starting leaves behind is not worth collecting meanwhile.
    gc.disable()
    quick = context.quick
    page = quick.today.page()
    from lupus_journal.tui.app import JournalApp

    app = JournalApp(quick, context.open_whole, page)
    app.run()
    return app.return_code or DONE


def _refuse_without_a_terminal() -> None:
    streams = (sys.stdin, sys.stdout)
    # A stream that was closed before the program began is no stream at all.
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise InvalidEntry(
            "The app needs a terminal to show itself on. In a pipe or a script, use a command: "
            "“lupus-journal --help” lists them."
        )
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise InvalidEntry(
            "This terminal cannot show the app (TERM is not set, or is “dumb”). "
            "The commands work everywhere: “lupus-journal --help” lists them."
        )
