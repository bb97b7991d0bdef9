"""Runs measurements in turn, so that a slow spell of the machine is shared by all of them."""

from __future__ import annotations

import statistics
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class MeasureFailed(Exception):
    """A program did not do what was to be timed; the text says what it did."""


@dataclass
class Samples:
    """What one measurement gave, round by round, or why it gave nothing."""

    values: list[float] = field(default_factory=list)
    failure: str = ""

    @property
    def median(self) -> float | None:
        """The middle value, or `None` where there is none."""
        return None if self.failure or not self.values else statistics.median(self.values)


def interleaved(
    measures: Mapping[str, Callable[[], float]], rounds: int, about: str
) -> dict[str, Samples]:
    """Take every measurement once a round; the first round only warms up the disk's caches.

    One that fails is not tried again.
    """
    samples = {name: Samples() for name in measures}
    for done in range(rounds + 1):
        print(f"\r{about}: round {done} of {rounds} ", end="", file=sys.stderr, flush=True)
        for name, measure in measures.items():
            if samples[name].failure:
                continue
            try:
                value = measure()
            except MeasureFailed as failure:
                samples[name].failure = str(failure)
            else:
                if done:
                    samples[name].values.append(value)
    print(file=sys.stderr)
    return samples
