from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.courses import AnchorRule
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.phases import Phase
from lupus_journal.services.course_reading import CourseLine, PlanLine, read_course, read_plan

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal

START = date(2026, 3, 2)


def test_what_is_not_chosen_stays_as_published(journal: Journal) -> None:
    belimumab = journal.regimens.find("belimumab_iv")
    line = CourseLine(brand="  Benlysta\x1b ", rule=AnchorRule.GRID)
    course = read_course(belimumab, START, PlanLine(), line)
    assert (course.medicine, course.brand) == ("belimumab", "Benlysta")
    assert course.phases == belimumab.phases
    assert course.rule is AnchorRule.GRID


def test_the_limits_come_with_the_regimen(journal: Journal) -> None:
    anifrolumab = journal.regimens.find("anifrolumab_iv")
    course = read_course(anifrolumab, START, PlanLine(), CourseLine())
    assert [limit.days for limit in course.limits] == [14]


def test_days_in_a_row_and_an_interval(journal: Journal) -> None:
    phases = read_plan(journal.regimens.find("ivig"), PlanLine(days="2", every="4w"))
    assert phases == (Phase((0, 1), every=Interval.read("4w")),)


def test_a_plan_of_ones_own_has_its_first_days_and_then_an_interval(journal: Journal) -> None:
    phases = read_plan(journal.regimens.find("custom"), PlanLine(load="0, 14", every="28d"))
    assert phases == (Phase((0, 14)), Phase((0,), every=Interval.read("28d")))


@pytest.mark.parametrize(
    ("regimen", "plan", "kind", "sentence"),
    [
        ("ivig", PlanLine(days="six"), NotUnderstood, "is not a number"),
        ("ivig", PlanLine(days="40"), InvalidEntry, "number of days in a row is “40”"),
        ("ivig", PlanLine(days="9"), InvalidEntry, "on 2 to 5 days in a row"),
        ("custom", PlanLine(load="0;14"), NotUnderstood, "is not a list of days"),
        ("custom", PlanLine(), InvalidEntry, "A plan of your own needs a schedule"),
        ("belimumab_iv", PlanLine(every="soon"), NotUnderstood, "is not an interval"),
    ],
)
def test_what_cannot_be_read_is_named(
    journal: Journal, regimen: str, plan: PlanLine, kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence):
        read_plan(journal.regimens.find(regimen), plan)


def test_a_plan_of_ones_own_needs_its_medicine(journal: Journal) -> None:
    custom = journal.regimens.find("custom")
    with pytest.raises(NotUnderstood, match="needs its medicine"):
        read_course(custom, START, PlanLine(every="28d"), CourseLine(medicine=" "))
