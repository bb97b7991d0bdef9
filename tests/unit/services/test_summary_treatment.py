from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.phases import Phase, PublishedLimit
from lupus_journal.domain.tapers import Taken
from lupus_journal.domain.visit_page import Days
from lupus_journal.services.summary_treatment import (
    infusions_section,
    medicine_words,
    steroids_section,
)

START = date(2026, 1, 6)
TODAY = date(2026, 3, 20)
SPRING = Days(date(2026, 1, 1), TODAY)
MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    brand="Saphnelo",
    start=START,
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
    limits=(PublishedLimit(14, "doses", "the label states at least 14 days between doses", "S12"),),
)


def given(dose: int, on: date) -> Infusion:
    return Infusion(course="c", dose=dose, status=InfusionStatus.GIVEN, given_on=on)


def infusions(*known: Infusion, days: Days = SPRING) -> list[str]:
    return list(infusions_section([(MONTHLY, {one.dose: one for one in known})], days).lines)


class TestInfusions:
    def test_doses_are_counted_and_told_by_their_days_the_newest_first(self) -> None:
        told = infusions(*(given(n + 1, START + timedelta(days=28 * n)) for n in range(3)))
        assert told == [
            "anifrolumab (Saphnelo), since 6 Jan 2026: 3 planned, 3 given in these days.",
            "Dose 3: given 3 Mar 2026.",
            "Dose 2: given 3 Feb 2026.",
            "Dose 1: given 6 Jan 2026.",
        ]

    def test_a_late_dose_says_by_how_many_days(self) -> None:
        told = infusions(given(1, START), given(2, date(2026, 2, 8)))
        assert "Dose 2: given 8 Feb 2026, 5 days late (planned 3 Feb 2026)." in told

    def test_up_to_three_days_late_is_on_plan(self) -> None:
        told = infusions(given(1, START), given(2, date(2026, 2, 6)), given(3, date(2026, 3, 6)))
        assert told[1:3] == ["Dose 3: given 6 Mar 2026.", "Dose 2: given 6 Feb 2026."]

    def test_a_held_dose_names_its_reason(self) -> None:
        held = Infusion(
            course="c",
            dose=2,
            status=InfusionStatus.HELD,
            planned_on=date(2026, 2, 3),
            reason=HoldReason.INFECTION,
            reason_note="shingles",
        )
        told = infusions(given(1, START), held)
        assert "Dose 2: held: infection, shingles (planned 3 Feb 2026)." in told

    @pytest.mark.parametrize(
        ("on", "said"),
        [
            (date(2026, 2, 17), "given 17 Feb 2026, 14 days late (planned 3 Feb 2026), held"),
            (date(2026, 2, 4), "given 4 Feb 2026, 1 day late (planned 3 Feb 2026), held"),
            (date(2026, 2, 3), "given 3 Feb 2026, held"),
        ],
    )
    def test_a_dose_that_was_held_and_then_given_says_both(self, on: date, said: str) -> None:
        held = replace(given(2, on), reason=HoldReason.LABS)
        told = infusions(given(1, START), held)
        assert f"Dose 2: {said} before for labs." in told

    def test_an_early_dose_says_by_how_many_days(self) -> None:
        told = infusions(given(1, START), given(2, date(2026, 1, 30)))
        assert "Dose 2: given 30 Jan 2026, 4 days early (planned 3 Feb 2026)." in told

    def test_of_many_doses_the_newest_and_those_off_the_plan_are_told(self) -> None:
        days = [START + timedelta(days=28 * n + 5 * (n >= 1)) for n in range(9)]
        told = infusions(
            *(given(number, on) for number, on in enumerate(days, 1)), days=Days(START, days[-1])
        )
        assert [line.split(":")[0] for line in told[1:-1]] == [
            *(f"Dose {number}" for number in (9, 8, 7, 6, 5, 4)),
            "Dose 2",
        ]
        assert told[-1] == "2 earlier doses given on plan."

    def test_doses_before_the_first_that_was_recorded_are_neither_counted_nor_told(self) -> None:
        told = infusions(given(3, date(2026, 3, 3)))
        assert told == [
            "anifrolumab (Saphnelo), since 6 Jan 2026, recorded from dose 3 on: "
            "1 planned, 1 given in these days.",
            "Dose 3: given 3 Mar 2026.",
        ]

    def test_a_missed_dose_counts_as_planned_and_not_as_given(self) -> None:
        missed = Infusion(
            course="c", dose=2, status=InfusionStatus.MISSED, planned_on=date(2026, 2, 3)
        )
        told = infusions(given(1, START), missed, given(3, date(2026, 3, 3)))
        assert told == [
            "anifrolumab (Saphnelo), since 6 Jan 2026: 3 planned, 2 given in these days.",
            "Dose 3: given 3 Mar 2026.",
            "Dose 2: missed (planned 3 Feb 2026).",
            "Dose 1: given 6 Jan 2026.",
        ]

    def test_a_day_that_passed_without_a_word_is_not_taken_for_given(self) -> None:
        told = infusions(given(1, START), given(2, date(2026, 2, 3)))
        assert told == [
            "anifrolumab (Saphnelo), since 6 Jan 2026: 3 planned, 2 given in these days.",
            "Dose 3: nothing recorded (planned 3 Mar 2026).",
            "Dose 2: given 3 Feb 2026.",
            "Dose 1: given 6 Jan 2026.",
        ]

    def test_a_limit_of_the_label_that_was_not_kept_is_quoted(self) -> None:
        told = infusions(given(1, START), given(2, date(2026, 1, 18)))
        assert "the label states at least 14 days between doses; you logged 12" in told[-2]

    def test_other_days_are_left_out(self) -> None:
        assert infusions(given(1, START), days=Days(date(2025, 1, 1), date(2025, 12, 31))) == [
            "No infusion was planned or given."
        ]


