"""The made-up patient's evenings: check-ins on most days, symptoms, notes, drinks."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.entries import Origin
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.schedule import cycle_day
from lupus_journal.services.demo.notes import note_for
from lupus_journal.services.scribe import PATIENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from random import Random

    from lupus_journal.services.demo.deeds import Deed, Pen
    from lupus_journal.services.demo.story import Story

CAREGIVER = "Sam"
WEARS_OFF = 20
"""The day of the cycle after which it gets harder."""


class Feeling(NamedTuple):
    """How a day was, before it was put into whole numbers."""

    fatigue: float
    pain_overall: float
    sleep: float
    active: float


class Diary:
    """What was logged day by day."""

    def __init__(self, pen: Pen, chance: Random, story: Story, given_days: list[date]) -> None:
        self._pen = pen
        self._chance = chance
        self._story = story
        self._given_days = given_days

    def deeds(self) -> Iterator[Deed]:
        """Every evening that was not skipped, and the drinks around each infusion."""
        day = self._story.first
        while day <= self._story.last:
            if not self._story.is_away(day):
                yield from self._evening(day)
            day += timedelta(days=1)

    def drinks(self, infusion_days: list[date]) -> Iterator[Deed]:
        """What was drunk on the day before each infusion and on its day, as far as it has come."""
        for infusion_day in infusion_days:
            for day in (infusion_day - timedelta(days=1), infusion_day):
                if day <= self._story.last:
                    yield from self._drinks(day)

    def _evening(self, day: date) -> Iterator[Deed]:
        hard = self._story.flare(day) > 0.4 or self._story.is_infected(day)
        kept_by = CAREGIVER if self._happens(0.12 if hard else 0.02) else PATIENT
        if self._happens(0.16 if hard else 0.02):
            yield self._too_tired(day, kept_by)
        elif day == self._story.first or not self._happens(0.13):
            yield self._checked_in(day, kept_by)

    def _too_tired(self, day: date, author: str) -> Deed:
        at = self._moment(day)
        moment = Checkin(day, at, too_tired=True)
        note = "Asleep since the afternoon." if author == CAREGIVER else ""
        return self._pen.deed(
            at, self._pen.entry(moment, at, author=author, note=note), author=author
        )

    def _checked_in(self, day: date, author: str) -> Deed:
        at = self._moment(day)
        recorded, origin = at, None
        happened: datetime | None = at
        if author == PATIENT and day < self._story.last and self._happens(0.04):
            recorded = self._pen.moment(day + timedelta(days=1), 9, self._chance.randrange(60))
            origin, happened = Origin.REMEMBERED, None
        note = note_for(self._story, day, self._cycle_day(day), author == CAREGIVER, self._chance)
        checkin = self._pen.entry(
            Checkin(day, happened), recorded, author=author, origin=origin, note=note
        )
        scores = [
            self._pen.entry(score, recorded, author=author, origin=origin)
            for score in self._scores(day, happened, checkin.id)
        ]
        return self._pen.deed(recorded, checkin, *scores, author=author)

    def _scores(self, day: date, at: datetime | None, checkin: str) -> Iterator[SymptomScore]:
        feeling = self._feeling(day)
        asked = (
            ("fatigue", feeling.fatigue),
            ("pain_overall", feeling.pain_overall),
            ("sleep", feeling.sleep),
            ("global", feeling.active),
        )
        for symptom, level in asked:
            if symptom == "fatigue" or not self._happens(0.06):
                yield SymptomScore(day, at, symptom, self._rated(level), checkin=checkin)
        for symptom, value, site in self._others(day, feeling):
            yield SymptomScore(day, at, symptom, value, site)

    def _feeling(self, day: date) -> Feeling:
        """Better as the treatment takes hold, worse as it wears off, in a flare and when ill."""
        eased, flare = self._story.eased(day, 150), self._story.flare(day)
        since = self._cycle_day(day)
        worn_off = min((since - WEARS_OFF) * 0.22, 2.4) if since and since > WEARS_OFF else 0
        drowsy = 1.1 if since in (0, 1) else 0
        ill = 2.0 if self._story.is_infected(day) else 0
        return Feeling(
            fatigue=7.0 - 3.4 * eased + 2.6 * flare + worn_off + drowsy + ill,
            pain_overall=5.4 - 2.9 * eased + 3.2 * flare + 0.6 * worn_off,
            sleep=4.6 + 2.0 * eased - 2.0 * flare - 0.5 * ill,
            active=6.2 - 3.6 * eased + 3.0 * flare + 0.4 * worn_off,
        )

    def _others(self, day: date, feeling: Feeling) -> Iterator[tuple[str, Decimal, str]]:
        """Further symptoms of a day: what, how much on its own scale, and where."""
        age, flare = self._story.age(day), self._story.flare(day)
        if flare > 0.15 or self._happens(0.16):
            yield "joint_pain", self._rated(feeling.pain_overall + 1.2 * flare), "hands, knees"
        if flare > 0.3 and self._happens(0.7):
            yield "stiffness", Decimal(15 * (1 + round(4 * flare * self._chance.random()))), ""
        if flare > 0.5 and self._happens(0.4):
            yield "joint_swell", Decimal(2), "both hands"
        if self._cycle_day(day) == 1 and self._happens(0.35):
            yield "headache", self._rated(4), ""
        if age < 100 and self._happens(0.15):
            yield "foamy", Decimal(2 if age < 40 else 1), ""
        if age < 30 and self._happens(0.12):
            yield "swelling", Decimal(1), "ankles"
        if self._happens(0.05):
            yield "brain_fog", Decimal(1 + (feeling.fatigue > 5)), ""
        if self._happens(0.03 + 0.1 * flare):
            yield "rash_face", Decimal(1), ""
        if self._story.is_infected(day) and self._happens(0.8):
            yield "infection", Decimal(1), ""
            yield "fever", Decimal(f"{37.6 + self._chance.random():.1f}"), ""

    def _drinks(self, day: date) -> Iterator[Deed]:
        hour, total = 7, 0
        while hour < 21 and total < 1_900:
            at = self._pen.moment(day, hour, self._chance.randrange(60))
            ml = (200, 250, 250, 300, 400)[self._chance.randrange(5)]
            author = CAREGIVER if self._happens(0.08) else PATIENT
            drink = self._pen.entry(Fluid(day, at, ml), at, author=author)
            yield self._pen.deed(at, drink, author=author)
            hour, total = hour + 1 + self._chance.randrange(3), total + ml

    def _moment(self, day: date) -> datetime:
        """When the check-in was: mostly in the evening."""
        hour = 8 if self._happens(0.12) else 20 + self._chance.randrange(2)
        return self._pen.moment(day, hour, self._chance.randrange(60))

    def _rated(self, level: float) -> Decimal:
        """A level with the day's chance in it, as somebody puts it from 0 to 10."""
        return Decimal(min(max(round(level + self._chance.gauss(0, 0.8)), 0), 10))

    def _cycle_day(self, day: date) -> int | None:
        return cycle_day(day, self._given_days)

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability
