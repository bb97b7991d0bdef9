from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import islice

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.dose_words import (
    asked_words,
    coming_words,
    day_words,
    next_words,
    open_words,
    part_words,
    state_words,
)
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.schedule import PlannedDose, doses

TODAY = date(2026, 3, 1)
FOUR_WEEKS = Interval(28, IntervalUnit.DAYS)
MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=date(2026, 2, 2),
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)
FIRST = Infusion(course="c", dose=1, status=InfusionStatus.GIVEN, given_on=date(2026, 2, 2))


def second(**stated: object) -> Infusion:
    """The second dose, which the plan has on Mon 2 March."""
    return replace(Infusion(course="c", dose=2), **stated)  # type: ignore[arg-type]


def planned(infusion: Infusion | None) -> PlannedDose:
    infusions = {1: FIRST} if infusion is None else {1: FIRST, 2: infusion}
    return next(dose for dose in doses(MONTHLY, infusions) if dose.number == 2)


BOOKED = second(planned_on=date(2026, 3, 6), planned_at=time(9, 30))
HELD = second(status=InfusionStatus.HELD, reason=HoldReason.LABS, planned_on=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("infusion", "words"),
    [
        (None, "planned"),
        (BOOKED, "booked, at 09:30, 4 days late"),
        (replace(BOOKED, status=InfusionStatus.CONFIRMED), "confirmed, at 09:30, 4 days late"),
        (
            second(status=InfusionStatus.MOVED, planned_on=date(2026, 3, 4), reason_note="no bed"),
            "moved: no bed, on plan",
        ),
        (
            second(planned_on=date(2026, 2, 20)),
            "booked, 10 days early, closer than the usual 28 days: ask your centre",
        ),
        (HELD, "held: labs"),
        (replace(HELD, reason_note="white cells low"), "held: labs, white cells low"),
        (
            second(status=InfusionStatus.MISSED, planned_on=date(2026, 3, 2), reason_note="snow"),
            "missed: snow",
        ),
        (second(status=InfusionStatus.CANCELLED), "cancelled"),
        (
            second(status=InfusionStatus.GIVEN, given_on=date(2026, 3, 9)),
            "given, 7 days late",
        ),
    ],
)
def test_what_became_of_a_dose(infusion: Infusion | None, words: str) -> None:
    assert state_words(planned(infusion), infusion) == words


def test_where_a_booked_dose_is_given_stands_with_it() -> None:
    there = replace(BOOKED, place="Ward 3")
    assert state_words(planned(there), there) == "booked, at 09:30, Ward 3, 4 days late"


@pytest.mark.parametrize(
    ("today", "ended_on", "words"),
    [
        (date(2026, 3, 2), None, "planned"),
        (date(2026, 3, 3), None, "planned: given, moved or held?"),
        (date(2026, 3, 3), date(2026, 3, 4), "planned: given, moved or held?"),
        (date(2026, 3, 4), date(2026, 3, 4), "nothing recorded"),
    ],
)
def test_once_its_day_has_passed_it_is_asked_what_became_of_a_dose(
    today: date, ended_on: date | None, words: str
) -> None:
    assert asked_words(planned(None), None, ended_on, today, is_open=True) == words


def test_of_a_day_that_passed_without_a_record_nothing_is_asked_while_another_dose_is_open() -> (
    None
):
    today = date(2026, 3, 3)
    assert asked_words(planned(None), None, None, today, is_open=False) == "nothing recorded"


def test_a_dose_that_is_decided_is_not_asked_about() -> None:
    assert asked_words(planned(HELD), HELD, None, date(2026, 4, 1), is_open=True) == "held: labs"


@pytest.mark.parametrize(
    ("phases", "parts"),
    [
        ((Phase((0,), FOUR_WEEKS),), ["", "", ""]),
        (
            (Phase((0, 14)), Phase((0,), FOUR_WEEKS)),
            ["loading doses", "loading doses", "maintenance"],
        ),
        ((Phase((0, 14), FOUR_WEEKS),), ["round 1", "round 1", "round 2"]),
        ((Phase((0,)), Phase((0, 1), FOUR_WEEKS)), ["loading doses", "round 1", "round 1"]),
        ((Phase((0, 14, 28)),), ["", "", ""]),
    ],
)
def test_the_part_of_a_plan_that_a_dose_belongs_to(
    phases: tuple[Phase, ...], parts: list[str]
) -> None:
    first_three = islice(doses(replace(MONTHLY, phases=phases), {}), 3)
    assert [part_words(dose, phases) for dose in first_three] == parts


def test_when_a_dose_comes() -> None:
    assert day_words(planned(None), TODAY) == "Mon 2 Mar 2026 (tomorrow)"
    assert day_words(planned(BOOKED), TODAY) == "Fri 6 Mar 2026 at 09:30 (in 5 days)"


@pytest.mark.parametrize(
    ("course", "infusions", "words"),
    [
        (MONTHLY, {1: FIRST}, "Mon 2 Mar 2026 (tomorrow)"),
        (MONTHLY, {}, "Mon 2 Mar 2026 (tomorrow)"),
        (replace(MONTHLY, phases=(Phase((0,)),)), {}, "no date after that"),
        (MONTHLY, {1: FIRST, 2: HELD}, "dose 2 is held and has no new date"),
        (replace(MONTHLY, ended_on=TODAY), {1: FIRST}, "none, ended on Sun 1 Mar 2026"),
        (
            replace(MONTHLY, phases=(Phase((0,), by_order=True),)),
            {1: FIRST},
            "not planned, it waits for an order",
        ),
        (replace(MONTHLY, phases=(Phase((0,)),)), {1: FIRST}, "none, the plan is complete"),
    ],
)
def test_what_comes_next_in_a_course(
    course: Course, infusions: dict[int, Infusion], words: str
) -> None:
    assert next_words(course, infusions, TODAY) == words


@pytest.mark.parametrize(
    ("course", "infusions", "words"),
    [
        (MONTHLY, {}, "dose 1, Mon 2 Feb 2026 (27 days ago): given, moved or held?"),
        (MONTHLY, {1: FIRST}, ""),
        (MONTHLY, {1: FIRST, 2: HELD}, ""),
        (replace(MONTHLY, ended_on=TODAY), {}, ""),
    ],
)
def test_what_is_open_is_told_apart_from_what_comes_next(
    course: Course, infusions: dict[int, Infusion], words: str
) -> None:
    assert open_words(course, infusions, TODAY) == words
    following = f"next: {next_words(course, infusions, TODAY)}"
    expected = f"open: {words} N{following[1:]}" if words else following
    assert coming_words(course, infusions, TODAY) == expected
