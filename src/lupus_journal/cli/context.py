"""What a command works with: the journal, opened on first use, and where it writes."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.text import clean_line, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.safekeeping import SafekeepingService

SCHEMA = 1
"""The version of every JSON shape."""


class Context:
    """One call of the program; stdout is data, stderr is talk."""

    def __init__(self, options: Mapping[str, str], environment: Mapping[str, str]) -> None:
        self._options = options
        self._environment = environment
        self._is_new = False

    @cached_property
    def clock(self) -> Clock:
        """The clock, which LUPUS_JOURNAL_NOW can stop."""
        from lupus_journal.services.clock import clock_from

        return clock_from(self._environment.get("LUPUS_JOURNAL_NOW"))

    @cached_property
    def path(self) -> str:
        """Where the journal lies."""
        from lupus_journal.bootstrap import path_named

        return path_named(self._options.get("--journal"), self._environment)

    @property
    def author(self) -> str:
        """Who is acting."""
        from lupus_journal.services.scribe import PATIENT

        return clean_line(self._options.get("--as", "")) or PATIENT

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that the program was started with."""
        return self._environment

    @property
    def wants_json(self) -> bool:
        """Whether the answer is to be JSON."""
        return "--json" in self._options

    @cached_property
    def quick(self) -> QuickJournal:
        """The journal with what is done many times a day."""
        from lupus_journal.bootstrap import open_quick

        self._note_whether_new()
        return open_quick(self.path, self.clock, self.author)

    @cached_property
    def journal(self) -> Journal:
        """The whole journal, for which SQLModel is imported; backed up once a day."""
        journal = self.open_whole()
        try:
            journal.safekeeping.back_up_daily()
        except JournalError as error:
            self.say(f"Today's backup could not be made. {error}")
        return journal

    def open_whole(self) -> Journal:
        """The whole journal, without its daily backup."""
        import gc

        from lupus_journal.bootstrap import open_journal

        gc.enable()
        self._note_whether_new()
        return open_journal(self.path, self.clock, self.author)

    def tell_what_was_made(self) -> None:
        """Say that the journal is new: its path may be mistyped, and an older one is elsewhere."""
        if self._is_new:
            self.say(f"There was no journal at {self.path}, so a new one was made.")

    def _note_whether_new(self) -> None:
        self._is_new = self._is_new or not os.path.lexists(self.path)

    def safe(self, *, make: bool = True) -> SafekeepingService:
        """What keeps the journal safe, in whatever state it is; made first if there is none."""
        from lupus_journal.bootstrap import open_safe

        return open_safe(self.path, self.clock, make=make)

    def at(self, path: str) -> Context:
        """The same call on another journal."""
        return Context({**self._options, "--journal": path}, self._environment)

    def symptom(self, name: str) -> Symptom:
        """The symptom that an id, a label or an alias names."""
        from lupus_journal.bootstrap import symptom_named

        return symptom_named(name)

    def put(self, line: str = "") -> None:
        """Write one line of the answer."""
        print(shown(line))

    def put_drawing(self, text: str) -> None:
        """Write lines that were drawn here, colours and all; people's text in them is safe."""
        print(text)

    def put_json(self, **answer: Any) -> None:
        """Write the answer as one JSON object."""
        import json

        print(json.dumps({"schema": SCHEMA, **answer}, ensure_ascii=False, allow_nan=False))

    def say(self, sentence: str) -> None:
        """Say something to the person that is not the answer."""
        print(shown(sentence), file=sys.stderr)

    def is_asked_by_a_person(self) -> bool:
        """Whether somebody sits at the terminal and can be asked."""
        # A stream that was closed before the program started is None.
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

    def ask(self, question: str) -> str:
        """A line that the person types, or the next one of a pipe."""
        if self.is_asked_by_a_person():
            print(f"{shown(question)} ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().rstrip("\n") if sys.stdin else ""

    def agrees(self, question: str) -> bool:
        """Whether the answer to a question is yes."""
        return self.ask(question).strip().lower() in ("yes", "y")

    def note(self, typed: str | None) -> str:
        """A note as it was typed, or all of standard input where “-” was."""
        if typed == "-":
            return sys.stdin.read() if sys.stdin else ""
        return typed or ""
