"""The made-up patient's tablets: a steroid taper with one step back, and two that stay."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from lupus_journal.domain.medicines import DosePeriod, Medicine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lupus_journal.services.demo.deeds import Deed, Pen
    from lupus_journal.services.demo.story import Story

TAPER = (
    *((-9, "40"), (7, "30"), (21, "25"), (35, "20"), (63, "15"), (91, "12.5"), (119, "10")),
    *((147, "7.5"), (203, "5"), (263, "15"), (277, "10"), (305, "7.5"), (361, "5")),
)
"""Prednisone by days since the first infusion, in mg a day."""

ALL_ALONG = (
    ("hydroxychloroquine", -1_100, "200", "daily"),
    ("mycophenolate mofetil", -140, "1000", "twice daily"),
)


def deeds(pen: Pen, story: Story) -> Iterator[Deed]:
    """The medicines as they were entered on the first day, and each step of the taper."""
    at = pen.moment(story.first, 18, 40)
    for name, since, amount, timing in ALL_ALONG:
        started = story.day(since)
        medicine = pen.entry(Medicine(name=name, started_on=started), at)
        period = DosePeriod(
            medicine=medicine.id,
            first_on=started,
            amount=Decimal(amount),
            unit="mg",
            timing=timing,
        )
        yield pen.deed(at, medicine, pen.entry(period, at))
        at += timedelta(minutes=3)
    yield from _taper(pen, story)


def _taper(pen: Pen, story: Story) -> Iterator[Deed]:
    began = story.day(TAPER[0][0])
    medicine = pen.entry(Medicine(name="prednisone", started_on=began), pen.moment(began, 18, 50))
    yield pen.deed(pen.moment(began, 18, 50), medicine)
    ends = [since - 1 for since, _ in TAPER[1:]]
    for (since, amount), end in zip_longest(TAPER, ends):
        first = story.day(since)
        period = DosePeriod(
            medicine=medicine.id,
            first_on=first,
            last_on=None if end is None else story.day(end),
            amount=Decimal(amount),
            unit="mg",
        )
        at = pen.moment(first, 18, 55)
        yield pen.deed(at, pen.entry(period, at))
