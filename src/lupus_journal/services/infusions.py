"""Infusions: booked, moved, held, missed, cancelled and given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict

from lupus_journal.domain.days import written
from lupus_journal.domain.dose_order import (
    check_not_told_twice,
    check_order,
    passed_over,
    passed_over_words,
)
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.infusions import Infusion, InfusionStatus
from lupus_journal.domain.phases import total_doses
from lupus_journal.domain.schedule import (
    dose_numbered,
    doses,
    next_number,
    open_dose,
    settled_up_to,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time
    from decimal import Decimal
    from typing import Unpack

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import HoldReason
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.services.ports import Action, Entries
    from lupus_journal.services.scribe import Scribe

AHEAD = 6
"""How many coming doses a timeline shows."""


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose of a course: its number, where the plan has it, and its entry once it has one."""

    course: Entry[Course]
    number: int
    planned: PlannedDose | None
    entry: Entry[Infusion] | None
    is_named: bool = True
    """Whether somebody named its number, and did not just mean the next."""
    is_open: bool = False
    """Whether it is the one of which it is asked what became of it."""

    @property
    def infusion(self) -> Infusion | None:
        """What is on record about it."""
        return self.entry.fact if self.entry else None

    @property
    def note(self) -> str:
        """What was noted about it."""
        return self.entry.note if self.entry else ""


class Session(TypedDict, total=False):
    """What may be told of a session besides its day."""

    started_at: datetime | None
    ended_at: datetime | None
    dose_given: str
    weight_kg: Decimal | None
    lot: str
    place: str
    nurse: str
    access_site: str


