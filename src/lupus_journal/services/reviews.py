"""Marks that somebody who reads along sets on entries."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.reviews import Review, Seen, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.records import Record
    from lupus_journal.services.ports import Entries, Records
    from lupus_journal.services.scribe import Scribe


class ReviewService:
    """Marks entries as seen, and tells who has seen them."""

    def __init__(self, reviews: Entries[Review], records: Records, scribe: Scribe) -> None:
        self._reviews = reviews
        self._records = records
        self._scribe = scribe

    def see(self, record: Record) -> bool:
        """Mark an entry as seen by whoever acts; no second time unless it was changed since."""
        author = self._scribe.author
        if any(one.by == author and not one.changed_since for one in self.seen(record)):
            return False
        seq = self._latest([record])[record.id]
        review = Review(
            table=record.table,
            entry=record.id,
            seq=seq,
            verdict=Verdict.SEEN,
            on=self._scribe.today(),
        )
        with self._scribe.action() as action:
            self._reviews.add(action, self._scribe.entry(review))
        return True

    def seen(self, record: Record) -> list[Seen]:
        """Who has seen an entry, the latest first."""
        return self.seen_by([record]).get(record.id, [])

    def seen_by(self, records: Sequence[Record]) -> dict[str, list[Seen]]:
        """Who has seen each entry, the latest first; those that nobody has seen are left out."""
        marks: dict[str, list[Entry[Review]]] = {}
        for mark in self._reviews.between():
            marks.setdefault(mark.fact.entry, []).append(mark)
        marked = [record for record in records if record.id in marks]
        latest = self._latest(marked)
        return {record.id: _seen(marks[record.id], latest[record.id]) for record in marked}

    def _latest(self, records: Sequence[Record]) -> dict[str, int]:
        """The number of the newest change to each entry or, as for a result, to its report."""
        ids = {record.id: [record.id, *_its_report(record)] for record in records}
        latest = self._records.latest_changes(sorted(chain.from_iterable(ids.values())))
        return {name: max(latest.get(one, 0) for one in both) for name, both in ids.items()}


def _its_report(record: Record) -> list[str]:
    fact = record.entry.fact
    return [fact.report] if isinstance(fact, LabResult) else []


def _seen(marks: Sequence[Entry[Review]], latest_change: int) -> list[Seen]:
    """The newest mark of each who set one."""
    newest = {mark.author: mark for mark in sorted(marks, key=lambda mark: mark.fact.seq)}
    return [
        Seen(by=mark.author, on=mark.fact.on, changed_since=latest_change > mark.fact.seq)
        for mark in newest.values()
    ]
