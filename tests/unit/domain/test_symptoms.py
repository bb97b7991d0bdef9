from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.symptoms import Symptom, matching

TODAY = date(2026, 3, 3)


def test_a_symptom_reads_an_answer_on_its_own_scale() -> None:
    joint_pain = Symptom(
        "joint_pain", "Joint pain", "musculoskeletal", "joints and muscles", Scale.RATING
    )
    assert joint_pain.read("5") == 5
    with pytest.raises(InvalidEntry, match="for joint pain"):
        joint_pain.read("11")


def test_a_score_of_none_is_a_score() -> None:
    assert SymptomScore(TODAY, None, "ulcers", Decimal(0)).value == 0


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity"])
def test_a_score_is_a_number_from_zero_on(value: str) -> None:
    with pytest.raises(InvalidEntry, match="is not an answer for fatigue"):
        SymptomScore(TODAY, None, "fatigue", Decimal(value))


def test_blood_pressure_is_no_symptom() -> None:
    with pytest.raises(InvalidEntry, match="not logged as a symptom"):
        SymptomScore(TODAY, None, "bp", Decimal(128))


def test_a_checkin_may_hold_nothing_but_that_somebody_was_there() -> None:
    assert not Checkin(TODAY, None).too_tired


def pains() -> list[Symptom]:
    return [
        Symptom(
            "abdo",
            "Abdominal pain",
            "gastrointestinal",
            "stomach and bowels",
            Scale.RATING,
            ("belly", "tummy"),
        ),
        Symptom(
            "joint_pain",
            "Joint pain",
            "musculoskeletal",
            "joints and muscles",
            Scale.RATING,
            ("arthralgia",),
        ),
        Symptom(
            "pain_overall",
            "Overall pain",
            "quality of life",
            "everyday life",
            Scale.RATING,
            ("pain",),
        ),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pain", ["pain_overall", "abdo", "joint_pain"]),
        ("TUMMY", ["abdo"]),
        ("joint_p", ["joint_pain"]),
        ("thral", ["joint_pain"]),
        ("xyz", []),
        ("", ["abdo", "joint_pain", "pain_overall"]),
    ],
)
def test_symptoms_are_found_by_any_part_of_any_name_the_nearest_first(
    typed: str, expected: list[str]
) -> None:
    assert [symptom.id for symptom in matching(pains(), typed)] == expected
