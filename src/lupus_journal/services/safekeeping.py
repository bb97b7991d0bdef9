"""Keeping the journal safe: backup, restore and verification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from lupus_journal.domain.safekeeping import Backup, Restored, Verification, Whereabouts
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

    def whereabouts(self, now: datetime) -> Whereabouts:
        """Where the journal lies, its size and its backups."""
        ...

    def rows_in(self, source: str) -> int | None:
        """How many live entries a copy holds, or `None` if it cannot be read."""
        ...

    def entries_in(self, source: str) -> int:
        """How many live entries a backup holds, once it is known to be whole."""
        ...

    def require_journal(self, path: str) -> None:
        """Refuse a path at which no other journal lies that can be opened."""
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

    def whereabouts(self) -> Whereabouts:
        """Where the journal lies, its size and its backups."""
        return self._safe.whereabouts(self._clock.now())

    def counted_backups(self) -> list[tuple[Backup, int | None]]:
        """The journal's own backups, the newest first, each with how many entries it holds.

        One that cannot be read has no number; whether one is whole is found when it is restored.
        """
        backups = self.whereabouts().backups
        return [(backup, self._safe.rows_in(backup.path)) for backup in backups]

    def entries_in(self, source: str) -> int:
        """How many live entries a backup holds, once it is known to be whole."""
        return self._safe.entries_in(source)

    def require_journal(self, path: str) -> None:
        """Refuse a path at which no other journal lies that can be opened."""
        self._safe.require_journal(path)

    def restore(self, source: str) -> Restored:
        """Bring a backup back; what it replaces is kept."""
        return self._safe.restore(source, self._clock.now())
