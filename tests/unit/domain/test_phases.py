from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase, phases_from_text, phases_to_text, total_doses

BELIMUMAB = (Phase((0, 14, 28)), Phase((0,), Interval(28, IntervalUnit.DAYS)))

offsets = st.sets(st.integers(1, 400), max_size=5).map(lambda rest: (0, *sorted(rest)))
intervals = st.builds(Interval, st.integers(60, 100), st.sampled_from(list(IntervalUnit)[1:]))
times = st.none() | st.integers(1, 12)
phases = st.one_of(
    st.builds(Phase, offsets, times=times),
    st.builds(Phase, offsets, intervals, times),
    st.builds(Phase, offsets, times=times, by_order=st.just(True)),
)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((), "The first dose is day 0: write the days as 0,14,28."),
        ((1, 14), "The first dose is day 0: write the days as 0,14,28."),
        ((0, 14, 14), "Each dose falls on a later day than the one before, as in 0,14,28."),
        ((0, 28, 14), "Each dose falls on a later day than the one before, as in 0,14,28."),
    ],
)
def test_doses_begin_on_day_0_and_rise(days: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        Phase(days)
    assert str(refusal.value) == sentence


def test_a_block_ends_before_it_starts_again() -> None:
    five_days = (0, 1, 2, 3, 4)
    assert Phase(five_days, Interval(5, IntervalUnit.DAYS)).doses is None
    with pytest.raises(InvalidEntry, match="Doses over 5 days cannot start again every 4 days"):
        Phase(five_days, Interval(4, IntervalUnit.DAYS))
    with pytest.raises(InvalidEntry, match="every 1 month"):
        Phase((0, 28), Interval(1, IntervalUnit.MONTHS))


def test_a_plan_repeats_by_order_or_at_an_interval() -> None:
    with pytest.raises(InvalidEntry, match="not both"):
        Phase((0, 14), Interval(24, IntervalUnit.WEEKS), by_order=True)


def test_no_plan_is_given_no_times() -> None:
    with pytest.raises(InvalidEntry, match="at least one dose"):
        Phase((0,), Interval(28, IntervalUnit.DAYS), times=0)


def test_doses_are_counted_over_blocks() -> None:
    monthly = Interval(1, IntervalUnit.MONTHS)
    assert Phase((0, 14)).doses == 2
    assert Phase((0, 14), by_order=True).doses is None
    assert Phase((0,), monthly, times=6).doses == 6
    assert Phase((0, 1), monthly, times=3).doses == 6
    assert Phase((0,), monthly).doses is None
    assert total_doses((Phase((0, 14)), Phase((0,), monthly, times=6))) == 8
    assert total_doses(BELIMUMAB) is None


def test_a_course_keeps_its_phases_in_a_shape_that_does_not_change() -> None:
    assert phases_to_text(BELIMUMAB) == '[{"offsets":[0,14,28]},{"offsets":[0],"every":"28d"}]'
    six = Phase((0,), Interval(1, IntervalUnit.MONTHS), times=6)
    assert phases_to_text([six]) == '[{"offsets":[0],"every":"1mo","times":6}]'
    ordered = Phase((0, 14), by_order=True)
    assert phases_to_text([ordered]) == '[{"offsets":[0,14],"by_order":true}]'


@given(plan=st.lists(phases, max_size=4))
def test_kept_phases_are_read_back(plan: list[Phase]) -> None:
    assert phases_from_text(phases_to_text(plan)) == tuple(plan)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "7", "null", "[7]", "[{}]", '[{"offsets":7}]', '[{"offsets":["0"]}]'),
        *('[{"offsets":[0,1.5]}]', '[{"offsets":[0],"every":28}]', '[{"offsets":[0],"dose":1}]'),
        '[{"offsets":[0],"every":"28d","times":2.5}]',
    ],
)
def test_a_damaged_plan_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry):
        phases_from_text(text)
