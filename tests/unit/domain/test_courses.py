from __future__ import annotations

from datetime import date

import pytest

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase

START = date(2026, 3, 2)
MONTHLY = (Phase((0,), every=Interval(28, IntervalUnit.DAYS)),)


def test_a_course_counts_from_the_doses_given_unless_told_otherwise() -> None:
    course = Course(regimen="anifrolumab_iv", medicine="anifrolumab", start=START, phases=MONTHLY)
    assert course.rule is AnchorRule.FROM_GIVEN
    assert course.ended_on is None


def test_the_rules_are_named_as_they_are_typed() -> None:
    assert [str(rule) for rule in AnchorRule] == ["from-given", "grid"]


def test_a_course_may_end_on_the_day_it_starts() -> None:
    course = Course(
        regimen="mp_pulse", medicine="x", start=START, phases=MONTHLY, ended_on=START, end_reason=""
    )
    assert course.ended_on == START


def test_a_course_cannot_end_before_it_starts() -> None:
    with pytest.raises(InvalidEntry) as refused:
        Course(
            regimen="custom",
            medicine="abatacept",
            start=START,
            phases=MONTHLY,
            ended_on=date(2026, 3, 1),
        )
    assert str(refused.value) == (
        "The course starts on Mon 2 Mar 2026, so it cannot have ended on Sun 1 Mar 2026."
    )


def test_a_reason_for_the_end_needs_the_end() -> None:
    with pytest.raises(InvalidEntry, match="needs the day on which the course ended"):
        Course(
            regimen="belimumab_iv",
            medicine="belimumab",
            start=START,
            phases=MONTHLY,
            end_reason="switched to injections",
        )


@pytest.mark.parametrize("medicine", ["", "   "])
def test_a_course_names_its_medicine(medicine: str) -> None:
    with pytest.raises(InvalidEntry, match="needs its medicine"):
        Course(regimen="custom", medicine=medicine, start=START, phases=MONTHLY)


def test_a_course_has_a_plan() -> None:
    with pytest.raises(InvalidEntry, match="needs a plan"):
        Course(regimen="custom", medicine="abatacept", start=START, phases=())
