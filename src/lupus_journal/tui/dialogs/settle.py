"""Asks what became of an infusion that was planned: given, moved, held or missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Select

from lupus_journal.domain.days import Leaning, read_day, written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import HoldReason, InfusionStatus
from lupus_journal.tui.dialogs.dialog import Dialog, field
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from textual.widget import Widget

    from lupus_journal.domain.reminders import Due

GIVEN, MOVED = InfusionStatus.GIVEN, InfusionStatus.MOVED
HELD, MISSED = InfusionStatus.HELD, InfusionStatus.MISSED


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a dose."""

    due: Due
    outcome: InfusionStatus
    day: date | None
    reason: HoldReason | None

    @property
    def words(self) -> str:
        """What was recorded, as a sentence."""
        when = f" {'to' if self.outcome == MOVED else 'on'} {written(self.day)}" if self.day else ""
        return f"Dose {self.due.dose} {self.outcome}{when}."


class SettleDialog(Dialog[Settled]):
    """A planned infusion whose day has passed."""

    TITLE = "What became of it?"

    FORM = "settle"

    def __init__(self, keep: Callable[[Settled], str], due: Due, today: date) -> None:
        super().__init__(keep, about=due.id)
        self._due = due
        self._today = today

    def fields(self) -> Iterator[Widget]:
        """What happened; then the day it was given or moved to, or why it was held."""
        outcomes = [(plain(word.capitalize()), word.value) for word in (GIVEN, MOVED, HELD, MISSED)]
        reasons = [(plain(str(reason)), reason.value) for reason in HoldReason]
        yield Select(outcomes, value=GIVEN.value, allow_blank=False, id="outcome", compact=True)
        yield field(
            "Day", "day", min(self._due.on, self._today).isoformat(), "2026-03-01, mon, -3d"
        )
        yield Select(reasons, prompt="Why it was held", id="reason", compact=True)

    def on_mount(self) -> None:
        """Show only what belongs to the outcome."""
        super().on_mount()
        self._show(InfusionStatus(self.chosen("outcome")))

    @on(Select.Changed, "#outcome")
    def _outcome_chosen(self, message: Select.Changed) -> None:
        self._show(InfusionStatus(str(message.value)))

    def read(self) -> Settled:
        """What became of the dose."""
        outcome = InfusionStatus(str(self.query_one("#outcome", Select).value))
        leaning = Leaning.FUTURE if outcome == MOVED else Leaning.PAST
        has_day = outcome in (GIVEN, MOVED)
        day = read_day(self.typed("day"), self._today, leaning) if has_day else None
        chosen = self.query_one("#reason", Select).value
        if outcome is not HELD:
            return Settled(self._due, outcome, day, None)
        if not isinstance(chosen, str):
            raise InvalidEntry("Choose why it was held.")
        return Settled(self._due, outcome, None, HoldReason(chosen))

    def _show(self, outcome: InfusionStatus) -> None:
        self.query_one("#day").parent.display = outcome in (GIVEN, MOVED)  # type: ignore[union-attr]
        self.query_one("#reason").display = outcome == HELD
