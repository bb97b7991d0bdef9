"""Background medicines: begun, taken at one dose after another, and ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood, UnknownEntry
from lupus_journal.domain.identity import read_ending, shown
from lupus_journal.domain.names import folded
from lupus_journal.domain.tapers import Taken, stepped
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.medicines import DosePeriod, Medicine
    from lupus_journal.domain.tapers import Step
    from lupus_journal.services.ports import Action, Entries
    from lupus_journal.services.scribe import Scribe


@dataclass(frozen=True, slots=True)
class KeptMedicine:
    """A medicine with its doses as the journal keeps them, the earliest first."""

    entry: Entry[Medicine]
    doses: tuple[Entry[DosePeriod], ...] = ()

    @property
    def id(self) -> str:
        """The medicine's id."""
        return self.entry.id

    @property
    def name(self) -> str:
        """The medicine's name, as it was typed."""
        return self.entry.fact.name

    @property
    def taken(self) -> Taken:
        """The medicine with its doses."""
        return Taken(self.entry.fact, [dose.fact for dose in self.doses])

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        ended_on = self.entry.fact.ended_on
        return ended_on is not None and ended_on < today


class MedicineService:
    """Begins medicines, changes their doses and ends them; it suggests none of it."""

    def __init__(
        self, medicines: Entries[Medicine], doses: Entries[DosePeriod], scribe: Scribe
    ) -> None:
        self._medicines = medicines
        self._doses = doses
        self._scribe = scribe

    def all(self) -> list[KeptMedicine]:
        """What is taken now, by name, then what is over, the latest first."""
        doses: dict[str, list[Entry[DosePeriod]]] = {}
        for dose in reversed(self._doses.between()):
            doses.setdefault(dose.fact.medicine, []).append(dose)
        found = [
            KeptMedicine(entry, tuple(doses.get(entry.id, ())))
            for entry in self._medicines.between()
        ]
        today = self._scribe.today()
        over = [one for one in found if one.is_over(today)]
        current = [one for one in found if not one.is_over(today)]
        return [
            *sorted(current, key=lambda one: folded(one.name)),
            *sorted(over, key=lambda one: one.entry.fact.ended_on or today, reverse=True),
        ]

    def named(self, name: str) -> KeptMedicine:
        """The medicine that its name, the beginning of it, or an ending of its id means.

        A name that several go by means the one that has not ended.
        """
        everything = self.all()
        alike = [one for one in everything if folded(one.name) == folded(name)]
        found = alike or [one for one in everything if _answers_to(one, name)]
        running = [one for one in found if one.entry.fact.ended_on is None]
        for candidates in (running, found):
            if len(candidates) == 1:
                return candidates[0]
        if not found:
            raise UnknownEntry(
                f"No medicine goes by {quoted(name)}: “lupus-journal medicine list” shows them."
            )
        listed = ", ".join(f"{one.name} ({shown(one.id)})" for one in found)
        raise UnknownEntry(
            f"{quoted(name)} can mean more than one medicine: name it by its id, out of {listed}."
        )

    def add(
        self, medicine: Medicine, steps: Sequence[Step] = (), *, note: str = ""
    ) -> KeptMedicine:
        """Add a medicine, with what is known of its doses."""
        self._refuse_a_second(medicine)
        entry = self._scribe.entry(medicine, note=note)
        with self._scribe.action() as action:
            self._medicines.add(action, entry)
            self._begin(action, KeptMedicine(entry), steps)
        return self._again(entry.id)

    def begin(self, kept: KeptMedicine, steps: Sequence[Step], *, note: str = "") -> KeptMedicine:
        """Begin another dose of a medicine from a day on, or several, as a taper has them."""
        with self._scribe.action() as action:
            self._begin(action, kept, steps, note=note)
        return self._again(kept.id)

    def end(self, kept: KeptMedicine, on: date, reason: str = "") -> KeptMedicine:
        """End a medicine with its last day; doses that were still to come are taken out."""
        medicine = kept.entry.fact
        _refuse_end(medicine, on)
        begun = [dose for dose in kept.doses if dose.fact.first_on <= on]
        to_come = [dose for dose in kept.doses if dose.fact.first_on > on]
        for dose in to_come:
            if dose.fact.first_on <= self._scribe.today():
                raise InvalidEntry(
                    f"{dose.fact.words} of {medicine.name} is recorded from "
                    f"{written(dose.fact.first_on)} on, so it cannot have ended on {written(on)}."
                )
        ended = replace(medicine, ended_on=on, end_reason=reason)
        with self._scribe.action() as action:
            self._medicines.change(
                action, self._scribe.revised(kept.entry, ended), self._scribe.stamp()
            )
            self._change(action, begun, [_until(dose.fact, on) for dose in begun])
            for dose in to_come:
                self._doses.remove(action, dose.id, self._scribe.stamp())
        return self._again(kept.id)

    def _again(self, medicine_id: str) -> KeptMedicine:
        """A medicine as it is kept now."""
        entry = self._medicines.get(medicine_id)
        if entry is None:
            raise UnknownEntry("That medicine was deleted meanwhile.")
        doses = self._doses.matching(medicine=medicine_id)
        return KeptMedicine(entry, tuple(reversed(doses)))

    def _begin(
        self, action: Action, kept: KeptMedicine, steps: Sequence[Step], *, note: str = ""
    ) -> None:
        facts = [dose.fact for dose in kept.doses]
        for step in steps:
            _refuse_outside(kept.entry.fact, step.since)
            facts = stepped(facts, step.dose.begun(kept.id, step.since))
        if (last := kept.entry.fact.ended_on) is not None:
            facts = [_until(fact, last) for fact in facts]
        self._change(action, kept.doses, facts)
        for fact in facts[len(kept.doses) :]:
            self._doses.add(action, self._scribe.entry(fact, note=note))

    def _change(
        self, action: Action, doses: Sequence[Entry[DosePeriod]], facts: Sequence[DosePeriod]
    ) -> None:
        """Keep what doses say now, of those that it changes."""
        for dose, fact in zip(doses, facts, strict=False):
            if fact != dose.fact:
                changed = self._scribe.revised(dose, fact)
                self._doses.change(action, changed, self._scribe.stamp())

    def _refuse_a_second(self, medicine: Medicine) -> None:
        for other in self.all():
            runs = other.entry.fact.ended_on is None
            if runs and folded(other.name) == folded(medicine.name):
                raise InvalidEntry(
                    f"{other.name} is listed as taken already (id {shown(other.id)}): "
                    "record a new dose of it, or end it first."
                )


