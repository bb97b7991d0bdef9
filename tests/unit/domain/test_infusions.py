from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus

DAY = date(2026, 3, 3)


def at(text: str) -> datetime:
    """A local moment of the session, such as 09:05 on its day."""
    return datetime.fromisoformat(f"2026-03-03T{text}:00+01:00")


def refusal(**fields: object) -> str:
    """The sentence with which an infusion of dose 4 is refused."""
    with pytest.raises(InvalidEntry) as refused:
        Infusion(course="c", dose=4, **fields)  # type: ignore[arg-type] # any field, in turn
    return str(refused.value)


def test_a_whole_session_is_kept_as_it_was_told() -> None:
    infusion = Infusion(
        course="c",
        dose=4,
        status=InfusionStatus.GIVEN,
        given_on=DAY,
        arrived_at=at("08:40"),
        started_at=at("09:05"),
        ended_at=at("10:10"),
        left_at=at("11:00"),
        dose_given="600 mg in 250 ml",
        weight_kg=Decimal("61.2"),
        access_site="left hand",
        access_attempts=2,
        observed_minutes=45,
    )
    assert infusion.dose_given == "600 mg in 250 ml"
    assert infusion.weight_kg == Decimal("61.2")


def test_a_dose_that_was_given_has_its_day() -> None:
    assert refusal(status=InfusionStatus.GIVEN) == "Dose 4 was given: name the day."


@pytest.mark.parametrize(
    "status", [one for one in InfusionStatus if one is not InfusionStatus.GIVEN]
)
def test_a_dose_that_was_not_given_has_no_day_of_giving(status: InfusionStatus) -> None:
    sentence = refusal(status=status, given_on=DAY, planned_on=DAY, reason=HoldReason.LABS)
    assert sentence.startswith(f"Dose 4 is {status}, so it has no day on which it was given")


def test_a_held_dose_names_its_reason() -> None:
    assert refusal(status=InfusionStatus.HELD, planned_on=DAY) == (
        "Dose 4 was held: name the reason (infection, labs, insurance, no-show, weather, other)."
    )


def test_a_dose_given_late_may_keep_the_reason_it_was_held_for() -> None:
    infusion = Infusion(
        course="c",
        dose=4,
        status=InfusionStatus.GIVEN,
        given_on=DAY,
        reason=HoldReason.INFECTION,
        reason_note="sore throat",
    )
    assert infusion.reason is HoldReason.INFECTION


@pytest.mark.parametrize("status", [InfusionStatus.CONFIRMED, InfusionStatus.MOVED])
def test_a_confirmed_or_moved_dose_has_its_new_day(status: InfusionStatus) -> None:
    assert refusal(status=status) == f"Dose 4 is {status}: name the day it is booked for."


def test_a_booked_time_needs_its_day() -> None:
    assert refusal(planned_at=time(9, 30)) == "Dose 4 is booked for 09:30: name the day as well."


@pytest.mark.parametrize("dose", [0, -1, 1_000])
def test_doses_are_numbered_from_one(dose: int) -> None:
    with pytest.raises(InvalidEntry, match="numbered from 1 to 999"):
        Infusion(course="c", dose=dose)


@pytest.mark.parametrize(
    ("started", "ended"), [("10:00", "09:00"), ("10:00", "10:00"), ("10:00", "09:59")]
)
def test_an_infusion_ends_after_it_starts(started: str, ended: str) -> None:
    sentence = refusal(
        status=InfusionStatus.GIVEN, given_on=DAY, started_at=at(started), ended_at=at(ended)
    )
    assert sentence.startswith(f"The end at {ended} is not after the start at {started}")


def test_the_steps_of_a_session_come_in_order_even_with_one_missing() -> None:
    sentence = refusal(
        status=InfusionStatus.GIVEN, given_on=DAY, arrived_at=at("09:00"), left_at=at("08:00")
    )
    assert sentence.startswith("The leaving at 08:00 is not after the arrival at 09:00")


def test_an_infusion_may_end_after_midnight() -> None:
    infusion = Infusion(
        course="c",
        dose=4,
        status=InfusionStatus.GIVEN,
        given_on=DAY,
        started_at=at("21:00"),
        ended_at=datetime.fromisoformat("2026-03-04T00:30:00+01:00"),
    )
    assert infusion.given_on == DAY


def test_an_infusion_is_given_on_the_day_it_starts() -> None:
    sentence = refusal(
        status=InfusionStatus.GIVEN, given_on=date(2026, 3, 4), started_at=at("09:00")
    )
    assert sentence == (
        "The infusion started on Tue 3 Mar 2026 and was given on Wed 4 Mar 2026: "
        "the two have to be the same day."
    )


def test_a_session_across_the_autumn_clock_change_is_longer_than_it_looks() -> None:
    infusion = Infusion(
        course="c",
        dose=4,
        status=InfusionStatus.GIVEN,
        given_on=date(2026, 10, 25),
        started_at=datetime.fromisoformat("2026-10-25T02:45:00+02:00"),
        ended_at=datetime.fromisoformat("2026-10-25T02:15:00+01:00"),
    )
    assert infusion.ended_at is not None


def test_a_time_without_its_offset_is_refused() -> None:
    naive = at("09:00").replace(tzinfo=None)
    sentence = refusal(status=InfusionStatus.GIVEN, given_on=DAY, started_at=naive)
    assert sentence == "The time of start needs its UTC offset, as in 14:30+01:00."


@pytest.mark.parametrize("weight", ["0", "-61", "1.9", "401", "61200"])
def test_a_weight_nobody_has_asks_about_the_unit(weight: str) -> None:
    assert refusal(weight_kg=Decimal(weight)).endswith("is the figure in kilograms?")


@pytest.mark.parametrize(
    ("field", "value"),
    [("access_attempts", -1), ("access_attempts", 51), ("observed_minutes", 1_441)],
)
def test_counts_that_cannot_be_are_refused(field: str, value: int) -> None:
    assert str(value) in refusal(**{field: value})


def test_given_missed_and_cancelled_settle_a_dose() -> None:
    settled = {status for status in InfusionStatus if status.is_settled}
    assert settled == {InfusionStatus.GIVEN, InfusionStatus.MISSED, InfusionStatus.CANCELLED}


def test_a_held_dose_neither_is_settled_nor_stands_in_the_calendar() -> None:
    assert not InfusionStatus.HELD.is_settled
    assert not InfusionStatus.HELD.is_ahead
