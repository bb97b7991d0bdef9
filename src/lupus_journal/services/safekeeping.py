"""Keeping the journal safe: backup, restore and verification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from lupus_journal.domain.safekeeping import Backup, Restored, Verification
    from lupus_journal.services.clock import Clock


class Safe(Protocol):
    """What storage can do to keep a journal safe."""

    def back_up(self, now: datetime, folder: str | None = None) -> Backup:
        """A new backup, in the journal's own folder of backups unless another is named."""
        ...

    def back_up_daily(self, now: datetime) -> Backup | None:
        """Today's backup, unless there is one already."""
        ...

    def verify(self, now: datetime) -> Verification:
        """What a check of every page, reference and row finds."""
        ...

    def entries_in(self, source: str) -> int:
        """How many live entries a backup holds, once it is known to be whole."""
        ...

    def restore(self, source: str, now: datetime) -> Restored:
        """Bring a backup back; what it replaces is kept."""
        ...


class SafekeepingService:
    """Backs a journal up, brings it back and checks it."""

    def __init__(self, safe: Safe, clock: Clock) -> None:
        self._safe = safe
        self._clock = clock

    def back_up(self, folder: str | None = None) -> Backup:
        """A backup that was compared with the journal."""
        return self._safe.back_up(self._clock.now(), folder)

    def back_up_daily(self) -> Backup | None:
        """Today's backup, unless there is one already."""
        return self._safe.back_up_daily(self._clock.now())

    def verify(self) -> Verification:
        """What a check of the whole journal finds."""
        return self._safe.verify(self._clock.now())

    def entries_in(self, source: str) -> int:
        """How many live entries a backup holds, once it is known to be whole."""
        return self._safe.entries_in(source)

    def restore(self, source: str) -> Restored:
        """Bring a backup back; what it replaces is kept."""
        return self._safe.restore(source, self._clock.now())
