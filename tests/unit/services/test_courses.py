from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase
from lupus_journal.services.courses import CourseService

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    brand="Saphnelo",
    start=date(2026, 1, 5),
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)
PULSE = Course(
    regimen="mp_pulse",
    medicine="methylprednisolone",
    start=date(2026, 3, 4),
    phases=(Phase((0, 1, 2)),),
)


def test_a_first_course_its_latest_infusion_and_the_answer_are_one_action(
    journal: Journal,
) -> None:
    course = journal.courses.add(
        MONTHLY, last_given=date(2026, 2, 2), told_to_limit=ToldToLimit.NOT_SURE
    )
    assert set(journal.infusions.timeline(course)) == {2}
    assert journal.person.get().limit_drinking is ToldToLimit.NOT_SURE
    journal.entries.undo()
    assert journal.courses.all() == []
    assert journal.person.get().limit_drinking is None


def test_a_course_that_is_refused_leaves_nothing_behind(journal: Journal) -> None:
    with pytest.raises(InvalidEntry, match="cannot lie before"):
        journal.courses.add(MONTHLY, last_given=date(2025, 12, 1), told_to_limit=ToldToLimit.NO)
    assert journal.courses.all() == []
    assert journal.person.get().limit_drinking is None


def test_a_plan_that_goes_on_is_not_begun_a_second_time(journal: Journal) -> None:
    running = journal.courses.add(MONTHLY)
    with pytest.raises(InvalidEntry, match=r"anifrolumab_iv is running already since Mon 5 Jan"):
        journal.courses.add(replace(MONTHLY, start=date(2026, 3, 2)))
    assert journal.courses.all() == [running]


def test_a_plan_that_waits_for_an_order_goes_on(journal: Journal) -> None:
    pair = Course(
        regimen="rituximab_2x",
        medicine="rituximab",
        start=date(2025, 8, 4),
        phases=(Phase((0, 14), by_order=True),),
    )
    journal.courses.add(pair, last_given=date(2025, 8, 18))
    with pytest.raises(InvalidEntry, match="running already"):
        journal.courses.add(replace(pair, start=date(2026, 3, 2)))


def test_a_plan_that_is_complete_can_be_begun_again(journal: Journal) -> None:
    done = replace(PULSE, start=date(2026, 1, 5))
    journal.courses.add(done, last_given=date(2026, 1, 7))
    assert journal.courses.add(PULSE) in journal.courses.all()


def test_two_plans_of_ones_own_run_side_by_side(journal: Journal) -> None:
    for medicine in ("abatacept", "tocilizumab"):
        journal.courses.add(replace(MONTHLY, regimen="custom", medicine=medicine))
    assert len(journal.courses.running()) == 2
    with pytest.raises(InvalidEntry, match="custom is running already"):
        journal.courses.add(replace(MONTHLY, regimen="custom", medicine="Abatacept"))


def test_a_dose_of_today_is_not_overdue(journal: Journal) -> None:
    today = journal.courses.add(replace(MONTHLY, start=date(2026, 3, 1)))
    assert journal.courses.open_words(today) == ""
    yesterday = journal.courses.add(replace(PULSE, start=date(2026, 2, 28)))
    assert journal.courses.open_words(yesterday).startswith("dose 1, Sat 28 Feb 2026 (yesterday)")


@pytest.mark.parametrize("name", ["anifrolumab_iv", "Anifrolumab", "SAPHNELO", "anifrolumab iv"])
def test_a_course_goes_by_its_regimen_its_medicine_and_its_brand(
    journal: Journal, name: str
) -> None:
    course = journal.courses.add(MONTHLY)
    journal.courses.add(PULSE)
    assert journal.courses.named(name) == course


def test_an_ending_of_its_id_of_four_or_more(journal: Journal) -> None:
    course = journal.courses.add(MONTHLY)
    assert journal.courses.named(course.id[-4:].upper()) == course
    with pytest.raises(UnknownEntry, match="No course goes by"):
        journal.courses.named(course.id[-3:])


