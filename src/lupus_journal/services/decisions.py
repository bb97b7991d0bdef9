"""What somebody says became of a dose, or is to become of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import InfusionStatus

if TYPE_CHECKING:
    from datetime import date, time

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import HoldReason, Infusion
    from lupus_journal.services.infusions import Dose, InfusionService, Session


def _nothing_more() -> Session:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of a dose, with as much as is known about it."""

    status: InfusionStatus
    on: date | None = None
    """The day it was given on, or is booked for."""
    at: time | None = None
    place: str = ""
    reason: HoldReason | None = None
    why: str = ""
    note: str = ""
    session: Session = field(default_factory=_nothing_more)


def decide(infusions: InfusionService, dose: Dose, said: Decision) -> Entry[Infusion]:
    """Record what becomes of a dose."""
    status, on, why, note = said.status, said.on, said.why, said.note
    match status:
        case InfusionStatus.GIVEN if on:
            return infusions.give(dose, on, note=note, **said.session)
        case InfusionStatus.MOVED if on:
            return infusions.move(dose, on, at=said.at, place=said.place, why=why, note=note)
        case InfusionStatus.PLANNED | InfusionStatus.CONFIRMED if on:
            confirmed = status is InfusionStatus.CONFIRMED
            return infusions.plan(
                dose, on, at=said.at, place=said.place, confirmed=confirmed, note=note
            )
        case InfusionStatus.HELD if said.reason:
            return infusions.hold(dose, said.reason, why=why, note=note)
        case InfusionStatus.MISSED:
            return infusions.miss(dose, why=why, note=note)
        case InfusionStatus.CANCELLED:
            return infusions.cancel(dose, why=why, note=note)
        case InfusionStatus.HELD:
            raise InvalidEntry("Choose why it was held.")
        case _:
            raise InvalidEntry("Name the day.")
