from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import HoldReason, InfusionStatus
from lupus_journal.services.course_reading import CourseLine, PlanLine, read_course
from lupus_journal.services.decisions import Decision, decide

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.infusions import Infusion

YESTERDAY, TOMORROW = date(2026, 2, 28), date(2026, 3, 2)


def decided(journal: Journal, said: Decision) -> Infusion:
    regimen = journal.regimens.find("anifrolumab_iv")
    course = journal.courses.add(read_course(regimen, YESTERDAY, PlanLine(), CourseLine()))
    return decide(journal.infusions, journal.infusions.dose(course, 1), said).fact


@pytest.mark.parametrize(
    "said",
    [
        Decision(status=InfusionStatus.GIVEN, on=YESTERDAY, session={"lot": "A1"}),
        Decision(status=InfusionStatus.PLANNED, on=TOMORROW, at=time(9, 30), place="Ward 3"),
        Decision(status=InfusionStatus.CONFIRMED, on=TOMORROW),
        Decision(status=InfusionStatus.MOVED, on=TOMORROW, why="no bed"),
        Decision(status=InfusionStatus.HELD, reason=HoldReason.LABS, why="white cells"),
        Decision(status=InfusionStatus.MISSED, why="snow"),
        Decision(status=InfusionStatus.CANCELLED, why="snow"),
    ],
)
def test_what_is_said_is_what_is_kept(journal: Journal, said: Decision) -> None:
    kept = decided(journal, said)
    assert kept.status is said.status
    assert (kept.place, kept.reason, kept.reason_note) == (said.place, said.reason, said.why)
    if said.on:
        assert said.on in (kept.given_on, kept.planned_on)
    assert kept.planned_at == said.at
    assert kept.lot == said.session.get("lot", "")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (InfusionStatus.GIVEN, "Name the day"),
        (InfusionStatus.MOVED, "Name the day"),
        (InfusionStatus.CONFIRMED, "Name the day"),
        (InfusionStatus.HELD, "Choose why"),
    ],
)
def test_what_is_missing_is_named(journal: Journal, status: InfusionStatus, sentence: str) -> None:
    with pytest.raises(InvalidEntry, match=sentence):
        decided(journal, Decision(status=status))
