"""What is due, and the answers to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.drinking import Drinking
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.identity import SHORTEST_ENDING, shown
from lupus_journal.domain.reminders import Treatment, due
from lupus_journal.domain.schedule import next_dates
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from lupus_journal.domain.answers import Answer
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.reminders import Due
    from lupus_journal.domain.schedule import PlannedDose
    from lupus_journal.services.ports import Entries, Moment
    from lupus_journal.services.scribe import Scribe

NOW = timedelta(0)
A_YEAR = timedelta(days=366)

HYDRATION = ("rem_hydrate_1", "rem_hydrate_2")
"""The reminders to drink; what they say takes more reading than all the rest."""


class ReminderService:
    """Computes what is due from the journal and the clock, and keeps what is answered to it."""

    def __init__(
        self,
        courses: Entries[Course],
        infusions: Entries[Infusion],
        answers: Entries[Answer],
        drinking: Callable[[], Drinking],
        scribe: Scribe,
        moment: Moment,
    ) -> None:
        self._courses = courses
        self._infusions = infusions
        self._answers = answers
        self._drinking = drinking
        self._scribe = scribe
        self._moment = moment

    def treatments(self) -> list[Treatment]:
        """The courses, each with what the journal holds of its doses."""
        courses = self._courses.between()
        infusions = self._infusions.between() if courses else []
        return [
            Treatment(
                course,
                {entry.fact.dose: entry for entry in infusions if entry.fact.course == course.id},
            )
            for course in courses
        ]

    def due(self, within: timedelta = NOW) -> list[Due]:
        """What is due now, or will be within a span of time."""
        with self._moment():
            return self.due_of(self.treatments(), within)

    def due_of(self, treatments: Sequence[Treatment], within: timedelta = NOW) -> list[Due]:
        """What is due of these courses."""
        if not treatments:
            return []
        # The last answer to a thing is the one that counts, so the oldest goes first.
        answers = [entry.fact for entry in reversed(self._answers.between())]
        now = self._scribe.now()
        found = due(now, within, treatments, answers, Drinking())
        if any(one.kind in HYDRATION for one in found):
            return due(now, within, treatments, answers, self._drinking())
        return found

    def answer(self, due_id: str, answered: Answered, until: datetime | None = None) -> Due:
        """Keep an answer to something that is due or soon will be, named by an ending of its id."""
        found = self._named(due_id.strip().lower())
        entry = self._scribe.entry(found.answered(answered, until))
        with self._scribe.action() as action:
            self._answers.add(action, entry)
        return found

    def snooze(self, due_id: str, wait: timedelta) -> tuple[Due, datetime]:
        """Hide something that is due for a while; with it, until when."""
        if not wait:
            raise InvalidEntry("A snooze lasts a while: write it as 30min, 2h or 1d.")
        until = self._scribe.now() + wait
        return self.answer(due_id, Answered.SNOOZED, until), until

    def endings(self, found: Sequence[Due], within: timedelta = NOW) -> list[str]:
        """The shortest ending that names each thing that was found due within a time."""
        others = self.due(A_YEAR) if within else found
        return [_shortest_ending(one, others) for one in found]

    def coming(self) -> list[tuple[Entry[Course], PlannedDose]]:
        """The next dose of each course that has one in the calendar, the nearest first."""
        today = self._scribe.today()
        found = [
            (treatment.course, dose)
            for treatment in self.treatments()
            for dose in next_dates(treatment.course.fact, treatment.timeline, today, 1)
        ]
        return sorted(found, key=lambda pair: pair[1].day)

    def _named(self, ending: str) -> Due:
        """What is due now goes before what comes within a year."""
        found: list[Due] = []
        if len(ending) >= SHORTEST_ENDING:
            found = self._ending_in(ending, NOW) or self._ending_in(ending, A_YEAR)
        if len(found) == 1:
            return found[0]
        raise UnknownEntry(_which(ending, found))

    def _ending_in(self, ending: str, within: timedelta) -> list[Due]:
        return _ending_in(ending, self.due(within))


def _ending_in(ending: str, found: Sequence[Due]) -> list[Due]:
    """What an ending names; whole parts go first, so that 7-rem_week is never 17-rem_week."""
    whole = [one for one in found if f"-{one.id}".endswith(f"-{ending}")]
    return whole or [one for one in found if one.id.endswith(ending)]


def _shortest_ending(due: Due, found: Sequence[Due]) -> str:
    endings = (
        due.reminder,
        f"{due.dose}-{due.reminder}",
        f"{shown(due.course)}-{due.dose}-{due.reminder}",
    )
    return next((ending for ending in endings if len(_ending_in(ending, found)) == 1), due.id)


def _which(ending: str, found: Sequence[Due]) -> str:
    if not found:
        return f"Nothing that is due ends in {quoted(ending)}: “lupus-journal due” shows the ids."
    endings = ", ".join(_shortest_ending(one, found) for one in found[:4])
    return f"{quoted(ending)} could be {endings}: write one of them."
