"""What somebody answered when the journal asked how they had been since an infusion."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lupus_journal.domain.answers import Answered
from lupus_journal.domain.days import day_of, written
from lupus_journal.domain.dose_page import Line
from lupus_journal.services.days import checkin_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from lupus_journal.domain.answers import Answer
    from lupus_journal.domain.checkins import Checkin
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.checkins import CheckinService
    from lupus_journal.services.infusions import Dose
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import Entries

FOLLOW_UP = "rem_post"
"""How the ids of the reminders begin that ask after an infusion."""
TICKED = "ticked off"
JUST_BEFORE = timedelta(minutes=5)
"""How long before an answer the check-in was kept that was asked for with it."""


class FollowUpService:
    """Reads the answers to what was asked after an infusion, each with its check-in."""

    def __init__(
        self,
        answers: Entries[Answer],
        checkins: CheckinService,
        person: PersonService,
        symptom: Callable[[str], Symptom],
    ) -> None:
        self._answers = answers
        self._checkins = checkins
        self._person = person
        self._symptom = symptom

    def after(self, dose: Dose) -> tuple[Line, ...]:
        """Every answer with the day it was given on, the first one on top."""
        kept = self._answers.matching(course=dose.course.id, dose=dose.number)
        told = [entry for entry in kept if _is_told(entry.fact)]
        return tuple(self._line(entry) for entry in sorted(told, key=_recorded_at))

    def _line(self, answer: Entry[Answer]) -> Line:
        # Each moment has the offset of its own day, whatever the clocks were changed to since.
        day = day_of(answer.recorded_at.astimezone(), self._person.get().day_ends)
        return Line("follow-up", f"{written(day)}: {self._words(day, answer)}")

    def _words(self, day: date, answer: Entry[Answer]) -> str:
        """What the check-in says that was filled in for the answer, if one was."""
        own = [one for one in self._checkins.moments_on(day) if _is_of(one, answer)]
        return self._said(max(own, key=_recorded_at)) if own else TICKED

    def _said(self, checkin: Entry[Checkin]) -> str:
        scores = [
            entry.fact
            for entry in self._checkins.figures_on(checkin.fact.on)
            if entry.fact.checkin == checkin.id
        ]
        words = checkin_words(checkin.fact, scores, self._symptom)
        note = f"“{checkin.note.strip()}”" if checkin.note.strip() else ""
        return ", ".join(filter(None, (words, note)))


def _is_told(answer: Answer) -> bool:
    return answer.reminder.startswith(FOLLOW_UP) and answer.answer is Answered.DONE


def _is_of(checkin: Entry[Checkin], answer: Entry[Answer]) -> bool:
    """Whether whoever answered had filled in a check-in just before, as the question asks."""
    waited = answer.recorded_at - checkin.recorded_at
    return checkin.author == answer.author and timedelta() <= waited <= JUST_BEFORE


def _recorded_at(entry: Entry[Answer] | Entry[Checkin]) -> datetime:
    return entry.recorded_at
