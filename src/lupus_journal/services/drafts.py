"""Half-typed forms, so that a crash or a slip of the hand loses no words."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from lupus_journal.domain.drafts import Draft
from lupus_journal.domain.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lupus_journal.services.scribe import Scribe


class Drafts(Protocol):
    """Where drafts are kept: one for each form, what it is about, and who types."""

    def find(self, form: str, about: str, author: str) -> Draft | None:
        """The draft of a form."""
        ...

    def of(self, author: str) -> list[Draft]:
        """Everybody's own drafts, the newest first."""
        ...

    def keep(self, draft: Draft, author: str) -> None:
        """Keep a draft in place of the one before it."""
        ...

    def discard(self, form: str, about: str, author: str) -> None:
        """Remove a draft, if there is one."""
        ...


class DraftService:
    """Keeps what is being typed, and forgets it once it is saved."""

    def __init__(self, drafts: Drafts, scribe: Scribe) -> None:
        self._drafts = drafts
        self._scribe = scribe

    def find(self, form: str, about: str = "") -> Draft | None:
        """What was typed into a form and not saved."""
        return self._drafts.find(form, about, self._scribe.author)

    def all(self) -> list[Draft]:
        """Every form that whoever acts left half-typed, the newest first."""
        return self._drafts.of(self._scribe.author)

    def keep(self, form: str, about: str, fields: Mapping[str, str]) -> None:
        """Keep what stands in a form."""
        draft = Draft(form, about, dict(fields), self._scribe.stamp())
        self._drafts.keep(draft, self._scribe.author)

    def discard(self, form: str, about: str = "") -> None:
        """Forget what stood in a form."""
        self._drafts.discard(form, about, self._scribe.author)


class HalfTyped:
    """The draft of one open form: kept from any thread, and gone once the form is saved.

    Whoever waited for a slow disk keeps what stands then, so that older words never come back.
    """

    def __init__(self, drafts: DraftService, form: str, about: str = "") -> None:
        self._drafts = drafts
        self._form = form
        self._about = about
        self._turn = Lock()
        self.stands: Mapping[str, str] | None = None
        """What stands in the form, unless it is what it offered."""
        self._kept: Mapping[str, str] | None = None
        """What the journal has of the form."""
        self._is_saved = False

    @property
    def is_kept(self) -> bool:
        """Whether the journal has a draft of the form."""
        return self._kept is not None

    def take_up(self) -> Draft | None:
        """What was typed before and not saved."""
        draft = self._drafts.find(self._form, self._about)
        self._kept = draft and dict(draft.fields)
        return draft

    def keep(self) -> None:
        """Keep what stands in the form, or forget the draft if there is nothing of it left."""
        with self._turn:
            stands = self.stands
            if self._is_saved or stands == self._kept:
                return
            if stands is None:
                self._drafts.discard(self._form, self._about)
            else:
                self._drafts.keep(self._form, self._about, stands)
            self._kept = stands

    def saved_by(self, save: Callable[[], str]) -> str:
        """Save the form, and forget its draft only if that succeeds; answers with its words."""
        with self._turn:
            words = save()
            self._is_saved = True
            if self._kept is not None:
                # What is saved must not look refused because a draft was left behind.
                with suppress(JournalError):
                    self._drafts.discard(self._form, self._about)
                self._kept = None
        return words
