"""What was measured, beside what it may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.interleaving import Samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement; its budget is a ratio to the yardstick, or without one a plain value."""

    what: str
    samples: Samples
    unit: str
    yardstick: Samples | None = None
    budget: float | None = None

    @property
    def reached(self) -> float | None:
        """The figure that the budget is about."""
        value = self.samples.median
        if value is None or self.yardstick is None:
            return value
        base = self.yardstick.median
        return value / base if base else None

    @property
    def kept(self) -> bool:
        """Whether it was measured and stayed within its budget."""
        return self.reached is not None and (self.budget is None or self.reached <= self.budget)

    def cells(self) -> tuple[str, str, str, str, str]:
        """What, how much, its ratio, the budget, and a word on it."""
        value, reached = self.samples.median, self.reached
        mark = " x" if self.yardstick else f" {self.unit}"
        return (
            self.what,
            "-" if value is None else f"{value:,.1f} {self.unit}",
            "-" if reached is None or not self.yardstick else f"{reached:.2f} x",
            "-" if self.budget is None else f"{self.budget:g}{mark}",
            self.samples.failure or ("" if self.budget is None else "ok" if self.kept else "OVER"),
        )


def table(lines: Sequence[Line]) -> str:
    """The measurements under each other, figures aligned to the right."""
    rows = [("", "median", "ratio", "budget", ""), *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  "
        f"{row[3]:>{widths[3]}}  {row[4]}".rstrip()
        for row in rows
    )
