"""Drinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.fluids import drunk_on

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.entries import Entry, Origin
    from lupus_journal.domain.fluids import Fluid
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe


class FluidService:
    """Logs drinks and adds them up by day."""

    def __init__(self, fluids: Entries[Fluid], scribe: Scribe) -> None:
        self._fluids = fluids
        self._scribe = scribe

    def record(self, fluid: Fluid, *, note: str = "", origin: Origin | None = None) -> Entry[Fluid]:
        """Keep a drink."""
        entry = self._scribe.entry(fluid, note=note, origin=origin)
        with self._scribe.action() as action:
            self._fluids.add(action, entry)
        return entry

    def drunk_on(self, day: date) -> int | None:
        """The millilitres logged for a day, or `None` if nothing was."""
        return drunk_on(day, (entry.fact for entry in self._fluids.between(day, day)))
