"""Everything a person can do with a journal, put together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lupus_journal.bootstrap import open_demo, open_safe, places, symptom_named
from lupus_journal.bootstrap.quick import QuickJournal

if TYPE_CHECKING:
    from lupus_journal.domain.analytes import Analytes
    from lupus_journal.domain.regimens import Regimens
    from lupus_journal.services.courses import CourseService
    from lupus_journal.services.days import DayService
    from lupus_journal.services.entries import EntryService
    from lupus_journal.services.follow_ups import FollowUpService
    from lupus_journal.services.forms import FormService
    from lupus_journal.services.infusions import InfusionService
    from lupus_journal.services.labs import LabService
    from lupus_journal.services.listings import ListService
    from lupus_journal.services.medicines import MedicineService
    from lupus_journal.services.newest import NewestService
    from lupus_journal.services.pages import PageService
    from lupus_journal.services.plan import PlanService
    from lupus_journal.services.ports import Records
    from lupus_journal.services.reviews import ReviewService
    from lupus_journal.services.safekeeping import SafekeepingService
    from lupus_journal.services.search import SearchService
    from lupus_journal.services.summary import SummaryService
    from lupus_journal.services.trends import TrendService
    from lupus_journal.storage.entries import SqlStore


class Journal(QuickJournal):
    """Everything a person can do with a journal."""

    _store: SqlStore

    @property
    def places(self) -> dict[str, str]:
        """Where the files of the journal lie, or will lie once there are any."""
        return places(self.path)

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

        return CourseService(self._entries(COURSES), self.infusions, self.person, self.scribe)

    @cached_property
    def infusions(self) -> InfusionService:
        """Infusions."""
        from lupus_journal.services.infusions import InfusionService
        from lupus_journal.storage.infusions import INFUSIONS

        return InfusionService(self._entries(INFUSIONS), self.scribe)

    @cached_property
    def follow_ups(self) -> FollowUpService:
        """Answers to what was asked after an infusion."""
        from lupus_journal.services.follow_ups import FollowUpService
        from lupus_journal.storage.answers import ANSWERS

        return FollowUpService(self._entries(ANSWERS), self.checkins, self.person, symptom_named)

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
            queries=SqlLabQueries(self._store, self._short),
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
    def newest(self) -> NewestService:
        """What undo would take back."""
        from lupus_journal.services.newest import NewestService
        from lupus_journal.storage.history import SqlHistory

        return NewestService(self._records, SqlHistory(self.path), self.scribe, symptom_named)

    @cached_property
    def medicines(self) -> MedicineService:
        """Background medicines."""
        from lupus_journal.services.medicines import MedicineService
        from lupus_journal.storage.medicines import DOSE_PERIODS, MEDICINES

        return MedicineService(self._entries(MEDICINES), self._entries(DOSE_PERIODS), self.scribe)

    @cached_property
    def forms(self) -> FormService:
        """Entries as forms to be typed anew."""
        from lupus_journal.services.forms import FormService

        return FormService(self.entries, symptom_named)

    @cached_property
    def pages(self) -> PageService:
        """Entries as pages to be read."""
        from lupus_journal.services.pages import PageService

        return PageService(self.entries, self.reviews, symptom_named)

    @cached_property
    def lists(self) -> ListService:
        """Lists of entries."""
        from lupus_journal.services.listings import ListService

        return ListService(self._records, symptom_named)

    @cached_property
    def days(self) -> DayService:
        """The days of the diary, entry by entry."""
        from lupus_journal.services.days import DayService

        return DayService(self._records, symptom_named)

    @cached_property
    def search(self) -> SearchService:
        """The whole journal, narrowed by words."""
        from lupus_journal.services.search import SearchService
        from lupus_journal.storage.search import SqlSearch

        return SearchService(SqlSearch(self.path, self._records, symptom_named), symptom_named)

    @cached_property
    def reviews(self) -> ReviewService:
        """Marks of those who read along."""
        from lupus_journal.services.reviews import ReviewService
        from lupus_journal.storage.reviews import REVIEWS

        return ReviewService(self._entries(REVIEWS), self._records, self.scribe)

    def _short(self, code: str) -> str:
        return self.analytes.short(code)

    @cached_property
    def _records(self) -> Records:
        from lupus_journal.storage.records import SqlRecords

        return SqlRecords(self._store, self._short)

    @cached_property
    def plan(self) -> PlanService:
        """The calendar ahead."""
        from lupus_journal.services.plan import PlanService

        return PlanService(self.reminders, self.drinking, self.scribe)

    @cached_property
    def safekeeping(self) -> SafekeepingService:
        """Backups, and whether all is well."""
        return open_safe(self.path, self.clock)

    def refresh_demo(self) -> str:
        """Have today's made-up patient in a file beside the journal, and say where that is."""
        path = self.places["demo"]
        open_demo(self.clock).refresh(path)
        return path

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
