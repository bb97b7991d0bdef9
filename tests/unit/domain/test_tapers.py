from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.tapers import (
    Dose,
    Step,
    Taken,
    doses_in_short,
    ended_in_short,
    read_dose,
    read_step,
    share_of_the_most,
    stepped,
    stretches,
)

TODAY = date(2026, 3, 2)
PREDNISOLONE = Medicine(name="prednisolone", started_on=date(2026, 1, 5))


def period(amount: str, first_on: date, last_on: date | None = None) -> DosePeriod:
    return DosePeriod(
        medicine="m", first_on=first_on, last_on=last_on, amount=Decimal(amount), unit="mg"
    )


FIFTEEN = period("15", date(2026, 1, 5), date(2026, 2, 2))
TEN = period("10", date(2026, 2, 3))


def in_short(*periods: DosePeriod) -> str:
    return doses_in_short(Taken(PREDNISOLONE, periods), TODAY)


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "amount", "unit", "timing"),
        [
            ("10 mg daily", "10", "mg", "daily"),
            ("7.5mg", "7.5", "mg", ""),
            ("2,5 mg at night", "2.5", "mg", "at night"),
            ("1 tablet on Mondays", "1", "tablet", "on Mondays"),
            ("500 mg/m2 monthly", "500", "mg/m2", "monthly"),
            ("25 µg 1-0-0", "25", "µg", "1-0-0"),
            ("  5 mg \x1b[31m daily", "5", "mg", "[31m daily"),
        ],
    )
    def test_a_dose_is_read_as_it_stands_on_the_package(
        self, typed: str, amount: str, unit: str, timing: str
    ) -> None:
        assert read_dose(typed) == Dose(Decimal(amount), unit, timing)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("10", "“10” has no unit: write it as 10 mg daily or 1 tablet at night."),
            ("", "“” is not a dose: write it as 10 mg daily or 1 tablet at night."),
            ("daily", "“daily” is not a dose: write it as 10 mg daily or 1 tablet at night."),
            ("-5 mg", "“-5 mg” is not a dose: write it as 10 mg daily or 1 tablet at night."),
            ("2x5mg", "“2x5mg” is not a dose: write it as 10 mg daily or 1 tablet at night."),
            ("200/400 mg", "“200/400 mg” is not a dose: write it as 10 mg daily or 1 tablet at "
             "night."),
            ("1,000 mg", "“1,000” could be 1.000 or 1000: write 1.000 or 1000."),
        ],
    )  # fmt: skip
    def test_what_is_no_single_dose_is_refused(self, typed: str, sentence: str) -> None:
        with pytest.raises(JournalError) as refused:
            read_dose(typed)
        assert str(refused.value) == sentence

    def test_a_step_of_a_taper_names_its_day(self) -> None:
        step = read_step("7.5 mg daily from +1mo", TODAY)
        assert step == Step(Dose(Decimal("7.5"), "mg", "daily"), date(2026, 4, 2))

    def test_a_step_without_a_day_says_how_to_write_it(self) -> None:
        with pytest.raises(JournalError, match=r"names no day: write it as 7\.5 mg daily from"):
            read_step("5 mg daily", TODAY)


class TestStepping:
    def test_a_new_dose_ends_the_open_one_the_day_before(self) -> None:
        assert stepped([period("15", date(2026, 1, 5))], TEN) == [FIFTEEN, TEN]

    def test_a_step_put_in_between_lasts_until_the_next(self) -> None:
        twelve = period("12.5", date(2026, 1, 19))
        assert stepped([FIFTEEN, TEN], twelve) == [
            period("15", date(2026, 1, 5), date(2026, 1, 18)),
            TEN,
            period("12.5", date(2026, 1, 19), date(2026, 2, 2)),
        ]

    def test_a_dose_remembered_later_ends_where_the_known_ones_begin(self) -> None:
        twenty = period("20", date(2025, 12, 1))
        assert stepped([TEN], twenty)[-1] == period("20", date(2025, 12, 1), date(2026, 2, 2))

    def test_two_doses_from_one_day_on_are_refused(self) -> None:
        with pytest.raises(InvalidEntry, match=r"10 mg daily is recorded from Tue 3 Feb 2026 on"):
            stepped([TEN], period("5", date(2026, 2, 3)))

    @given(st.lists(st.integers(0, 400), unique=True, min_size=1, max_size=12))
    def test_in_whatever_order_a_taper_is_entered_every_day_has_one_dose(
        self, offsets: list[int]
    ) -> None:
        periods: list[DosePeriod] = []
        for offset in offsets:
            begun = period(str(offset), date(2026, 1, 1) + timedelta(days=offset))
            periods = stepped(periods, begun)
        first = date(2026, 1, 1) + timedelta(days=min(offsets))
        for number in range(420):
            day = first + timedelta(days=number)
            [current] = [one for one in periods if one.covers(day)]
            latest = max(o for o in offsets if date(2026, 1, 1) + timedelta(days=o) <= day)
            assert current.amount == latest


class TestTelling:
    def test_the_dose_now_comes_first_then_what_is_ahead_then_what_was(self) -> None:
        ten, ahead = period("10", TEN.first_on, date(2026, 3, 31)), period("5", date(2026, 4, 1))
        assert in_short(FIFTEEN, TEN) == "10 mg daily since 3 Feb; 15 mg daily before"
        assert in_short(FIFTEEN, ten, ahead) == (
            "10 mg daily since 3 Feb; 5 mg daily from 1 Apr; 15 mg daily before"
        )

    def test_another_year_is_named(self) -> None:
        assert in_short(period("5", date(2024, 2, 3))) == "5 mg daily since 3 Feb 2024"

    def test_a_dose_that_nobody_recorded_is_not_made_up(self) -> None:
        assert in_short() == "dose not recorded"
        assert in_short(FIFTEEN) == "dose not recorded; 15 mg daily before"

    def test_days_without_a_dose_are_told_as_such(self) -> None:
        later = period("5", date(2026, 2, 10))
        told = list(stretches(Taken(PREDNISOLONE, [FIFTEEN, later]), TODAY))
        assert [(one.days, one.words) for one in told] == [
            ("since 10 Feb", "5 mg daily"),
            ("3 Feb – 9 Feb", "dose not recorded"),
            ("5 Jan – 2 Feb", "15 mg daily"),
        ]

    def test_a_single_day_is_one_day(self) -> None:
        pulse = period("500", date(2025, 2, 3), date(2025, 2, 3))
        [told] = stretches(Taken(PREDNISOLONE, [pulse]), TODAY)
        assert told.days == "3 Feb 2025"

    def test_what_ended_says_when_and_why(self) -> None:
        over = Medicine(name="x", ended_on=date(2026, 2, 3), end_reason="not tolerated")
        assert ended_in_short(Taken(over, [FIFTEEN]), TODAY) == (
            "until 3 Feb, not tolerated; 15 mg daily at last"
        )

    def test_doses_are_compared_only_if_they_are_alike(self) -> None:
        assert share_of_the_most(Taken(PREDNISOLONE, [FIFTEEN, TEN])) == {
            FIFTEEN: 1.0,
            TEN: pytest.approx(2 / 3),
        }
        weekly = DosePeriod(
            medicine="m", first_on=TODAY, amount=Decimal(10), unit="mg", timing="weekly"
        )
        assert share_of_the_most(Taken(PREDNISOLONE, [FIFTEEN, weekly])) == {}
        assert share_of_the_most(Taken(PREDNISOLONE, [period("0", TODAY)])) == {}
