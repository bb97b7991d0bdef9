"""What was printed beside an analyte's results last time: offered, and taken over only with care.

A unit is taken over without a word from the same laboratory alone: elsewhere it may be another. A
range and a method are never taken over by themselves, because laboratories change them, and a
result is kept with what its own report prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lupus_journal.services.lab_queries import LabQueries

LOOKED_BACK = 10
"""Among how many of an analyte's newest results a unit or a range is looked for."""
REPORTS_LOOKED_BACK = 3
"""From how many reports the usual lines of a laboratory are gathered."""


class Offer(NamedTuple):
    """What may be printed beside a result again."""

    unit: str = ""
    is_that_laboratorys: bool = False
    """Whether the unit is the same laboratory's last, which stands in where none is typed."""
    range: str = ""
    method: str = ""

    @property
    def usual_unit(self) -> str:
        """The unit that stands in where none is typed."""
        return self.unit if self.is_that_laboratorys else ""


NOTHING = Offer()


class LabOffers:
    """Looks up what was printed last."""

    def __init__(self, queries: LabQueries) -> None:
        self._queries = queries

    def beside(self, code: str, laboratory: str) -> Offer:
        """What that laboratory printed beside an analyte; its unit may be another one's."""
        own = self._queries.results(code, newest=LOOKED_BACK, laboratory=laboratory)
        unit = _first(reported.result.fact.value.unit for reported in own)
        is_own = bool(unit and laboratory)
        if not unit:
            others = self._queries.results(code, newest=LOOKED_BACK)
            unit = _first(reported.result.fact.value.unit for reported in others)
        return Offer(
            unit=unit,
            is_that_laboratorys=is_own,
            range=_first(reported.result.fact.range.text for reported in own),
            method=_first(reported.result.fact.method for reported in own),
        )

    def lines(self, laboratory: str) -> list[str]:
        """The tests that a laboratory printed in its newest reports, in its order."""
        printed = self._queries.printed_by(laboratory, REPORTS_LOOKED_BACK)
        return list(dict.fromkeys(reported.result.fact.called for reported in printed))

    def usual_unit(self, code: str, laboratory: str) -> str:
        """The unit of a laboratory's newest result of an analyte; one without a name has none."""
        return self.beside(code, laboratory).usual_unit if laboratory else ""


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")
