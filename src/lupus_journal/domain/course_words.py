"""Plans of courses in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.phases import total_doses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lupus_journal.domain.intervals import Interval
    from lupus_journal.domain.phases import Phase

SAME_DATES = "Both rules agree until a dose comes early or late."


def plan_words(phases: Sequence[Phase]) -> str:
    """A plan as a clause: “days 0, 14 and 28, then every 28 days”."""
    return ", then ".join(map(_phase_words, phases))


def what_follows(phases: Sequence[Phase]) -> str | None:
    """What comes after the last date of a plan, if it has one."""
    if phases[-1].by_order:
        return "After that the plan waits for an order."
    total = total_doses(phases)
    if total is None:
        return None
    return f"The plan ends after {total} {'dose' if total == 1 else 'doses'}."


def _phase_words(phase: Phase) -> str:
    is_single = len(phase.offsets) == 1
    if phase.every and is_single:
        words = _every(phase.every)
    elif phase.every:
        words = f"{_days(phase)}, again {_every(phase.every)}"
    elif phase.by_order:
        words = f"{_days(phase)}, again once it is ordered"
    else:
        return "one dose" if is_single else _days(phase)
    return f"{words}, {phase.doses} doses" if phase.doses else words


def _every(interval: Interval) -> str:
    return f"every {interval.words.removeprefix('1 ')}"


def _days(phase: Phase) -> str:
    if len(phase.offsets) == 1:
        return "one dose"
    *others, last = map(str, phase.offsets)
    return f"days {', '.join(others)} and {last}"
