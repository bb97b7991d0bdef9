"""Marks that somebody set on entries, in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.reviews import Review, Verdict
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(review: Review) -> dict[str, Value]:
    return {
        "table_name": review.table,
        "entry": review.entry,
        "seq": review.seq,
        "verdict": review.verdict.value,
        "on": columns.kept(review.on),
    }


def _fact(row: Mapping[str, Value]) -> Review:
    return Review(
        table=columns.text(row, "table_name"),
        entry=columns.text(row, "entry"),
        seq=columns.whole(row, "seq"),
        verdict=columns.choice(row, "verdict", Verdict),
        on=columns.day(row, "on"),
    )


REVIEWS = Kind(table="reviews", dated_by='"on"', columns=_columns, fact=_fact)