def _answers_to(one: KeptMedicine, name: str) -> bool:
    if folded(one.name).startswith(f"{folded(name)} "):
        return True
    try:
        return one.id.endswith(read_ending(name))
    except NotUnderstood:
        return False


def _refuse_end(medicine: Medicine, on: date) -> None:
    started, ended = medicine.started_on, medicine.ended_on
    if ended is not None:
        raise InvalidEntry(
            f"{medicine.name} ended on {written(ended)} already: edit the medicine to change that."
        )
    if started is not None and on < started:
        raise InvalidEntry(
            f"{medicine.name} began on {written(started)}, "
            f"so it cannot have ended on {written(on)}."
        )


def _refuse_outside(medicine: Medicine, since: date) -> None:
    started, ended = medicine.started_on, medicine.ended_on
    if started is not None and since < started:
        raise InvalidEntry(
            f"{medicine.name} began on {written(started)}: a dose of it cannot begin before, on "
            f"{written(since)}."
        )
    if ended is not None and since > ended:
        raise InvalidEntry(
            f"{medicine.name} ended on {written(ended)}: add it again if it is taken once more."
        )


def _until(period: DosePeriod, last: date) -> DosePeriod:
    if period.last_on is not None and period.last_on <= last:
        return period
    return replace(period, last_on=last)
