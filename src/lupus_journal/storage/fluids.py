"""Drinks in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(fluid: Fluid) -> dict[str, Value]:
    return {"on": columns.kept(fluid.on), "at": columns.kept(fluid.at), "ml": fluid.ml}


def _fact(row: Mapping[str, Value]) -> Fluid:
    return Fluid(
        on=columns.day(row, "on"), at=columns.moment(row, "at"), ml=columns.whole(row, "ml")
    )


FLUIDS = Kind(table="fluids", dated_by='"on"', columns=_columns, fact=_fact)