def test_a_name_of_several_means_the_one_that_runs(journal: Journal) -> None:
    ended = journal.courses.add(MONTHLY)
    journal.courses.end(ended, date(2026, 2, 10), "no effect")
    again = journal.courses.add(MONTHLY)
    assert journal.courses.named("anifrolumab") == again


def test_a_course_that_is_to_end_later_still_runs(
    journal: Journal, journal_at: Callable[..., Journal]
) -> None:
    course = journal.courses.add(MONTHLY)
    journal.courses.end(course, date(2026, 3, 31), "the trial ends")
    assert [one.id for one in journal.courses.running()] == [course.id]
    assert journal_at("2026-03-31T09:00").courses.running() == []


def test_the_next_course_up_is_the_one_whose_open_dose_is_earliest(journal: Journal) -> None:
    monthly = journal.courses.add(MONTHLY, last_given=date(2026, 2, 2))
    pulse = journal.courses.add(PULSE)
    assert journal.courses.next_up() == monthly
    assert journal.courses.next_up("mp_pulse") == pulse
    journal.infusions.move(journal.infusions.dose(monthly), date(2026, 3, 20))
    assert journal.courses.next_up() == pulse


def test_without_a_course_it_is_said_how_to_add_one(journal: Journal) -> None:
    with pytest.raises(UnknownEntry, match="course add REGIMEN --start DATE"):
        journal.courses.next_up()


def test_the_dates_ahead_under_the_other_rule(journal: Journal) -> None:
    course = journal.courses.add(MONTHLY, last_given=date(2026, 2, 9))
    ahead = journal.courses.dates_ahead(course, count=2)
    grid = journal.courses.dates_ahead(course, AnchorRule.GRID, count=2)
    assert [dose.day for dose in ahead] == [date(2026, 3, 9), date(2026, 4, 6)]
    assert [dose.day for dose in grid] == [date(2026, 3, 2), date(2026, 3, 30)]


def test_courses_are_gone_through_by_what_is_next_the_ended_ones_last(journal: Journal) -> None:
    ended = journal.courses.add(replace(MONTHLY, regimen="custom", medicine="abatacept"))
    journal.courses.end(ended, date(2026, 2, 1), "no effect")
    pulse = journal.courses.add(PULSE)
    monthly = journal.courses.add(MONTHLY, last_given=date(2026, 2, 2))
    found = [course.id for course in journal.courses.by_what_is_next()]
    assert found == [monthly.id, pulse.id, ended.id]


def test_a_preview_of_a_course_under_way_begins_after_its_latest_infusion(
    journal: Journal,
) -> None:
    dates = journal.courses.preview(MONTHLY, date(2026, 2, 9), count=2)
    assert [dose.day for dose in dates[AnchorRule.FROM_GIVEN]] == [
        date(2026, 3, 9),
        date(2026, 4, 6),
    ]
    assert [dose.day for dose in dates[AnchorRule.GRID]] == [date(2026, 3, 2), date(2026, 3, 30)]
    assert journal.courses.all() == []


def test_a_preview_is_what_the_course_then_has(journal: Journal) -> None:
    previewed = journal.courses.preview(MONTHLY, date(2026, 2, 9))[AnchorRule.FROM_GIVEN]
    course = journal.courses.add(MONTHLY, last_given=date(2026, 2, 9))
    assert journal.courses.dates_ahead(course) == previewed


def test_the_medicine_is_told_only_where_the_dose_could_be_anothers(journal: Journal) -> None:
    course = journal.courses.add(MONTHLY, last_given=date(2026, 2, 2))
    assert journal.courses.outcome_words(course, 2).startswith("Dose 2 recorded for Mon 2 Feb")
    journal.courses.add(PULSE)
    assert journal.courses.outcome_words(course, 2).startswith("Dose 2 of anifrolumab recorded")


@given(start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), count=st.integers(1, 30))
def test_a_preview_starts_on_its_start_and_never_goes_back(start: date, count: int) -> None:
    dates = CourseService.dates(MONTHLY.phases, start, count)
    for days in dates.values():
        assert days == [start + timedelta(days=28 * index) for index in range(count)]
