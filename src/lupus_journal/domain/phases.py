"""When doses fall: loading days, repeats, blocks, an end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

Between: TypeAlias = Literal["doses", "blocks"]


@dataclass(frozen=True, slots=True)
class Phase:
    """A block of doses, given once or again and again.

    A later phase begins one `every` of its own after the last dose of the phase before it.
    """

    offsets: tuple[int, ...]
    """The days on which the block's doses fall, counted from its first."""
    every: Interval | None = None
    """From the start of one block to the start of the next; without it the block is given once."""
    times: int | None = None
    """How many blocks there are, or `None` if they go on."""
    by_order: bool = False
    """Whether a further block is planned only once somebody has ordered it for a date."""

    def __post_init__(self) -> None:
        if not self.offsets or self.offsets[0] != 0:
            raise InvalidEntry("The first dose is day 0: write the days as 0,14,28.")
        if any(day <= before for before, day in zip(self.offsets, self.offsets[1:], strict=False)):
            raise InvalidEntry("Each dose falls on a later day than the one before, as in 0,14,28.")
        if self.times is not None and self.times < 1:
            raise InvalidEntry("A plan has at least one dose.")
        if self.by_order and self.every:
            raise InvalidEntry("A plan repeats by order or at an interval, not both.")
        if self.every and self.every.shortest_days <= self.offsets[-1]:
            raise InvalidEntry(
                f"Doses over {self.offsets[-1] + 1} days cannot start again "
                f"every {self.every.words}: choose a longer interval."
            )

    @property
    def blocks(self) -> int | None:
        """How many blocks there are, or `None` if they go on."""
        return self.times if self.every or self.by_order else 1

    @property
    def doses(self) -> int | None:
        """How many doses there are, or `None` if they go on."""
        return self.blocks and self.blocks * len(self.offsets)


@dataclass(frozen=True, slots=True)
class PublishedLimit:
    """The fewest days that a label states between two doses, or the starts of two blocks."""

    days: int
    between: Between
    sentence: str
    """What the label states, as a clause: “the label states at least 14 days between doses”."""
    source: str


def total_doses(phases: Iterable[Phase]) -> int | None:
    """How many doses a plan has, or `None` if it goes on."""
    total = 0
    for phase in phases:
        if phase.doses is None:
            return None
        total += phase.doses
    return total


def phases_to_text(phases: Iterable[Phase]) -> str:
    """A course's own copy of its phases as one line of JSON; what is not said is left out."""
    import json  # noqa: PLC0415 - most commands plan nothing

    return json.dumps([_stated(phase) for phase in phases], separators=(",", ":"))


def phases_from_text(text: str) -> tuple[Phase, ...]:
    """The phases that a course's own copy states."""
    import json  # noqa: PLC0415 - as above

    try:
        return tuple(_phase(**stated) for stated in json.loads(text))
    except (AttributeError, TypeError, ValueError) as error:
        raise InvalidEntry("The course's plan cannot be read: its text is damaged.") from error


def _stated(phase: Phase) -> dict[str, object]:
    stated: dict[str, object] = {"offsets": phase.offsets}
    if phase.every:
        stated["every"] = str(phase.every)
    if phase.times is not None:
        stated["times"] = phase.times
    if phase.by_order:
        stated["by_order"] = True
    return stated


def _phase(
    offsets: list[int], every: str | None = None, times: int | None = None, by_order: bool = False
) -> Phase:
    if not all(type(number) is int for number in (*offsets, times or 1)):
        raise TypeError("days and times are whole numbers")
    return Phase(tuple(offsets), Interval.read(every) if every else None, times, by_order)
