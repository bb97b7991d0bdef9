"""How far doses are apart, in words: late, early, or closer than usual.

What counts as on plan is a choice of this program; only a published limit is named as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lupus_journal.domain.phases import PublishedLimit

ON_PLAN_DAYS = 3


def is_on_plan(lateness: int) -> bool:
    """Whether so many days late, or early if negative, still counts as on plan."""
    return abs(lateness) <= ON_PLAN_DAYS


def lateness_words(lateness: int) -> str:
    """On plan, 5 days late or 4 days early."""
    if is_on_plan(lateness):
        return "on plan"
    return f"{abs(lateness)} days {'late' if lateness > 0 else 'early'}"


def closer_than_usual(day: date, last_given: date | None, usual_gap: int | None) -> str | None:
    """What to say of a date that is nearer to the last given dose than the plan has it."""
    if last_given is None or usual_gap is None:
        return None
    if (day - last_given).days >= usual_gap - ON_PLAN_DAYS:
        return None
    return f"closer than the usual {usual_gap} days: ask your centre"


class BrokenLimit(NamedTuple):
    """A published limit, and how many days apart two doses really were."""

    limit: PublishedLimit
    days: int

    def __str__(self) -> str:
        return f"{self.limit.sentence}; you logged {self.days}: check with your centre"


class GivenBefore(NamedTuple):
    """What was given before a dose: the last dose, and the last first dose of a block."""

    dose: date | None = None
    block: date | None = None

    def broken_by(
        self, day: date, limits: Iterable[PublishedLimit], *, begins_block: bool
    ) -> BrokenLimit | None:
        """The published limit that a dose given on this day does not keep, if any."""
        for limit in limits:
            earlier = self.dose if limit.between == "doses" else self.block
            if earlier is None or (limit.between == "blocks" and not begins_block):
                continue
            apart = abs((day - earlier).days)
            if apart < limit.days:
                return BrokenLimit(limit, apart)
        return None

    def with_dose(self, day: date, *, begins_block: bool) -> GivenBefore:
        """The same once a further dose was given."""
        return GivenBefore(day, day if begins_block else self.block)
