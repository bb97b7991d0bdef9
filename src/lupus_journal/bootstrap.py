"""Opens a journal: the only place that chooses implementations.

Imports stand where they are used, so that a command that logs one figure loads little else.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.services.scribe import PATIENT, Scribe
from lupus_journal.settings import demo_path, journal_path
from lupus_journal.storage import files
from lupus_journal.storage.schema_version import NEWEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lupus_journal.domain.analytes import Analytes
    from lupus_journal.domain.drinking import Drinking
    from lupus_journal.domain.regimens import Regimens
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.checkins import CheckinService
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.courses import CourseService
    from lupus_journal.services.demo.service import DemoService
    from lupus_journal.services.drafts import DraftService
    from lupus_journal.services.drinking import DrinkingService
    from lupus_journal.services.entries import EntryService
    from lupus_journal.services.fluids import FluidService
    from lupus_journal.services.infusions import InfusionService
    from lupus_journal.services.labs import LabService
    from lupus_journal.services.listings import ListService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.plan import PlanService
    from lupus_journal.services.ports import Entries, Records
    from lupus_journal.services.reminders import ReminderService
    from lupus_journal.services.reviews import ReviewService
    from lupus_journal.services.safekeeping import SafekeepingService
    from lupus_journal.services.summary import SummaryService
    from lupus_journal.services.symptoms import SymptomService
    from lupus_journal.services.today import TodayService
    from lupus_journal.services.trends import TrendService
    from lupus_journal.storage.entries import SqlStore
    from lupus_journal.storage.kinds import Kind
    from lupus_journal.storage.quick import QuickStore

F = TypeVar("F")


def path_named(named: str | None, environment: Mapping[str, str]) -> str:
    """Where the journal lies: as named, else as LUPUS_JOURNAL says, else in the user's folder."""
    return journal_path(named, environment)


def open_quick(path: str, clock: Clock, author: str = PATIENT) -> QuickJournal:
    """The journal at a path with what is done many times a day, made if there is none yet."""
    _prepare(path, clock)
    from lupus_journal.storage.quick import QuickStore

    return QuickJournal(path, clock, author, QuickStore(path))


def open_journal(path: str, clock: Clock, author: str = PATIENT) -> Journal:
    """The whole journal at a path, made if there is none yet."""
    _prepare(path, clock)
    from lupus_journal.storage.entries import SqlStore

    return Journal(path, clock, author, SqlStore(path))


def _prepare(path: str, clock: Clock) -> None:
    if files.version_of(path, NEWEST) == NEWEST:
        return
    from lupus_journal.storage import backups, schema

    schema.prepare(path, lambda older: backups.make(older, clock.now()).path)


def open_safe(path: str, clock: Clock, *, make: bool = True) -> SafekeepingService:
    """What keeps the journal at a path safe, even if a newer program wrote it or it is damaged."""
    if make and not os.path.lexists(path):
        _prepare(path, clock)
    from lupus_journal.services.safekeeping import SafekeepingService
    from lupus_journal.storage.safekeeping import SqlSafe

    return SafekeepingService(SqlSafe(path), clock)


def open_demo(clock: Clock) -> DemoService:
    """What writes the journal of a made-up patient."""
    from lupus_journal.reference.catalogue import analytes, regimens
    from lupus_journal.services.clock import LocalZone
    from lupus_journal.services.demo.life import Reference
    from lupus_journal.services.demo.service import DemoService
    from lupus_journal.storage.demo import SqlDemoStore

    return DemoService(
        SqlDemoStore(), clock, LocalZone(), lambda: Reference(regimens(), analytes())
    )


def places(journal: str) -> dict[str, str]:
    """Where the files of a journal lie, or will lie once there are any."""
    from lupus_journal.settings import settings_path
    from lupus_journal.storage.backups import folder_of

    return {
        "journal": journal,
        "backups": folder_of(journal),
        "demo": demo_path(journal),
        "settings": settings_path(),
    }


def regimens_in_words() -> dict[str, str]:
    """The published regimens by their ids, each with its schedule in words."""
    from lupus_journal.reference.catalogue import regimens

    return {regimen.id: regimen.schedule for regimen in regimens()}


def symptom_named(name: str) -> Symptom:
    """The symptom that an id, a label or an alias names."""
    from lupus_journal.reference.symptoms import find

    return find(name)


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
        )

    @cached_property
    def today(self) -> TodayService:
        """The first screen's page."""
        from lupus_journal.services.today import TodayService

        return TodayService(self.reminders, self.checkins, self.fluids, self.person, self.scribe)

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

    def _drinking_today(self) -> Drinking:
        # Only a reminder to drink asks for it, and on most days there is none to make.
        return self.drinking.today()

    def _entries(self, kind: Kind[F]) -> Entries[F]:
        return self._store.entries(kind)


