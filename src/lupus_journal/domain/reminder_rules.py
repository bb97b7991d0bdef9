"""The reminders, one row each: when they fall, how long they show, what they say.

A week ahead and how long each one shows are choices of this program: no infusion centre's standard
was found. Water the day before and that morning: S44 (oaocinfusioncenter.com/therapies), S45
(lupus.net/living/tips-benlysta-infusions). Follow-ups come when reactions are known to: hours to
days after belimumab (S3, rxreasoner.com/monographs/benlysta-sol/usage), one to two weeks after
rituximab. No title names a medicine.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.days import short, written
from lupus_journal.domain.drinking import drinking_ahead_words, drinking_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lupus_journal.domain.drinking import Drinking
    from lupus_journal.domain.schedule import PlannedDose

DAY = timedelta(days=1)


class Stage(Enum):
    """What has to be true of a dose for a reminder of it."""

    AHEAD = auto()
    """It stands in the calendar."""
    OPEN = auto()
    """It stands in the calendar, and is the course's earliest that nothing was said of."""
    HELD = auto()
    GIVEN = auto()

    @property
    def asks(self) -> bool:
        """Whether it is a question about what was, which cannot be asked ahead of time."""
        return self in {Stage.OPEN, Stage.HELD}


class Topic(NamedTuple):
    """What a title may speak of."""

    dose: PlannedDose
    drinking: Drinking
    today: date
    on: date
    """The day the reminder falls on."""
    passed: int = 0
    """How many planned days have passed since the dose's."""


class Rule(NamedTuple):
    """A reminder of a dose."""

    id: str
    stage: Stage
    title: Callable[[Topic], str]
    falls: timedelta = timedelta()
    """From the start of the dose's day; from the end of a given one, where that is known."""
    waits: timedelta = timedelta()
    """From then until it shows."""
    lasts: timedelta | None = None
    """From then until it shows no more, answered or not; `None` waits for the answer."""
    kind: str = ""
    """What `due` calls it, where that is not its id."""
    is_appointment: bool = False
    """Whether it carries the booked time."""
    regimens: tuple[str, ...] = ()
    """How the ids of the regimens begin that it is for; empty for all."""


def _appointment(topic: Topic) -> str:
    dose = topic.dose
    day = "today" if dose.day == topic.today else f"on {written(dose.day)}"
    words = f"Infusion {day} at {dose.at:%H:%M}" if dose.at else f"Infusion {day}"
    return f"{words}, {dose.closer}" if dose.closer else words


def _outcome(topic: Topic) -> str:
    since = f" (and {_dates(topic.passed)} since)" if topic.passed else ""
    return f"Planned for {short(topic.dose.day)}{since}: given, moved or held?"


def _dates(count: int) -> str:
    return "1 date" if count == 1 else f"{count} dates"


def _new_date(topic: Topic) -> str:
    return f"Planned for {short(topic.dose.day)} and held: is there a new date?"


def _drinking(topic: Topic) -> str:
    words = drinking_ahead_words if topic.on > topic.today else drinking_words
    return words(topic.drinking, topic.today)


def _self_check(topic: Topic) -> str:
    return f"Infusion on {short(topic.dose.day)}: how have you been since?"


def _follow_up(name: str, falls: timedelta, *regimens: str) -> Rule:
    return Rule(
        id=f"rem_post_{name}",
        kind="rem_post",
        stage=Stage.GIVEN,
        title=_self_check,
        falls=falls,
        lasts=3 * DAY,
        regimens=regimens,
    )


RULES = (
    Rule(id="overdue", stage=Stage.OPEN, title=_outcome, waits=DAY),
    Rule(id="rebook", stage=Stage.HELD, title=_new_date, kind="overdue"),
    Rule(id="infusion", stage=Stage.AHEAD, title=_appointment, lasts=DAY, is_appointment=True),
    Rule(id="rem_week", stage=Stage.AHEAD, title=_appointment, falls=-7 * DAY, lasts=6 * DAY),
    Rule(id="rem_hydrate_1", stage=Stage.AHEAD, title=_drinking, falls=-DAY, lasts=DAY),
    Rule(id="rem_hydrate_2", stage=Stage.AHEAD, title=_drinking, lasts=DAY),
    _follow_up("4h", timedelta(hours=4)),
    _follow_up("24h", DAY),
    _follow_up("72h", 3 * DAY),
    _follow_up("7d", 7 * DAY),
    _follow_up("10d", 10 * DAY, "belimumab", "rituximab"),
)

LONGEST_LEAD = max(-rule.falls for rule in RULES)
