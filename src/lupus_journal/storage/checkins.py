"""Check-ins in their table; their figures lie with the symptoms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import Checkin
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(checkin: Checkin) -> dict[str, Value]:
    return {
        "on": columns.kept(checkin.on),
        "at": columns.kept(checkin.at),
        "too_tired": int(checkin.too_tired),
    }


def _fact(row: Mapping[str, Value]) -> Checkin:
    return Checkin(
        on=columns.day(row, "on"), at=columns.moment(row, "at"), too_tired=bool(row["too_tired"])
    )


CHECKINS = Kind(table="checkins", dated_by='"on"', columns=_columns, fact=_fact)