PREDNISONE = Taken(
    Medicine(name="Prednisone", started_on=date(2025, 11, 1)),
    [
        DosePeriod(
            medicine="m",
            first_on=first,
            last_on=last,
            amount=Decimal(amount),
            unit="mg",
        )
        for first, last, amount in (
            (date(2025, 11, 1), date(2026, 1, 31), "10"),
            (date(2026, 2, 1), date(2026, 2, 28), "7.5"),
            (date(2026, 3, 1), None, "5"),
        )
    ],
)
PLAQUENIL = Taken(Medicine(name="hydroxychloroquine"), [])
STOPPED = Taken(Medicine(name="azathioprine", ended_on=date(2026, 1, 5)), [])


class TestMedicines:
    def test_the_dose_now_and_each_change_are_told(self) -> None:
        now, changes = steroids_section([PLAQUENIL, PREDNISONE], SPRING).lines
        assert now == "Prednisone: 5 mg daily now, since 1 Mar 2026."
        assert changes == (
            "Changes of Prednisone in these days: "
            "7.5 mg daily from 1 Feb 2026; 5 mg daily from 1 Mar 2026."
        )

    def test_a_dose_without_a_change_says_so(self) -> None:
        days = Days(date(2026, 3, 5), TODAY)
        assert steroids_section([PREDNISONE], days).lines[1:] == (
            "No change of Prednisone in these days.",
        )

    def test_a_steroid_whose_doses_have_ended_has_no_dose_now(self) -> None:
        ended = Taken(PREDNISONE.medicine, PREDNISONE.periods[:2])
        assert steroids_section([ended], SPRING).lines[0] == (
            "Prednisone: no dose is recorded for now."
        )

    def test_what_is_not_known_as_a_steroid_is_not_guessed_to_be_one(self) -> None:
        assert steroids_section([PLAQUENIL], SPRING).lines == ("No steroid dose is recorded.",)

    @pytest.mark.parametrize("name", ["prednisolone", "Methylprednisolone tablets", "DEFLAZACORT"])
    def test_steroids_are_known_by_their_names(self, name: str) -> None:
        assert Medicine(name=name).is_steroid

    def test_the_medicines_of_a_day_come_with_their_doses(self) -> None:
        assert medicine_words([PLAQUENIL, STOPPED, PREDNISONE], TODAY) == (
            "hydroxychloroquine, dose not recorded; Prednisone 5 mg daily"
        )
