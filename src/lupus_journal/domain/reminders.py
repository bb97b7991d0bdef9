"""What is due: a pure function of the plan, what was recorded and answered, and the clock.

Nothing is stored and nothing fires, so a machine that was off loses none. Times are wall-clock
times: an offset says where a time was taken, and plays no part.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.answers import Answer, Answered
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.reminder_rules import LONGEST_LEAD, RULES, Stage, Topic
from lupus_journal.domain.schedule import doses, open_doses, settled_up_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.drinking import Drinking
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.domain.reminder_rules import Rule
    from lupus_journal.domain.schedule import PlannedDose


class Treatment(NamedTuple):
    """A course, and what the journal holds of its doses by their numbers."""

    course: Entry[Course]
    infusions: Mapping[int, Entry[Infusion]]

    @property
    def timeline(self) -> dict[int, Infusion]:
        """The doses as the cycle engine reads them."""
        return {number: entry.fact for number, entry in self.infusions.items()}


class Due(NamedTuple):
    """Something that waits for the person."""

    id: str
    """Course, dose and reminder, joined by hyphens."""
    kind: str
    """The kind of reminder, such as `rem_week`, or `infusion`, or `overdue`."""
    on: date
    """The day it falls on; for a question, the day it is about."""
    at: time | None
    title: str
    course: str
    dose: int
    infusion: str | None
    """The id of the infusion's entry, once it has one."""
    reminder: str

    def answered(self, answer: Answered, until: datetime | None = None) -> Answer:
        """The answer to it, ready to be kept."""
        return Answer(
            course=self.course,
            dose=self.dose,
            reminder=self.reminder,
            answer=answer,
            on=self.on,
            until=until,
        )


def due(
    now: datetime,
    within: timedelta,
    treatments: Iterable[Treatment],
    answers: Iterable[Answer],
    drinking: Drinking,
) -> list[Due]:
    """What is due now or will be within a time, earliest first.

    `now` is local. Answers come oldest first: the last one to a reminder counts. Questions are
    asked only once their day has passed, whatever the time looked ahead.
    """
    wall = now.replace(tzinfo=None)
    said = {(answer.course, answer.dose, answer.reminder): answer for answer in answers}
    found = []
    for treatment in treatments:
        for reminder in _reminders(treatment, wall.date(), within):
            answer = said.get((treatment.course.id, reminder.dose.number, reminder.rule.id))
            if reminder.shows(wall, within) and not reminder.is_silenced(answer, wall, within):
                topic = _topic(treatment, reminder, drinking, wall.date())
                found.append(_due(treatment, reminder, topic))
    return sorted(found, key=lambda item: (item.on, item.at or time.min, item.course, item.dose))


class _Reminder(NamedTuple):
    """A rule applied to a dose, and the wall-clock moment on which it falls."""

    rule: Rule
    dose: PlannedDose
    falls: datetime
    is_timed: bool

    def shows(self, wall: datetime, within: timedelta) -> bool:
        """Whether it shows now, or begins to within a time."""
        lasts = self.rule.lasts
        if lasts is not None and wall >= self.falls + lasts:
            return False
        if self.rule.stage is Stage.HELD:
            return True
        return self.falls + self.rule.waits - wall <= self._reach(within)

    def is_silenced(self, answer: Answer | None, wall: datetime, within: timedelta) -> bool:
        """Whether an answer holds; one to an earlier day does not, for the dose has moved since."""
        if answer is None or answer.on < self.falls.date():
            return False
        if answer.until is None:
            return True
        return answer.until.replace(tzinfo=None) - wall > self._reach(within)

    def _reach(self, within: timedelta) -> timedelta:
        return timedelta() if self.rule.stage.asks else within


def _reminders(treatment: Treatment, today: date, within: timedelta) -> Iterator[_Reminder]:
    """The reminders of every dose that is on record or near enough."""
    course = treatment.course.fact
    infusions = treatment.timeline
    latest, settled = max(infusions, default=0), settled_up_to(infusions)
    before: PlannedDose | None = None
    is_first_open = True
    for dose in doses(course, infusions):
        if dose.number > latest and dose.day - today - LONGEST_LEAD > within:
            return
        if dose.status is InfusionStatus.GIVEN:
            yield from _follow_ups(course, dose, infusions[dose.number])
        elif dose.number > settled and not (dose.status.is_settled or _has_ended(course, today)):
            yield from _questions_and_lead(course, dose, before, is_first_open=is_first_open)
            is_first_open = False
        if dose.status is InfusionStatus.GIVEN or dose.status.is_ahead:
            before = dose


def _topic(treatment: Treatment, reminder: _Reminder, drinking: Drinking, today: date) -> Topic:
    asked = reminder.dose
    passed = 0
    if reminder.rule.stage is Stage.OPEN:
        for dose in open_doses(treatment.course.fact, treatment.timeline):
            if dose.day >= today:
                break
            passed += dose.number > asked.number and dose.status.is_ahead
    return Topic(asked, drinking, today, reminder.falls.date(), passed)


def _follow_ups(course: Course, dose: PlannedDose, infusion: Infusion) -> Iterator[_Reminder]:
    end = infusion.ended_at or infusion.left_at or infusion.started_at
    start = end.replace(tzinfo=None) if end else datetime.combine(dose.day, time.min)
    for rule in _rules(course, Stage.GIVEN):
        yield _Reminder(rule, dose, start + rule.falls, is_timed=end is not None)


def _questions_and_lead(
    course: Course, dose: PlannedDose, before: PlannedDose | None, *, is_first_open: bool
) -> Iterator[_Reminder]:
    """What is asked of an open dose, and what leads up to it.

    Doses on days in a row share a lead: nothing about one falls before the day of the one before.
    """
    if dose.status is InfusionStatus.HELD:
        stages = {Stage.HELD}
    else:
        stages = {Stage.AHEAD, Stage.OPEN} if is_first_open else {Stage.AHEAD}
    start = datetime.combine(dose.day, time.min)
    for rule in _rules(course, *stages):
        falls = start + rule.falls
        if not rule.falls or before is None or falls.date() >= before.day:
            yield _Reminder(rule, dose, falls, is_timed=False)


def _rules(course: Course, *stages: Stage) -> Iterator[Rule]:
    for rule in RULES:
        if rule.stage in stages and (not rule.regimens or course.regimen.startswith(rule.regimens)):
            yield rule


def _has_ended(course: Course, today: date) -> bool:
    return course.ended_on is not None and course.ended_on < today


def _due(treatment: Treatment, reminder: _Reminder, topic: Topic) -> Due:
    rule, dose = reminder.rule, reminder.dose
    entry = treatment.infusions.get(dose.number)
    at = dose.at if rule.is_appointment else None
    return Due(
        id=f"{treatment.course.id}-{dose.number}-{rule.id}",
        kind=rule.kind or rule.id,
        on=reminder.falls.date(),
        at=reminder.falls.time() if reminder.is_timed else at,
        title=rule.title(topic),
        course=treatment.course.id,
        dose=dose.number,
        infusion=entry.id if entry else None,
        reminder=rule.id,
    )
