"""Every kind of entry, by the name of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lupus_journal.storage.answers import ANSWERS
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.medicines import DOSE_PERIODS, MEDICINES
from lupus_journal.storage.person import PERSON
from lupus_journal.storage.reviews import REVIEWS
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from lupus_journal.storage.kinds import Kind

KINDS: dict[str, Kind[Any]] = {
    kind.table: kind
    for kind in (
        *(PERSON, COURSES, INFUSIONS, ANSWERS, FLUIDS, CHECKINS, SYMPTOMS),
        *(MEDICINES, DOSE_PERIODS, LAB_REPORTS, LAB_RESULTS, REVIEWS),
    )
}
