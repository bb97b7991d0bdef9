"""Where each dose of a plan falls, from what was given or booked before it."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.courses import AnchorRule
from lupus_journal.domain.days import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.phases import Phase


class Block(NamedTuple):
    """One round of a phase: loading doses, a pair two weeks apart, or a single dose."""

    number: int
    """Its number in the course, from 1."""
    phase: Phase
    repeat: int
    """How often the phase was begun before it."""
    first_dose: int
    is_loading: bool

    @property
    def doses(self) -> range:
        """The numbers of its doses."""
        return range(self.first_dose, self.first_dose + len(self.phase.offsets))


class Reckoned(NamedTuple):
    """A dose with the day the rule gives it and the day it has."""

    number: int
    block: Block
    computed: date | None
    """What the rule says, or `None` where an order alone sets the day."""
    day: date
    """The day it was given or is booked for; the computed one otherwise."""
    usual_gap: int | None
    """The days that the plan has between the dose before and this one."""

    @property
    def begins_block(self) -> bool:
        """Whether it is the first dose of its block."""
        return self.number == self.block.first_dose


def reckoned(course: Course, infusions: Mapping[int, Infusion]) -> Iterator[Reckoned]:
    """Every dose in order, as far as the plan goes.

    A block that waits for an order ends the plan, unless something after it is on record: then
    its first day is counted back from its other doses, or it is passed over.
    """
    latest = max(infusions, default=0)
    walk = _Walk(course)
    for block in _blocks(course.phases):
        for place, number in enumerate(block.doses):
            computed, usual_gap = walk.computed(block, place)
            day = _fixed_day(infusions.get(number)) or computed or _counted_back(block, infusions)
            if day is None and latest > number:
                break
            if day is None or day.year > LAST_YEAR:
                return
            walk.step(block, place, computed, day)
            yield Reckoned(number, block, computed, day, usual_gap)


class _Walk:
    """Goes from dose to dose and remembers what later dates are counted from.

    Blocks are counted from an anchor several intervals back, not each from the one before, so
    that a monthly plan begun on the 31st returns to it. A block that begins on another day than
    the rule says becomes the anchor itself.
    """

    def __init__(self, course: Course) -> None:
        self._moves = course.rule is AnchorRule.FROM_GIVEN
        self._anchor, self._anchor_repeat = course.start, 0
        self._before = course.start
        self._latest = course.start

    def computed(self, block: Block, place: int) -> tuple[date | None, int | None]:
        """The day the rule gives a dose, and the days the plan has before it."""
        day, usual_gap = self._ruled(block, place)
        if day is not None and self._moves:
            day = max(day, self._latest)
        return day, usual_gap

    def step(self, block: Block, place: int, computed: date | None, day: date) -> None:
        """Go on from a dose, once its day is known."""
        counted = day if self._moves or computed is None else computed
        if place == 0 and counted != self._ruled(block, place)[0]:
            self._anchor, self._anchor_repeat = counted, block.repeat
        elif place == 0 and block.repeat == 0 and block.number > 1:
            self._anchor, self._anchor_repeat = self._before, -1
        self._before, self._latest = counted, day

    def _ruled(self, block: Block, place: int) -> tuple[date | None, int | None]:
        phase = block.phase
        if place > 0:
            gap = phase.offsets[place] - phase.offsets[place - 1]
            return self._before + timedelta(days=gap), gap
        if block.number == 1:
            return self._anchor, None
        if phase.every is None:
            return None, None
        if block.repeat == 0:
            day = phase.every.after(self._before)
            return day, (day - self._before).days
        steps = block.repeat - self._anchor_repeat
        day = phase.every.after(self._anchor, steps)
        before = phase.every.after(self._anchor, steps - 1) + timedelta(days=phase.offsets[-1])
        return day, (day - before).days


def _blocks(phases: tuple[Phase, ...]) -> Iterator[Block]:
    number, dose = 1, 1
    for phase in phases:
        for repeat in count() if phase.doses is None else range(phase.times or 1):
            yield Block(number, phase, repeat, dose, is_loading=phase is not phases[-1])
            number, dose = number + 1, dose + len(phase.offsets)


def _fixed_day(infusion: Infusion | None) -> date | None:
    return infusion.given_on or infusion.planned_on if infusion else None


def _counted_back(block: Block, infusions: Mapping[int, Infusion]) -> date | None:
    """The first day of a block, from the first of its doses that has one."""
    for number, offset in zip(block.doses, block.phase.offsets, strict=True):
        if day := _fixed_day(infusions.get(number)):
            return day - timedelta(days=offset)
    return None
