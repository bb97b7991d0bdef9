"""Writes to a journal for some seconds, beside others that do the same, and tells what was kept."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from lupus_journal.domain.entries import Entry
from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.quick import QuickStore

if TYPE_CHECKING:
    from lupus_journal.storage.entries import SqlStore

COUNTER = "0" * 26


def opened(lane: str, path: str) -> QuickStore | SqlStore:
    """The journal through one lane."""
    if lane == "quick":
        return QuickStore(path)
    from lupus_journal.storage.entries import SqlStore

    return SqlStore(path)


def compete(store: QuickStore | SqlStore, seconds: float) -> dict[str, list[str] | int]:
    """Log drinks, and now and then count one more on an entry that everybody counts on."""
    fluids = store.entries(FLUIDS)
    kept: list[str] = []
    counted = overtaken = busy = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        entry_id = os.urandom(13).hex()
        now = datetime.now(UTC)
        glass = Fluid(date(2026, 3, 1), None, 250)
        try:
            with store.action(entry_id, now, "patient") as action:
                fluids.add(action, Entry(id=entry_id, fact=glass, recorded_at=now, author="me"))
            kept.append(entry_id)
            read = fluids.get(COUNTER)
            assert read is not None
            more = replace(read, note=str(int(read.note) + 1))
            with store.action(entry_id, now, "patient") as action:
                fluids.change(action, more, now)
            counted += 1
        except InvalidEntry:
            overtaken += 1
        except JournalError:
            busy += 1
    return {"kept": kept, "counted": counted, "overtaken": overtaken, "busy": busy}


def main(lane: str, path: str, seconds: float) -> None:
    """Tell what was kept as JSON."""
    json.dump(compete(opened(lane, path), seconds), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
