"""What the journal knows about a person's drinking."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.days import day_of
from lupus_journal.domain.drinking import SIGN_DAYS, SIGNS, Drinking
from lupus_journal.domain.fluids import drunk_on

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.checkins import SymptomScore
    from lupus_journal.domain.fluids import Fluid
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.scribe import Scribe

LOOKED_BACK = 60
"""From how many of the newest drinks the usual amounts are found."""
OFFERED = 4


class DrinkingService:
    """Reads what may be said about drinking today."""

    def __init__(
        self,
        fluids: Entries[Fluid],
        symptoms: Entries[SymptomScore],
        person: PersonService,
        scribe: Scribe,
    ) -> None:
        self._fluids = fluids
        self._symptoms = symptoms
        self._person = person
        self._scribe = scribe

    def today(self) -> Drinking:
        """The clinic's figures, what was drunk, and whether the body showed that it holds water."""
        person = self._person.get()
        own_day = day_of(self._scribe.now(), person.day_ends)
        sign, sign_on = self._newest_sign(own_day)
        drinks = self._fluids.between(own_day, own_day)
        return Drinking(
            limit_told=person.limit_drinking,
            goal_ml=person.fluid_goal_ml,
            limit_ml=person.fluid_limit_ml,
            drunk_ml=drunk_on(own_day, (entry.fact for entry in drinks)),
            sign=sign,
            sign_on=sign_on,
        )

    def usual_amounts(self) -> list[int]:
        """What this person's drinks mostly hold, in ml, the smallest first; empty before any."""
        newest = self._fluids.matching(newest=LOOKED_BACK)
        counted = Counter(entry.fact.ml for entry in newest)
        return sorted(ml for ml, _ in counted.most_common(OFFERED))

    def _newest_sign(self, own_day: date) -> tuple[str, date | None]:
        first = own_day - timedelta(days=SIGN_DAYS)
        seen = [
            (entry.fact.on, symptom)
            for symptom in SIGNS
            for entry in self._symptoms.between(first, own_day, symptom=symptom)
            if entry.fact.value > 0
        ]
        if not seen:
            return "", None
        day, symptom = max(seen)
        return SIGNS[symptom], day
