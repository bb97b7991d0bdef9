"""Published infusion regimens: when doses fall and what is usual around them, never a dose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.names import folded, several, unknown
from lupus_journal.domain.phases import Phase, PublishedLimit, total_doses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class ChairTime:
    """Published minutes that the drug itself runs, lowest and highest."""

    first: tuple[int, int]
    later: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cited:
    """A text to show, and the tags of its sources; empty where nothing checked was found."""

    text: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What is usual around a dose; the centre decides."""

    premedication: Cited = Cited()
    observation: Cited = Cited()
    hydration: Cited = Cited()
    labs_before: Cited = Cited()
    time_to_effect: Cited = Cited()
    late: Cited = Cited()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person may choose when a course of a regimen is planned."""

    intervals: tuple[Interval, ...] = ()
    """The intervals that are published, to be offered."""
    any_interval: bool = False
    days: tuple[int, int] | None = None
    """The fewest and the most consecutive days of a block."""
    loading: bool = False
    """Whether the person names the days of the first doses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen:
    """A schedule of one medicine as it is published, and what is known around it."""

    id: str
    medicine: str
    schedule: str
    """The schedule in words, with where it comes from."""
    reviewed: date
    brands: tuple[str, ...] = ()
    medicine_class: str = ""
    target: str = ""
    status: str = ""
    """What the label says about lupus."""
    phases: tuple[Phase, ...] = ()
    options: Options = Options()
    chair: ChairTime | None = None
    limits: tuple[PublishedLimit, ...] = ()
    care: Care = Care()
    sources: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What people call it: by its medicine, if it has one of its own."""
        return self.medicine or "A plan of your own"

    @property
    def total(self) -> int | None:
        """How many doses the plan has, or `None` if it goes on or is the person's own."""
        return total_doses(self.phases) or None

    def planned(
        self,
        every: Interval | None = None,
        days: int | None = None,
        load: tuple[int, ...] | None = None,
    ) -> tuple[Phase, ...]:
        """The phases with a person's choices applied; a choice that does not fit is refused."""
        phases = self.phases if load is None else self._loaded(load)
        if days is not None:
            phases = self._on_days(days)
        if every is not None:
            phases = self._repeated(phases, every)
        if not phases:
            raise InvalidEntry(
                f"{self.called} needs a schedule: name an interval such as 28d, the days of the "
                "first doses such as 0,14, or both."
            )
        return phases

    def _loaded(self, load: tuple[int, ...]) -> tuple[Phase, ...]:
        if not self.options.loading:
            raise self._published("has fixed first doses")
        if load and load[-1] > IntervalUnit.DAYS.most:
            raise InvalidEntry(f"Day {load[-1]} is more than ten years after the first dose.")
        return (Phase(load),)

    def _on_days(self, days: int) -> tuple[Phase, ...]:
        if self.options.days is None:
            raise self._published("is not given on a number of days in a row")
        fewest, most = self.options.days
        if not fewest <= days <= most:
            raise InvalidEntry(f"{self.called} is given on {fewest} to {most} days in a row.")
        return (*self.phases[:-1], replace(self.phases[-1], offsets=tuple(range(days))))

    def _repeated(self, phases: tuple[Phase, ...], every: Interval) -> tuple[Phase, ...]:
        if not self.options.any_interval and every not in self.options.intervals:
            offered = " or ".join(str(interval) for interval in self.options.intervals)
            raise self._published(f"is given every {offered}" if offered else "has a fixed course")
        if not self.options.loading:
            return (*phases[:-1], replace(phases[-1], every=every, by_order=False))
        first = () if not phases or phases[0].offsets == (0,) else phases
        return (*first, Phase((0,), every))

    def _published(self, how: str) -> InvalidEntry:
        return InvalidEntry(f"{self.called} {how}: for another plan use custom.")


class Regimens:
    """The regimens that are known, in the order they are offered."""

    def __init__(self, regimens: Iterable[Regimen]) -> None:
        self._by_id = {regimen.id: regimen for regimen in regimens}

    def __iter__(self) -> Iterator[Regimen]:
        return iter(self._by_id.values())

    def find(self, text: str) -> Regimen:
        """The regimen that goes by an id, a medicine's name or a brand."""
        if exact := self._by_id.get(text):
            return exact
        wanted = folded(text)
        found = [regimen for regimen in self if wanted in map(folded, _names(regimen))]
        if len(found) > 1:
            raise several(text, [regimen.id for regimen in found])
        if not found:
            names = [name for regimen in self for name in _names(regimen)]
            raise UnknownEntry(
                f"{unknown(text, 'regimen', names)} "
                "“lupus-journal course add --help” lists them all."
            )
        return found[0]


def _names(regimen: Regimen) -> tuple[str, ...]:
    brands = (brand.partition(" (")[0] for brand in regimen.brands)
    return tuple(filter(None, (regimen.id, regimen.medicine, *brands)))
