"""Half-typed forms, so that a crash or a slip of the hand loses no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lupus_journal.domain.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

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