class InfusionService:
    """Decides what becomes of a dose."""

    def __init__(self, infusions: Entries[Infusion], scribe: Scribe) -> None:
        self._infusions = infusions
        self._scribe = scribe

    def of(self, course: Entry[Course]) -> dict[int, Entry[Infusion]]:
        """What is kept of a course's doses, by dose number."""
        return {entry.fact.dose: entry for entry in self._infusions.matching(course=course.id)}

    def timeline(self, course: Entry[Course]) -> dict[int, Infusion]:
        """A course's doses as the cycle engine reads them."""
        return {number: entry.fact for number, entry in self.of(course).items()}

    def dose(self, course: Entry[Course], number: int | None = None) -> Dose:
        """A dose by its number, else the earliest that is open."""
        kept = self.of(course)
        facts = {n: entry.fact for n, entry in kept.items()}
        wanted = number or next_number(course.fact, facts)
        total = total_doses(course.fact.phases)
        if wanted is None:
            raise UnknownEntry(
                f"Every dose of this course of {course.fact.medicine} is recorded: "
                "name one with --dose, or begin a new course."
            )
        if total is not None and wanted > total and wanted not in kept:
            raise UnknownEntry(
                f"This course of {course.fact.medicine} has {total} doses, so none is {wanted}."
            )
        return Dose(
            course,
            wanted,
            dose_numbered(course.fact, facts, wanted),
            kept.get(wanted),
            is_named=number is not None,
            is_open=wanted == _open_number(course.fact, facts),
        )

    def on_record_and_ahead(self, course: Entry[Course], ahead: int = AHEAD) -> list[Dose]:
        """A course as a timeline: what is on record or was passed over, and the next doses.

        What was before the first dose that is settled was before the journal, unless it is open.
        """
        kept = self.of(course)
        facts = {number: entry.fact for number, entry in kept.items()}
        latest, settled = max(kept, default=0), settled_up_to(facts)
        first = min((n for n, fact in facts.items() if fact.status.is_settled), default=0)
        opened = _open_number(course.fact, facts)
        today, coming = self._scribe.today(), 0
        found = []
        for dose in doses(course.fact, facts):
            if dose.number > latest and coming >= ahead:
                break
            if dose.number in kept or dose.number > min(first, settled):
                is_open = dose.number == opened
                found.append(
                    Dose(course, dose.number, dose, kept.get(dose.number), is_open=is_open)
                )
                coming += dose.number > settled and dose.day >= today and dose.status.is_ahead
        return found

    def unanswered_before(self, dose: Dose) -> str:
        """What to ask about an earlier dose before this one is given; empty if all is said."""
        today, timeline = self._scribe.today(), self.timeline(dose.course)
        earlier = passed_over(dose.course.fact, timeline, dose.number, today)
        return passed_over_words(earlier) if earlier else ""

    def keep(self, action: Action, infusion: Infusion) -> None:
        """Keep an infusion as part of something larger that is done."""
        self._infusions.add(action, self._scribe.entry(infusion))

    def give(
        self, dose: Dose, on: date, *, note: str = "", **session: Unpack[Session]
    ) -> Entry[Infusion]:
        """Record that a dose was given; what was booked or held about it stays."""
        self._refuse_ahead(on, session)
        if dose.entry and dose.entry.fact.status is InfusionStatus.GIVEN:
            given_on = dose.entry.fact.given_on or on
            raise InvalidEntry(
                f"Dose {dose.number} is recorded as given on {written(given_on)} already: "
                "edit it to change that, or name another dose."
            )
        timeline = self.timeline(dose.course)
        if not dose.is_named:
            check_not_told_twice(timeline, dose.number, on)
        check_order(dose.course.fact, timeline, dose.number, on)
        return self._decide(dose, note, status=InfusionStatus.GIVEN, given_on=on, **_told(session))

    def plan(
        self,
        dose: Dose,
        on: date,
        *,
        at: time | None = None,
        place: str = "",
        confirmed: bool = False,
        note: str = "",
    ) -> Entry[Infusion]:
        """Book a dose for a day, which beats the computed one."""
        status = InfusionStatus.CONFIRMED if confirmed else InfusionStatus.PLANNED
        return self._book(dose, on, at, place, note, status=status)

    def move(
        self,
        dose: Dose,
        to: date,
        *,
        at: time | None = None,
        place: str = "",
        why: str = "",
        note: str = "",
    ) -> Entry[Infusion]:
        """Move a dose to another day; it keeps its number."""
        reason = {"reason_note": why} if why else {}
        return self._book(dose, to, at, place, note, status=InfusionStatus.MOVED, **reason)

    def hold(
        self, dose: Dose, reason: HoldReason, *, why: str = "", note: str = ""
    ) -> Entry[Infusion]:
        """Put a dose off without a new day; it keeps its number and its old day."""
        return self._put_off(dose, InfusionStatus.HELD, note, reason=reason, reason_note=why)

    def miss(self, dose: Dose, *, why: str = "", note: str = "") -> Entry[Infusion]:
        """Record that a dose was not given and will not be; it uses its number up."""
        if dose.planned and dose.planned.day > self._scribe.today():
            raise InvalidEntry(
                f"Dose {dose.number} is planned for {written(dose.planned.day)}, which has not "
                "come yet: it can be cancelled until then."
            )
        return self._put_off(dose, InfusionStatus.MISSED, note, reason_note=why)

    def cancel(self, dose: Dose, *, why: str = "", note: str = "") -> Entry[Infusion]:
        """Strike a dose from the calendar; it uses its number up."""
        return self._put_off(dose, InfusionStatus.CANCELLED, note, reason_note=why)

    def _book(
        self, dose: Dose, on: date, at: time | None, place: str, note: str, **decided: Any
    ) -> Entry[Infusion]:
        if on < self._scribe.today():
            raise InvalidEntry(
                f"{written(on)} has passed, so nothing can be booked for it: "
                "an infusion that was given is recorded as given."
            )
        booked = dose.entry.fact if dose.entry else None
        if at is None and booked and booked.planned_on == on:
            at = booked.planned_at
        where = {"place": place} if place else {}
        self._refuse_settled(dose)
        return self._decide(dose, note, planned_on=on, planned_at=at, **where, **decided)

    def _put_off(
        self, dose: Dose, status: InfusionStatus, note: str, **decided: Any
    ) -> Entry[Infusion]:
        self._refuse_settled(dose)
        day = dose.planned.day if dose.planned else None
        return self._decide(dose, note, status=status, planned_on=day, **decided)

    def _refuse_ahead(self, on: date, session: Session) -> None:
        now = self._scribe.now()
        if on > now.date():
            raise InvalidEntry(
                f"{written(on)} has not come yet: an infusion is recorded once it was given, "
                "and booked until then."
            )
        for moment in (session.get("started_at"), session.get("ended_at")):
            if moment and moment > now:
                raise InvalidEntry(
                    f"{written(moment.date())} at {moment:%H:%M} has not come yet: "
                    "an infusion is recorded as it was."
                )

    def _refuse_settled(self, dose: Dose) -> None:
        if dose.entry and dose.entry.fact.status.is_settled:
            raise InvalidEntry(
                f"Dose {dose.number} is recorded as {dose.entry.fact.status} already: "
                "undo that, or name another dose."
            )

    def _decide(self, dose: Dose, note: str, **decided: Any) -> Entry[Infusion]:
        if dose.entry is None:
            infusion = Infusion(course=dose.course.id, dose=dose.number, **decided)
            entry = self._scribe.entry(infusion, note=note)
            with self._scribe.action() as action:
                self._infusions.add(action, entry)
            return entry
        changed = self._scribe.revised(
            dose.entry, replace(dose.entry.fact, **decided), note=note or None
        )
        with self._scribe.action() as action:
            self._infusions.change(action, changed, self._scribe.stamp())
        return changed


def _open_number(course: Course, infusions: Mapping[int, Infusion]) -> int | None:
    dose = open_dose(course, infusions)
    return dose.number if dose else None


def _told(session: Session) -> dict[str, Any]:
    return {name: value for name, value in session.items() if value not in (None, "")}
