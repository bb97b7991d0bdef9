"""A made-up patient's two years, every deed in the order it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta
from random import Random
from typing import TYPE_CHECKING

from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.identity import ulid
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.person import Person, Sex
from lupus_journal.domain.reviews import Review, Verdict
from lupus_journal.services.demo import medicines
from lupus_journal.services.demo.deeds import Deed, Pen
from lupus_journal.services.demo.diary import CAREGIVER, Diary
from lupus_journal.services.demo.labs import BORN, Reports
from lupus_journal.services.demo.mark import MADE_UP
from lupus_journal.services.demo.story import Story
from lupus_journal.services.demo.treatment import Treatment
from lupus_journal.services.scribe import PATIENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from lupus_journal.domain.analytes import Analytes
    from lupus_journal.domain.regimens import Regimens

SEED = 28
REVIEWED_REPORTS = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """The look-up facts that the story is told with."""

    regimens: Regimens
    analytes: Analytes


def a_life(now: datetime, zone: tzinfo, reference: Reference, seed: int = SEED) -> list[Deed]:
    """Two years up to yesterday evening; the same seed and day always tell the same."""
    chance = Random(seed)
    pen, story = Pen(chance, zone), Story(now.date())
    regimen = reference.regimens.find("belimumab_iv")
    treatment = Treatment(pen, chance, story, regimen)
    infusion_days = [*treatment.given_days, story.next_infusion]
    diary = Diary(pen, chance, story, treatment.given_days)
    deeds = [
        *treatment.deeds(),
        *medicines.deeds(pen, story),
        *Reports(pen, chance, story, reference.analytes).deeds(infusion_days),
        *diary.deeds(),
        *diary.drinks(infusion_days),
    ]
    in_order = [_introduced(now, pen), *sorted(deeds, key=lambda deed: deed.at)]
    return [*in_order, *_reviewed(pen, story, in_order)]


def _introduced(now: datetime, pen: Pen) -> Deed:
    """The made-up person, entered at the moment the demo is made."""
    person = Person(
        name="Robin Sample (made up)",
        birth_date=date(BORN, 4, 17),
        sex=Sex.FEMALE,
        limit_drinking=ToldToLimit.NO,
        fluid_goal_ml=2_000,
    )
    entry = Entry(
        id=ulid(now, MADE_UP), fact=person, recorded_at=now.astimezone(UTC), author=PATIENT
    )
    return pen.deed(now, entry)


def _reviewed(pen: Pen, story: Story, deeds: Iterable[Deed]) -> Iterator[Deed]:
    """The caregiver's marks at the newest lab reports and infusions, as each entry stood."""
    numbered: dict[str, int] = {}
    entries = [entry for deed in deeds for entry in (*deed.added, *deed.changed)]
    for number, entry in enumerate(entries, start=1):
        numbered[entry.id] = number
    reports = [entry for entry in entries if isinstance(entry.fact, LabReport)]
    at = pen.moment(story.last, 21, 15)
    for report in reports[-REVIEWED_REPORTS:]:
        seen = Review(
            table="lab_reports",
            entry=report.id,
            seq=numbered[report.id],
            verdict=Verdict.SEEN,
            on=story.last,
        )
        at += timedelta(minutes=1)
        yield pen.deed(at, pen.entry(seen, at, author=CAREGIVER), author=CAREGIVER)