class Journal(QuickJournal):
    """Everything a person can do with a journal."""

    _store: SqlStore

    @cached_property
    def analytes(self) -> Analytes:
        """The analytes that are known by name."""
        from lupus_journal.reference.catalogue import analytes

        return analytes()

    @cached_property
    def regimens(self) -> Regimens:
        """The published regimens."""
        from lupus_journal.reference.catalogue import regimens

        return regimens()

    @cached_property
    def courses(self) -> CourseService:
        """Treatment courses."""
        from lupus_journal.services.courses import CourseService
        from lupus_journal.storage.courses import COURSES
        from lupus_journal.storage.infusions import INFUSIONS

        return CourseService(
            self._entries(COURSES), self._entries(INFUSIONS), self.person, self.scribe
        )

    @cached_property
    def infusions(self) -> InfusionService:
        """Infusions."""
        from lupus_journal.services.infusions import InfusionService
        from lupus_journal.storage.infusions import INFUSIONS

        return InfusionService(self._entries(INFUSIONS), self.scribe)

    @cached_property
    def labs(self) -> LabService:
        """Laboratory results."""
        from lupus_journal.services.labs import LabService
        from lupus_journal.storage.infusions import INFUSIONS
        from lupus_journal.storage.lab_queries import SqlLabQueries
        from lupus_journal.storage.lab_reports import LAB_REPORTS
        from lupus_journal.storage.lab_results import LAB_RESULTS

        return LabService(
            analytes=self.analytes,
            queries=SqlLabQueries(self._store),
            reports=self._entries(LAB_REPORTS),
            results=self._entries(LAB_RESULTS),
            infusions=self._entries(INFUSIONS),
            scribe=self.scribe,
        )

    @cached_property
    def trends(self) -> TrendService:
        """Trends of lab values and symptoms."""
        from lupus_journal.services.trends import TrendService
        from lupus_journal.storage.symptoms import SYMPTOMS

        return TrendService(self.labs, self._entries(SYMPTOMS), symptom_named)

    @cached_property
    def entries(self) -> EntryService:
        """Entries of every kind."""
        from lupus_journal.services.clock import LocalZone
        from lupus_journal.services.entries import EntryService
        from lupus_journal.storage.history import SqlHistory
        from lupus_journal.storage.safekeeping import SqlSafe

        return EntryService(
            records=self._records,
            history=SqlHistory(self.path),
            forget=SqlSafe(self.path).forget,
            labs=self.labs,
            person=self.person,
            scribe=self.scribe,
            symptom=symptom_named,
            zone=LocalZone(),
        )

    @cached_property
    def lists(self) -> ListService:
        """Lists of entries."""
        from lupus_journal.services.listings import ListService

        return ListService(self._records, symptom_named)

    @cached_property
    def reviews(self) -> ReviewService:
        """Marks of those who read along."""
        from lupus_journal.services.reviews import ReviewService
        from lupus_journal.storage.reviews import REVIEWS

        return ReviewService(self._entries(REVIEWS), self._records, self.scribe)

    @cached_property
    def _records(self) -> Records:
        from lupus_journal.storage.records import SqlRecords

        return SqlRecords(self._store)

    @cached_property
    def plan(self) -> PlanService:
        """The calendar ahead."""
        from lupus_journal.services.plan import PlanService

        return PlanService(self.reminders, self.drinking, self.scribe)

    @cached_property
    def safekeeping(self) -> SafekeepingService:
        """Backups, and whether all is well."""
        return open_safe(self.path, self.clock)

    @cached_property
    def summary(self) -> SummaryService:
        """The page for a visit."""
        from lupus_journal.services.summary import Kept, SummaryService
        from lupus_journal.storage.checkins import CHECKINS
        from lupus_journal.storage.courses import COURSES
        from lupus_journal.storage.infusions import INFUSIONS
        from lupus_journal.storage.lab_reports import LAB_REPORTS
        from lupus_journal.storage.lab_results import LAB_RESULTS
        from lupus_journal.storage.medicines import DOSE_PERIODS, MEDICINES
        from lupus_journal.storage.symptoms import SYMPTOMS

        kept = Kept(
            courses=self._entries(COURSES),
            infusions=self._entries(INFUSIONS),
            medicines=self._entries(MEDICINES),
            dose_periods=self._entries(DOSE_PERIODS),
            lab_reports=self._entries(LAB_REPORTS),
            lab_results=self._entries(LAB_RESULTS),
            symptoms=self._entries(SYMPTOMS),
            checkins=self._entries(CHECKINS),
        )
        return SummaryService(kept, self.person, self.clock, symptom_named)
