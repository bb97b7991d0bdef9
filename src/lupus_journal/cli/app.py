"""Without a command: the app, if there is a terminal to show it on."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lupus_journal.cli.command import DONE
from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.cli.context import Context
    from lupus_journal.domain.preference_reading import Setting
    from lupus_journal.domain.preferences import Preferences
    from lupus_journal.tui.app import JournalApp

DRAWN = "─│╭╯▸○●…"
"""Signs of which a screen has many: a terminal that cannot take them gets plain ones."""


def open_app(context: Context, *, ascii_only: bool = False, own_journal: str = "") -> int:
    """Show the journal on the screen until the person leaves it; one may lead on to another.

    `own_journal` is where to go back to from a journal that is not the person's own.
    """
    _refuse_without_a_terminal()
    is_plain = ascii_only or not _shows_signs()
    while True:
        app = _app_on(context, own_journal, is_plain=is_plain)
        app.run()
        if not app.next_journal:
            return app.return_code or DONE
        own = own_journal or context.path
        context = context.at(app.next_journal)
        own_journal = "" if context.path == own else own


def _app_on(context: Context, own_journal: str, *, is_plain: bool) -> JournalApp:
    # The first screen's data is read before the screen library is imported, so that it is painted
    # at once; what starting leaves behind is not worth collecting meanwhile.
    gc.disable()
    quick = context.quick
    page = quick.today.page()
    from lupus_journal.bootstrap import keep_preferences, preferences
    from lupus_journal.tui.app import JournalApp, NewJournalApp
    from lupus_journal.tui.keymap import keyboard

    def as_shown(preferred: Preferences) -> Preferences:
        return preferred._replace(ascii_only=True) if is_plain else preferred

    def keep(settings: Sequence[Setting]) -> Preferences:
        return as_shown(keep_preferences(settings, context.environment, keyboard()))

    preferred = as_shown(preferences(context.environment, keyboard))
    shown = NewJournalApp if page.is_untouched else JournalApp
    return shown(quick, context.open_whole, page, preferred, keep, own_journal)


def _shows_signs() -> bool:
    """Whether what is written reaches the terminal in an encoding that has the app's signs."""
    import locale

    encodings = [sys.stdout.encoding]
    if os.name == "posix":
        # Python writes UTF-8 even where the person's locale says that the terminal has none.
        encodings.append(locale.getencoding())
    try:
        return all(DRAWN.encode(encoding) for encoding in encodings)
    except (LookupError, UnicodeEncodeError):
        return False


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
