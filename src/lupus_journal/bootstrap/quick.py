"""What a person does with a journal many times a day, put together."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.services.scribe import Scribe

if TYPE_CHECKING:
    from datetime import datetime

    from lupus_journal.domain.drinking import Drinking
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.checkins import CheckinService
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.diary import DiaryService
    from lupus_journal.services.drafts import DraftService
    from lupus_journal.services.drinking import DrinkingService
    from lupus_journal.services.fluids import FluidService
    from lupus_journal.services.lab_news import LabNewsService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import Entries
    from lupus_journal.services.reminders import ReminderService
    from lupus_journal.services.symptoms import SymptomService
    from lupus_journal.services.today import TodayService
    from lupus_journal.storage.entries import SqlStore
    from lupus_journal.storage.kinds import Kind
    from lupus_journal.storage.quick import QuickStore

F = TypeVar("F")


def new_id(moment: datetime) -> str:
    """A new entry's id."""
    return ulid(moment, os.urandom(RANDOM_BYTES))


class QuickJournal:
    """What a person does with a journal many times a day, on the fast lane."""

    def __init__(self, path: str, clock: Clock, author: str, store: QuickStore | SqlStore) -> None:
        self.path = path
        self.clock = clock
        self.author = author
        self.scribe = Scribe(store, clock, new_id, author)
        self._store = store

    @cached_property
    def person(self) -> PersonService:
        """The person."""
        from lupus_journal.services.person import PersonService
        from lupus_journal.storage.person import PERSON

        return PersonService(self._entries(PERSON), self.scribe)

    @cached_property
    def fluids(self) -> FluidService:
        """Drinks."""
        from lupus_journal.services.fluids import FluidService
        from lupus_journal.storage.fluids import FLUIDS

        return FluidService(self._entries(FLUIDS), self.scribe)

    @cached_property
    def symptoms(self) -> SymptomService:
        """Symptoms."""
        from lupus_journal.services.symptoms import SymptomService
        from lupus_journal.storage.symptoms import SYMPTOMS

        return SymptomService(self._entries(SYMPTOMS), self.scribe)

    @cached_property
    def checkins(self) -> CheckinService:
        """Check-ins and notes."""
        from lupus_journal.services.checkins import CheckinService
        from lupus_journal.storage.checkins import CHECKINS
        from lupus_journal.storage.symptoms import SYMPTOMS

        return CheckinService(self._entries(CHECKINS), self._entries(SYMPTOMS), self.scribe)

    @cached_property
    def drinking(self) -> DrinkingService:
        """What is known about drinking."""
        from lupus_journal.services.drinking import DrinkingService
        from lupus_journal.storage.fluids import FLUIDS
        from lupus_journal.storage.symptoms import SYMPTOMS

        return DrinkingService(
            self._entries(FLUIDS), self._entries(SYMPTOMS), self.person, self.scribe
        )

    @cached_property
    def reminders(self) -> ReminderService:
        """What is due."""
        from lupus_journal.services.reminders import ReminderService
        from lupus_journal.storage.answers import ANSWERS
        from lupus_journal.storage.courses import COURSES
        from lupus_journal.storage.infusions import INFUSIONS

        return ReminderService(
            courses=self._entries(COURSES),
            infusions=self._entries(INFUSIONS),
            answers=self._entries(ANSWERS),
            drinking=self._drinking_today,
            scribe=self.scribe,
            moment=self._store.moment,
        )

    @cached_property
    def today(self) -> TodayService:
        """The first screen's page."""
        from lupus_journal.services.today import TodayService

        return TodayService(
            reminders=self.reminders,
            checkins=self.checkins,
            fluids=self.fluids,
            person=self.person,
            scribe=self.scribe,
            is_untouched=self._is_untouched,
            moment=self._store.moment,
        )

    @cached_property
    def diary(self) -> DiaryService:
        """The diary."""
        from lupus_journal.services.clock import LocalZone
        from lupus_journal.services.diary import DiaryService
        from lupus_journal.storage.diary import SqlDiary

        return DiaryService(
            queries=SqlDiary(self.path),
            checkins=self.checkins,
            symptoms=self.symptoms,
            fluids=self.fluids,
            reminders=self.reminders,
            person=self.person,
            scribe=self.scribe,
            zone=LocalZone(),
        )

    @cached_property
    def lab_news(self) -> LabNewsService:
        """Laboratory results that nobody has looked at yet."""
        from lupus_journal.services.lab_news import LabNewsService
        from lupus_journal.storage.lab_news import SqlSeenLabs

        return LabNewsService(SqlSeenLabs(self.path), self.scribe)

    @cached_property
    def drafts(self) -> DraftService:
        """Half-typed forms."""
        from lupus_journal.services.drafts import DraftService
        from lupus_journal.storage.drafts import SqlDrafts

        return DraftService(SqlDrafts(self.path), self.scribe)

    @cached_property
    def asked(self) -> tuple[Symptom, ...]:
        """The symptoms that a check-in asks for."""
        from lupus_journal.reference.symptoms import symptom
        from lupus_journal.services.checkins import ASKED

        return tuple(map(symptom, ASKED))

    @cached_property
    def all_symptoms(self) -> tuple[Symptom, ...]:
        """Every symptom that can be logged, by organ system."""
        from lupus_journal.domain.scales import Scale
        from lupus_journal.reference.symptom_ids import SYMPTOMS
        from lupus_journal.reference.symptoms import symptom

        known = map(symptom, SYMPTOMS)
        return tuple(one for one in known if one.scale is not Scale.PRESSURE)

    def _is_untouched(self) -> bool:
        from lupus_journal.storage.untouched import is_untouched

        return is_untouched(self.path)

    def written_at(self) -> int:
        """When the journal's file was written to last, as its file system counts."""
        return os.stat(self.path).st_mtime_ns if os.path.exists(self.path) else 0

    def _drinking_today(self) -> Drinking:
        # Only a reminder to drink asks for it, and on most days there is none to make.
        return self.drinking.today()

    def _entries(self, kind: Kind[F]) -> Entries[F]:
        return self._store.entries(kind)
