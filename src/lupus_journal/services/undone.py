"""An action that was taken back, and the entries that it had made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record
    from lupus_journal.services.ports import Records

MOST_TOLD = 2
"""How many things an undo tells in one line."""


@dataclass(frozen=True, slots=True)
class UndoneAction:
    """An action that was taken back, what was done first coming first."""

    action: str
    changes: tuple[Change, ...]
    told: tuple[str, ...]
    """What was taken back, a sentence for each thing."""

    @property
    def words(self) -> str:
        """What was taken back, in short."""
        return " ".join(self.told_up_to(MOST_TOLD))

    def told_up_to(self, count: int) -> tuple[str, ...]:
        """The first sentences of what was taken back, and one more about all others."""
        more = len(self.told) - count
        if more <= 0:
            return self.told
        return (*self.told[:count], f"{more} more {'is' if more == 1 else 'are'} as before.")


def made_by(changes: Sequence[Change], records: Records) -> dict[str, Record]:
    """The entries that an action had made, by their ids; none is in its table any more."""
    inserts = [change for change in changes if change.operation == "insert"]
    answered = {change.new.get("checkin") for change in inserts}
    found = (records.of_row(change.table, change.new) for change in inserts)
    return {one.id: replace(one, is_note=one.is_note and one.id not in answered) for one in found}


def with_parent(record: Record | None, made: Mapping[str, Record]) -> Record | None:
    """A record with the entry it belonged to, if that was made in the same action."""
    if record is None or record.parent is not None:
        return record
    named = (str(value) for name, value in record.row.items() if name != "id")
    parent = next((made[name] for name in named if name in made), None)
    return replace(record, parent=parent.entry) if parent else record
