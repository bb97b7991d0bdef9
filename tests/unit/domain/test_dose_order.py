from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.courses import Course
from lupus_journal.domain.dose_order import (
    check_not_told_twice,
    check_order,
    passed_over,
    passed_over_words,
)
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase

START = date(2026, 1, 5)
MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=START,
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)


def was_given(dose: int, on: date) -> Infusion:
    return Infusion(course="c", dose=dose, status=InfusionStatus.GIVEN, given_on=on)


MARCH = date(2026, 3, 10)
FIRST_TWO = {1: was_given(1, START), 2: was_given(2, date(2026, 2, 2))}


@pytest.mark.parametrize("on", [date(2026, 2, 2), date(2026, 2, 20), date(2026, 6, 1)])
def test_the_next_dose_may_come_early_or_late(on: date) -> None:
    check_order(MONTHLY, FIRST_TWO, 3, on)


def test_a_dose_is_not_given_before_the_one_before_it() -> None:
    with pytest.raises(InvalidEntry, match="dose 3 cannot have been given before it"):
        check_order(MONTHLY, FIRST_TWO, 3, date(2026, 2, 1))


def test_a_dose_is_not_given_after_the_one_that_follows() -> None:
    with pytest.raises(InvalidEntry, match="dose 1 cannot have been given after it"):
        check_order(MONTHLY, {2: FIRST_TWO[2]}, 1, date(2026, 2, 3))


def test_a_number_the_plan_has_not_come_to_is_a_slip_of_the_finger() -> None:
    with pytest.raises(InvalidEntry, match=r"Dose 4 is planned .* dose 40 .* check its number"):
        check_order(MONTHLY, FIRST_TWO, 40, date(2026, 3, 10))


def test_doses_that_were_never_recorded_do_not_hinder_a_later_one() -> None:
    check_order(MONTHLY, {}, 3, date(2026, 3, 2))


def test_a_held_dose_does_not_hinder_the_next() -> None:
    held = Infusion(
        course="c",
        dose=3,
        status=InfusionStatus.HELD,
        reason=HoldReason.LABS,
        planned_on=date(2026, 3, 2),
    )
    check_order(MONTHLY, {**FIRST_TWO, 3: held}, 4, date(2026, 3, 1))


def test_the_same_day_told_twice_asks_for_the_number() -> None:
    with pytest.raises(InvalidEntry, match="name it with --dose 3"):
        check_not_told_twice(FIRST_TWO, 3, date(2026, 2, 2))
    check_not_told_twice(FIRST_TWO, 3, date(2026, 2, 3))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_doses_recorded_one_after_the_other_are_never_refused(gaps: list[int]) -> None:
    infusions: dict[int, Infusion] = {}
    day = START
    for number, gap in enumerate(gaps, start=1):
        day += timedelta(days=gap)
        check_order(MONTHLY, infusions, number, day)
        infusions[number] = was_given(number, day)


def test_a_later_dose_passes_over_the_one_of_which_nothing_is_said() -> None:
    earlier = passed_over(MONTHLY, FIRST_TWO, 4, MARCH)
    assert earlier is not None
    assert passed_over_words(earlier) == (
        "Dose 3 was planned for Mon 2 Mar 2026, and nothing says yet what became of it: "
        "given, moved, held or missed?"
    )


def test_the_next_dose_passes_nothing_over() -> None:
    assert passed_over(MONTHLY, FIRST_TWO, 3, MARCH) is None


def test_a_dose_whose_day_has_not_come_is_not_asked_about() -> None:
    assert passed_over(MONTHLY, FIRST_TWO, 4, date(2026, 3, 1)) is None


def test_a_held_dose_has_its_answer() -> None:
    held = Infusion(course="c", dose=3, status=InfusionStatus.HELD, reason=HoldReason.LABS)
    assert passed_over(MONTHLY, {**FIRST_TWO, 3: held}, 4, MARCH) is None


def test_what_was_before_the_first_dose_of_the_journal_is_not_asked_about() -> None:
    later = date(2026, 7, 1)
    assert passed_over(MONTHLY, {5: was_given(5, date(2026, 4, 27))}, 6, later) is None
