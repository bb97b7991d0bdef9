"""Symptom figures in their table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(score: SymptomScore) -> dict[str, Value]:
    return {
        "on": columns.kept(score.on),
        "at": columns.kept(score.at),
        "symptom": score.symptom,
        "value": columns.kept(score.value),
        "site": score.site,
        "checkin": score.checkin,
    }


def _fact(row: Mapping[str, Value]) -> SymptomScore:
    return SymptomScore(
        on=columns.day(row, "on"),
        at=columns.moment(row, "at"),
        symptom=columns.text(row, "symptom"),
        value=Decimal(columns.text(row, "value")),
        site=columns.text(row, "site"),
        checkin=columns.text(row, "checkin") or None,
    )


SYMPTOMS = Kind(table="symptoms", dated_by='"on"', columns=_columns, fact=_fact)
