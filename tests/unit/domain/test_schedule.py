"""The cycle engine against the published schedules, and against what life does to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase, PublishedLimit
from lupus_journal.domain.schedule import (
    PlannedDose,
    cycle_day,
    dose_nearest,
    dose_numbered,
    doses,
    next_dates,
    next_number,
    open_dose,
    open_doses,
    preview,
)

START = date(2026, 1, 5)
FOUR_WEEKS = Interval(28, IntervalUnit.DAYS)
MONTH = Interval(1, IntervalUnit.MONTHS)

BELIMUMAB = (Phase((0, 14, 28)), Phase((0,), every=FOUR_WEEKS))
ANIFROLUMAB = (Phase((0,), every=FOUR_WEEKS),)
RITUXIMAB_BY_ORDER = (Phase((0, 14), by_order=True),)
RITUXIMAB_24W = (Phase((0, 14), every=Interval(24, IntervalUnit.WEEKS)),)
RITUXIMAB_TRIAL = (Phase((0, 14, 167, 181)),)
RITUXIMAB_4X = (Phase((0, 7, 14, 21)),)
EURO_LUPUS = (Phase((0, 14, 28, 42, 56, 70)),)
NIH_28D = (Phase((0,), every=FOUR_WEEKS, times=6),)
NIH_MONTHLY = (Phase((0,), every=MONTH, times=6),)
OBINUTUZUMAB = (Phase((0, 14, 168, 182)), Phase((0,), every=Interval(26, IntervalUnit.WEEKS)))
METHYLPREDNISOLONE = (Phase((0, 1, 2)),)
IVIG = (Phase((0, 1, 2, 3, 4), every=FOUR_WEEKS),)

NEVER_IN_14_DAYS = PublishedLimit(
    14, "doses", "the label states at least 14 days between doses", "S12"
)
NOT_BEFORE_16_WEEKS = PublishedLimit(
    112, "blocks", "the label states at least 112 days between courses", "S17"
)


def course(
    phases: tuple[Phase, ...],
    rule: AnchorRule = AnchorRule.FROM_GIVEN,
    start: date = START,
    limits: tuple[PublishedLimit, ...] = (),
) -> Course:
    """A course that begins on the first Monday of 2026."""
    return Course(regimen="r", medicine="m", start=start, phases=phases, rule=rule, limits=limits)


def on(day: int) -> date:
    """A day by its offset from the start of the course."""
    return START + timedelta(days=day)


def was_given(dose: int, day: date) -> Infusion:
    return Infusion(course="c", dose=dose, status=InfusionStatus.GIVEN, given_on=day)


def is_booked(dose: int, day: date) -> Infusion:
    return Infusion(course="c", dose=dose, planned_on=day)


def was_left_out(dose: int, status: InfusionStatus, day: date | None = None) -> Infusion:
    reason = HoldReason.INFECTION if status is InfusionStatus.HELD else None
    return Infusion(course="c", dose=dose, status=status, planned_on=day, reason=reason)


def record(*infusions: Infusion) -> dict[int, Infusion]:
    return {infusion.dose: infusion for infusion in infusions}


def given_at(*offsets: int) -> dict[int, Infusion]:
    """Doses 1, 2, … given so many days after the start."""
    return record(*(was_given(dose, on(day)) for dose, day in enumerate(offsets, start=1)))


def offsets(plan: Course, infusions: dict[int, Infusion], count: int = 6) -> list[int]:
    """The first days of a plan, as days from its start."""
    return [(dose.day - plan.start).days for dose in islice(doses(plan, infusions), count)]


def nth(number: int, plan: Course, infusions: dict[int, Infusion]) -> PlannedDose:
    return next(dose for dose in doses(plan, infusions) if dose.number == number)


class TestPublishedSchedules:
    """Every regimen as its source prints it, day 0 being the first infusion."""

    @pytest.mark.parametrize("rule", AnchorRule)
    @pytest.mark.parametrize(
        ("phases", "days"),
        [
            pytest.param(BELIMUMAB, [0, 14, 28, 56, 84, 112, 140], id="belimumab S1"),
            pytest.param(ANIFROLUMAB, [0, 28, 56, 84, 112, 140, 168], id="anifrolumab S12"),
            pytest.param(RITUXIMAB_BY_ORDER, [0, 14], id="rituximab, next course by order S17"),
            pytest.param(RITUXIMAB_24W, [0, 14, 168, 182, 336, 350, 504], id="rituximab 24w S17"),
            pytest.param(RITUXIMAB_TRIAL, [0, 14, 167, 181], id="rituximab in trials S19"),
            pytest.param(RITUXIMAB_4X, [0, 7, 14, 21], id="rituximab weekly"),
            pytest.param(EURO_LUPUS, [0, 14, 28, 42, 56, 70], id="Euro-Lupus S33"),
            pytest.param(NIH_28D, [0, 28, 56, 84, 112, 140], id="NIH every 28 days S33"),
            pytest.param(OBINUTUZUMAB, [0, 14, 168, 182, 364, 546, 728], id="obinutuzumab S26"),
            pytest.param(METHYLPREDNISOLONE, [0, 1, 2], id="methylprednisolone"),
            pytest.param(IVIG, [0, 1, 2, 3, 4, 28, 29], id="immune globulin S40"),
        ],
    )
    def test_the_days_of_a_regimen(
        self, phases: tuple[Phase, ...], days: list[int], rule: AnchorRule
    ) -> None:
        assert offsets(course(phases, rule), {}, count=7) == days

    def test_a_monthly_regimen_keeps_its_day_of_the_month_and_ends_after_six(self) -> None:
        dates = preview(NIH_MONTHLY, date(2026, 3, 17), 10, AnchorRule.FROM_GIVEN)
        assert dates == tuple(date(2026, month, 17) for month in range(3, 9))

    def test_obinutuzumab_by_calendar_months(self) -> None:
        half_yearly = (OBINUTUZUMAB[0], Phase((0,), every=Interval(6, IntervalUnit.MONTHS)))
        dates = preview(half_yearly, START, 6, AnchorRule.GRID)
        assert dates[3:] == (date(2026, 7, 6), date(2027, 1, 6), date(2027, 7, 6))

    def test_loading_doses_are_known_as_such(self) -> None:
        plan = list(islice(doses(course(BELIMUMAB), {}), 5))
        assert [dose.is_loading for dose in plan] == [True, True, True, False, False]

    def test_courses_of_two_infusions_are_numbered(self) -> None:
        plan = list(islice(doses(course(RITUXIMAB_24W), {}), 5))
        assert [dose.block for dose in plan] == [1, 1, 2, 2, 3]


class TestCalendarMonths:
    """Months are counted from where the day was last set, not from one short month to the next."""

    @pytest.mark.parametrize("rule", AnchorRule)
    def test_a_monthly_plan_begun_on_the_31st_returns_to_it(self, rule: AnchorRule) -> None:
        plan = (Phase((0,), every=MONTH),)
        assert preview(plan, date(2026, 1, 31), 5, rule) == (
            date(2026, 1, 31),
            date(2026, 2, 28),
            date(2026, 3, 31),
            date(2026, 4, 30),
            date(2026, 5, 31),
        )

    def test_a_dose_given_on_plan_in_a_short_month_does_not_move_the_day(self) -> None:
        monthly = course((Phase((0,), every=MONTH),), start=date(2026, 1, 31))
        infusions = record(was_given(1, date(2026, 1, 31)), was_given(2, date(2026, 2, 28)))
        assert nth(3, monthly, infusions).day == date(2026, 3, 31)

    def test_a_dose_given_off_plan_moves_the_day_of_the_month(self) -> None:
        monthly = course((Phase((0,), every=MONTH),), start=date(2026, 1, 31))
        infusions = record(was_given(2, date(2026, 3, 2)))
        assert nth(3, monthly, infusions).day == date(2026, 4, 2)

    def test_under_the_grid_it_does_not(self) -> None:
        monthly = course((Phase((0,), every=MONTH),), AnchorRule.GRID, date(2026, 1, 31))
        infusions = record(was_given(2, date(2026, 3, 2)))
        assert nth(3, monthly, infusions).day == date(2026, 3, 31)

    def test_maintenance_by_months_counts_from_the_last_loading_dose(self) -> None:
        plan = (Phase((0, 14)), Phase((0,), every=MONTH))
        dates = preview(plan, date(2026, 1, 17), 5, AnchorRule.FROM_GIVEN)
        assert dates[1:] == (
            date(2026, 1, 31),
            date(2026, 2, 28),
            date(2026, 3, 31),
            date(2026, 4, 30),
        )

    def test_a_yearly_plan_begun_on_a_leap_day_returns_to_it(self) -> None:
        plan = (Phase((0,), every=Interval(12, IntervalUnit.MONTHS)),)
        dates = preview(plan, date(2024, 2, 29), 5, AnchorRule.GRID)
        assert dates[1] == date(2025, 2, 28)
        assert dates[4] == date(2028, 2, 29)


class TestLateAndEarly:
    """The two rules side by side."""

    def test_a_late_loading_dose_moves_the_rest_by_the_same_days(self) -> None:
        assert offsets(course(BELIMUMAB), given_at(0, 19)) == [0, 19, 33, 61, 89, 117]

    def test_under_the_grid_a_late_loading_dose_moves_nothing(self) -> None:
        grid = course(BELIMUMAB, AnchorRule.GRID)
        assert offsets(grid, given_at(0, 19)) == [0, 19, 28, 56, 84, 112]

    def test_a_late_first_dose_moves_the_whole_plan_from_given_only(self) -> None:
        assert offsets(course(BELIMUMAB), given_at(3)) == [3, 17, 31, 59, 87, 115]
        assert offsets(course(BELIMUMAB, AnchorRule.GRID), given_at(3)) == [3, 14, 28, 56, 84, 112]

    def test_maintenance_counts_from_the_last_dose_given(self) -> None:
        late = given_at(0, 14, 28, 63)
        assert offsets(course(BELIMUMAB), late) == [0, 14, 28, 63, 91, 119]
        assert offsets(course(BELIMUMAB, AnchorRule.GRID), late) == [0, 14, 28, 63, 84, 112]

    def test_an_early_dose_brings_the_next_one_forward_from_given(self) -> None:
        assert offsets(course(ANIFROLUMAB), given_at(0, 24), count=3) == [0, 24, 52]

    def test_a_booked_day_beats_the_computed_one(self) -> None:
        booked = record(was_given(1, START), is_booked(2, on(32)))
        assert offsets(course(ANIFROLUMAB), booked, count=3) == [0, 32, 60]
        assert offsets(course(ANIFROLUMAB, AnchorRule.GRID), booked, count=3) == [0, 32, 56]

    def test_the_given_day_beats_the_booked_one(self) -> None:
        infusion = replace(is_booked(2, on(32)), status=InfusionStatus.GIVEN, given_on=on(35))
        assert offsets(course(ANIFROLUMAB), record(infusion), count=3) == [0, 35, 63]

    @pytest.mark.parametrize(("day", "late"), [(28, 0), (33, 5), (24, -4)])
    def test_a_dose_knows_how_late_it_is(self, day: int, late: int) -> None:
        assert nth(2, course(ANIFROLUMAB), given_at(0, day)).lateness == late

    def test_a_booked_dose_is_late_too(self) -> None:
        assert nth(2, course(ANIFROLUMAB), record(is_booked(2, on(33)))).lateness == 5

    @pytest.mark.parametrize(
        "infusion",
        [
            None,
            Infusion(course="c", dose=2),
            was_left_out(2, InfusionStatus.HELD, on(33)),
            was_left_out(2, InfusionStatus.MISSED, on(33)),
            was_left_out(2, InfusionStatus.CANCELLED, on(33)),
        ],
    )
    def test_what_was_neither_given_nor_booked_is_neither_late_nor_early(
        self, infusion: Infusion | None
    ) -> None:
        infusions = record(infusion) if infusion else {}
        assert nth(2, course(ANIFROLUMAB), infusions).lateness is None


class TestBlocks:
    """A repeated block is counted from its first dose, start to start."""

    def test_a_late_second_dose_does_not_move_the_next_course(self) -> None:
        assert offsets(course(RITUXIMAB_24W), given_at(0, 21)) == [0, 21, 168, 182, 336, 350]

    def test_a_late_first_dose_moves_its_pair_and_the_courses_after_it(self) -> None:
        late = given_at(0, 14, 175)
        assert offsets(course(RITUXIMAB_24W), late) == [0, 14, 175, 189, 343, 357]

    def test_five_days_of_immune_globulin_start_again_four_weeks_after_the_first(self) -> None:
        moved = given_at(0, 1, 2, 3, 6)
        assert offsets(course(IVIG), moved, count=8) == [0, 1, 2, 3, 6, 28, 29, 30]

    def test_a_date_never_falls_before_the_dose_ahead_of_it(self) -> None:
        """The second dose came so late that the next course would have begun before it."""
        assert offsets(course(RITUXIMAB_24W), given_at(0, 200), count=4) == [0, 200, 200, 214]

    def test_the_gap_a_plan_has_before_each_dose(self) -> None:
        plan = list(islice(doses(course(RITUXIMAB_24W), {}), 4))
        assert [dose.usual_gap for dose in plan] == [None, 14, 154, 14]

    def test_the_gap_after_loading(self) -> None:
        plan = list(islice(doses(course(BELIMUMAB), {}), 5))
        assert [dose.usual_gap for dose in plan] == [None, 14, 14, 28, 28]


class TestByOrder:
    """Where the next course needs an order, it is not planned until a date is entered."""

    @pytest.mark.parametrize("rule", AnchorRule)
    def test_a_date_entered_plans_the_course_and_no_more(self, rule: AnchorRule) -> None:
        ordered = record(was_given(1, START), was_given(2, on(14)), is_booked(3, on(190)))
        assert offsets(course(RITUXIMAB_BY_ORDER, rule), ordered) == [0, 14, 190, 204]

    @pytest.mark.parametrize("rule", AnchorRule)
    def test_the_pair_follows_the_first_dose_as_given(self, rule: AnchorRule) -> None:
        given_later = replace(is_booked(3, on(190)), status=InfusionStatus.GIVEN, given_on=on(195))
        assert offsets(course(RITUXIMAB_BY_ORDER, rule), record(given_later)) == [0, 14, 195, 209]

    def test_an_ordered_date_is_neither_late_nor_early(self) -> None:
        dose = nth(3, course(RITUXIMAB_BY_ORDER), record(was_given(3, on(190))))
        assert (dose.computed, dose.lateness, dose.usual_gap) == (None, None, None)

    def test_nothing_is_open_while_the_next_course_waits_for_its_order(self) -> None:
        plan, both = course(RITUXIMAB_BY_ORDER), given_at(0, 14)
        assert open_dose(plan, both) is None
        assert next_number(plan, both) == 3

    def test_a_course_of_which_only_the_second_infusion_is_on_record_is_counted_back(self) -> None:
        plan = course(RITUXIMAB_BY_ORDER)
        known = [(dose.number, dose.day) for dose in doses(plan, record(was_given(4, on(204))))]
        assert known == [(1, START), (2, on(14)), (3, on(190)), (4, on(204))]

    def test_a_course_nothing_is_known_of_is_passed_over(self) -> None:
        plan = course(RITUXIMAB_BY_ORDER)
        known = [(dose.number, dose.day) for dose in doses(plan, record(was_given(5, on(400))))]
        assert known == [(1, START), (2, on(14)), (5, on(400)), (6, on(414))]

    def test_a_dose_is_found_by_its_number_unless_the_plan_passed_it_over(self) -> None:
        plan, infusions = course(RITUXIMAB_BY_ORDER), record(was_given(5, on(400)))
        fifth = dose_numbered(plan, infusions, 5)
        assert fifth is not None
        assert fifth.day == on(400)
        assert dose_numbered(plan, infusions, 3) is None
        assert dose_numbered(plan, infusions, 7) is None


class TestHeldMissedCancelled:
    """A dose that did not happen counts as on its day, so that numbers and dates go on."""

    @pytest.mark.parametrize(
        "status", [InfusionStatus.HELD, InfusionStatus.MISSED, InfusionStatus.CANCELLED]
    )
    @pytest.mark.parametrize("rule", AnchorRule)
    def test_the_plan_goes_on(self, status: InfusionStatus, rule: AnchorRule) -> None:
        infusions = {**given_at(0), **record(was_left_out(2, status))}
        assert offsets(course(ANIFROLUMAB, rule), infusions, count=4) == [0, 28, 56, 84]

    def test_a_held_dose_that_is_booked_again_moves_what_follows(self) -> None:
        moved = replace(is_booked(2, on(42)), status=InfusionStatus.MOVED)
        assert offsets(course(ANIFROLUMAB), record(moved), count=3) == [0, 42, 70]

    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            (InfusionStatus.PLANNED, 2),
            (InfusionStatus.CONFIRMED, 2),
            (InfusionStatus.MOVED, 2),
            (InfusionStatus.HELD, 2),
            (InfusionStatus.MISSED, 3),
            (InfusionStatus.CANCELLED, 3),
        ],
    )
    def test_which_dose_is_asked_about(self, status: InfusionStatus, expected: int) -> None:
        infusions = {**given_at(0), **record(was_left_out(2, status, on(28)))}
        dose = open_dose(course(ANIFROLUMAB), infusions)
        assert dose is not None
        assert dose.number == expected
        assert next_number(course(ANIFROLUMAB), infusions) == expected

    @pytest.mark.parametrize("status", [InfusionStatus.MISSED, InfusionStatus.CANCELLED])
    def test_one_that_is_left_out_closes_no_dose_before_it(self, status: InfusionStatus) -> None:
        third = was_left_out(3, status, on(56))
        booked = {**given_at(0), **record(is_booked(2, on(60)), third)}
        open_numbers = [one.number for one in islice(open_doses(course(ANIFROLUMAB), booked), 2)]
        assert open_numbers == [2, 4]
        given = {**given_at(0, 60), **record(third)}
        assert next_number(course(ANIFROLUMAB), given) == 4

    def test_the_first_dose_is_open_while_nothing_is_recorded(self) -> None:
        dose = open_dose(course(BELIMUMAB), {})
        assert dose is not None
        assert (dose.number, dose.day) == (1, START)

    def test_doses_before_the_first_recorded_one_are_not_asked_about(self) -> None:
        dose = open_dose(course(ANIFROLUMAB), record(was_given(25, on(680))))
        assert dose is not None
        assert (dose.number, dose.day) == (26, on(708))

    def test_a_finished_regimen_leaves_nothing_open(self) -> None:
        all_six = given_at(0, 14, 28, 42, 56, 70)
        assert open_dose(course(EURO_LUPUS), all_six) is None
        assert next_number(course(EURO_LUPUS), all_six) is None

    def test_a_regimen_that_goes_on_has_a_next_number(self) -> None:
        assert next_number(course(BELIMUMAB), given_at(0, 14, 28)) == 4


class TestEndOfACourse:
    def test_no_dose_is_planned_after_the_end(self) -> None:
        ended = replace(course(BELIMUMAB), ended_on=on(60))
        assert offsets(ended, {}) == [0, 14, 28, 56]

    def test_the_last_day_belongs_to_the_course(self) -> None:
        assert offsets(replace(course(BELIMUMAB), ended_on=on(56)), {}) == [0, 14, 28, 56]

    def test_a_dose_given_after_the_stated_end_is_not_hidden(self) -> None:
        ended = replace(course(BELIMUMAB), ended_on=on(60))
        given_late = given_at(0, 14, 28, 56, 84)
        assert offsets(ended, given_late) == [0, 14, 28, 56, 84]

    def test_a_plan_ends_with_the_calendar(self) -> None:
        """Ten-yearly, for nine thousand years."""
        plan = course((Phase((0,), every=Interval(120, IntervalUnit.MONTHS)),))
        assert [dose.day.year for dose in doses(plan, {})][-1] == 2196


class TestCloserThanUsual:
    """The date stays, and a sentence stands beside it; it is never about a dose already given."""

    @pytest.mark.parametrize(
        ("given_late", "sentence"),
        [
            (31, None),
            (32, "closer than the usual 28 days: ask your centre"),
            (45, "closer than the usual 28 days: ask your centre"),
        ],
    )
    def test_a_grid_date_after_a_late_dose(self, given_late: int, sentence: str | None) -> None:
        dose = nth(3, course(ANIFROLUMAB, AnchorRule.GRID), given_at(0, given_late))
        assert (dose.day, dose.closer) == (on(56), sentence)

    @pytest.mark.parametrize("rule", AnchorRule)
    def test_a_date_booked_too_near(self, rule: AnchorRule) -> None:
        infusions = {**given_at(0), **record(is_booked(2, on(20)))}
        dose = nth(2, course(ANIFROLUMAB, rule), infusions)
        assert dose.closer == "closer than the usual 28 days: ask your centre"

    def test_a_course_of_two_that_follows_a_late_second_dose(self) -> None:
        dose = nth(3, course(RITUXIMAB_24W), given_at(0, 60))
        assert (dose.day, dose.closer) == (
            on(168),
            "closer than the usual 154 days: ask your centre",
        )

    def test_the_last_given_dose_counts_not_a_missed_one(self) -> None:
        missed = {**given_at(0), **record(was_left_out(2, InfusionStatus.MISSED, on(50)))}
        assert nth(3, course(ANIFROLUMAB, AnchorRule.GRID), missed).closer is None

    def test_a_given_dose_carries_no_such_sentence(self) -> None:
        assert nth(2, course(ANIFROLUMAB), given_at(0, 15)).closer is None


class TestPublishedLimits:
    def test_a_dose_given_too_soon_names_the_label_and_its_source(self) -> None:
        plan = course(ANIFROLUMAB, limits=(NEVER_IN_14_DAYS,))
        dose = nth(2, plan, given_at(0, 12))
        assert dose.limit == (
            "the label states at least 14 days between doses; you logged 12: check with your centre"
        )
        assert dose.broken is not None
        assert dose.broken.limit.source == "S12"

    @pytest.mark.parametrize("day", [14, 28, 40])
    def test_a_limit_that_is_kept_is_not_mentioned(self, day: int) -> None:
        plan = course(ANIFROLUMAB, limits=(NEVER_IN_14_DAYS,))
        assert nth(2, plan, given_at(0, day)).limit is None

    @pytest.mark.parametrize(("start", "is_broken"), [(111, True), (112, False)])
    def test_courses_of_rituximab_are_counted_start_to_start(
        self, start: int, is_broken: bool
    ) -> None:
        plan = course(RITUXIMAB_BY_ORDER, limits=(NOT_BEFORE_16_WEEKS,))
        infusions = given_at(0, 14, start, start + 14)
        assert bool(nth(3, plan, infusions).limit) is is_broken
        assert nth(4, plan, infusions).limit is None

    def test_the_second_dose_of_a_course_keeps_no_limit_between_courses(self) -> None:
        plan = course(RITUXIMAB_BY_ORDER, limits=(NOT_BEFORE_16_WEEKS,))
        assert nth(2, plan, given_at(0, 14)).limit is None

    def test_only_doses_given_are_held_against_a_label(self) -> None:
        plan = course(ANIFROLUMAB, limits=(NEVER_IN_14_DAYS,))
        infusions = {**given_at(0), **record(is_booked(2, on(12)))}
        assert nth(2, plan, infusions).limit is None

    def test_a_missed_dose_between_two_given_ones_does_not_hide_their_distance(self) -> None:
        plan = course(ANIFROLUMAB, limits=(NEVER_IN_14_DAYS,))
        infusions = record(
            was_given(1, START),
            was_left_out(2, InfusionStatus.MISSED),
            was_given(3, on(10)),
        )
        assert "you logged 10" in (nth(3, plan, infusions).limit or "")


class TestLookingAhead:
    def test_the_next_dates_begin_today(self) -> None:
        infusions = given_at(0, 14)
        days = [dose.day for dose in next_dates(course(BELIMUMAB), infusions, on(28), count=3)]
        assert days == [on(28), on(56), on(84)]

    def test_they_leave_out_what_is_settled_or_held(self) -> None:
        infusions = record(
            was_given(1, START), was_left_out(2, InfusionStatus.CANCELLED), was_given(3, on(28))
        )
        held = {**infusions, **record(was_left_out(4, InfusionStatus.HELD, on(56)))}
        numbers = [dose.number for dose in next_dates(course(BELIMUMAB), held, START, count=2)]
        assert numbers == [5, 6]

    def test_a_regimen_that_ends_has_fewer(self) -> None:
        assert len(next_dates(course(EURO_LUPUS), {}, on(50))) == 2

    def test_a_preview_includes_the_start(self) -> None:
        assert preview(BELIMUMAB, START, 2, AnchorRule.GRID) == (START, on(14))

    @pytest.mark.parametrize(
        ("day", "number"), [(-30, 1), (0, 1), (6, 1), (8, 2), (41, 3), (43, 4), (680, 26)]
    )
    def test_a_course_under_way_is_joined_at_the_nearest_dose(self, day: int, number: int) -> None:
        assert dose_nearest(course(BELIMUMAB), {}, on(day)) == number

    def test_halfway_between_two_doses_the_earlier_is_meant(self) -> None:
        assert dose_nearest(course(BELIMUMAB), {}, on(42)) == 3

    def test_a_course_that_is_over_is_joined_at_its_last_dose(self) -> None:
        assert dose_nearest(course(EURO_LUPUS), {}, on(900)) == 6

    @pytest.mark.parametrize(("day", "expected"), [(-1, None), (0, 0), (27, 27), (28, 0), (90, 62)])
    def test_the_day_of_the_cycle(self, day: int, expected: int | None) -> None:
        assert cycle_day(on(day), [on(28), START]) == expected


plans = st.one_of(
    st.sampled_from(
        [BELIMUMAB, ANIFROLUMAB, RITUXIMAB_24W, EURO_LUPUS, NIH_MONTHLY, OBINUTUZUMAB, IVIG]
    ),
    st.builds(
        lambda loading, every: (Phase((0, *sorted(loading))), Phase((0,), every=every)),
        st.sets(st.integers(1, 60), max_size=4),
        st.builds(Interval, st.integers(1, 24), st.sampled_from(IntervalUnit)),
    ),
)
starts = st.dates(date(2015, 1, 1), date(2035, 12, 31))
shifts = st.lists(st.integers(-10, 40), max_size=8)
fates = st.lists(
    st.none() | st.tuples(st.sampled_from(InfusionStatus), st.integers(-40, 60)), max_size=10
)


def lived(plan: Course, fates: list[tuple[InfusionStatus, int] | None]) -> dict[int, Infusion]:
    """What is on record once each dose met its fate, so many days off the day it was due."""
    infusions: dict[int, Infusion] = {}
    for number, fate in enumerate(fates, start=1):
        dose = next((dose for dose in doses(plan, infusions) if dose.number == number), None)
        if dose is None:
            break
        if fate is not None:
            status, off = fate
            day = dose.day + timedelta(days=off)
            is_given = status is InfusionStatus.GIVEN
            infusions[number] = (
                was_given(number, day) if is_given else was_left_out(number, status, day)
            )
    return infusions


@given(phases=plans, start=starts, fates=fates)
def test_computed_dates_never_go_backwards_from_given(
    phases: tuple[Phase, ...],
    start: date,
    fates: list[tuple[InfusionStatus, int] | None],
) -> None:
    plan = course(phases, start=start)
    for before, dose in pairwise(islice(doses(plan, lived(plan, fates)), 15)):
        assert dose.computed is not None
        assert dose.computed >= before.day


@given(phases=plans, start=starts, fates=fates)
def test_a_grid_never_drifts(
    phases: tuple[Phase, ...],
    start: date,
    fates: list[tuple[InfusionStatus, int] | None],
) -> None:
    plan = course(phases, AnchorRule.GRID, start)
    computed = [dose.computed for dose in islice(doses(plan, lived(plan, fates)), 15)]
    assert computed == list(preview(phases, start, 15, AnchorRule.GRID))


@given(phases=plans, start=starts, fates=fates, rule=st.sampled_from(AnchorRule))
def test_doses_are_numbered_one_by_one(
    phases: tuple[Phase, ...],
    start: date,
    fates: list[tuple[InfusionStatus, int] | None],
    rule: AnchorRule,
) -> None:
    plan = course(phases, rule, start)
    numbers = [dose.number for dose in islice(doses(plan, lived(plan, fates)), 15)]
    assert numbers == list(range(1, len(numbers) + 1))


@given(phases=plans, start=starts, count=st.integers(0, 12))
def test_doses_given_on_their_day_make_both_rules_agree(
    phases: tuple[Phase, ...], start: date, count: int
) -> None:
    days = preview(phases, start, 15, AnchorRule.GRID)
    infusions = record(*(was_given(n, day) for n, day in enumerate(days[:count], start=1)))
    for rule in AnchorRule:
        plan = islice(doses(course(phases, rule, start), infusions), 15)
        assert tuple(dose.day for dose in plan) == days


@given(
    offsets=st.sets(st.integers(1, 20), max_size=3),
    weeks=st.integers(3, 26),
    start=starts,
    shifts=shifts,
)
def test_blocks_repeat_start_to_start(
    offsets: set[int], weeks: int, start: date, shifts: list[int]
) -> None:
    block = (0, *sorted(offsets))
    plan = course((Phase(block, every=Interval(weeks, IntervalUnit.WEEKS)),), start=start)
    infusions = lived(plan, [(InfusionStatus.GIVEN, shift) for shift in shifts])
    known = list(islice(doses(plan, infusions), 16))
    begun = [dose for dose in known if (dose.number - 1) % len(block) == 0]
    for before, dose in pairwise(begun):
        ahead = known[dose.number - 2].day
        assert dose.computed == max(before.day + timedelta(weeks=weeks), ahead)


@given(start=starts, months=st.integers(1, 24))
def test_months_agree_with_dateutil(start: date, months: int) -> None:
    plan = (Phase((0,), every=Interval(months, IntervalUnit.MONTHS)),)
    expected = tuple(start + relativedelta(months=months * step) for step in range(8))
    assert preview(plan, start, 8, AnchorRule.FROM_GIVEN) == expected


@given(phases=plans, start=starts, fates=fates, rule=st.sampled_from(AnchorRule))
def test_the_open_dose_is_the_first_that_is_not_settled(
    phases: tuple[Phase, ...],
    start: date,
    fates: list[tuple[InfusionStatus, int] | None],
    rule: AnchorRule,
) -> None:
    plan = course(phases, rule, start)
    infusions = lived(plan, fates)
    dose = open_dose(plan, infusions)
    assert (dose and dose.number) == next_number(plan, infusions)
