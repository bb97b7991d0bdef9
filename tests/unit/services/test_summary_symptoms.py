from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.visit_page import Days
from lupus_journal.reference.symptoms import find
from lupus_journal.services.summary_symptoms import symptoms_section

FIRST = date(2026, 2, 1)
FEBRUARY = Days(FIRST, date(2026, 2, 28))


def on(day: int) -> date:
    return FIRST + timedelta(days=day - 1)


def score(symptom: str, day: int, value: str) -> SymptomScore:
    return SymptomScore(on(day), None, symptom, Decimal(value))


def told(*scores: SymptomScore, checkins: tuple[Checkin, ...] = ()) -> tuple[str, ...]:
    return symptoms_section(scores, checkins, FEBRUARY, find).lines


def rows(*scores: SymptomScore) -> tuple[tuple[str, ...], ...]:
    table = symptoms_section(scores, (), FEBRUARY, find).table
    assert table is not None
    return table.rows


def test_fatigue_has_its_median_its_range_and_its_days() -> None:
    days = [score("fatigue", day, value) for day, value in ((1, "3"), (2, "8"), (9, "4"))]
    assert rows(*days) == (("Fatigue or exhaustion", "4", "3–8", "3 of 28"),)


def test_the_highest_figure_of_a_day_counts() -> None:
    assert rows(score("fatigue", 1, "3"), score("fatigue", 1, "7"), score("fatigue", 1, "5")) == (
        ("Fatigue or exhaustion", "7", "7–7", "1 of 28"),
    )


def test_days_without_a_figure_are_left_out_of_the_median() -> None:
    assert rows(score("fatigue", 1, "6"), score("fatigue", 28, "8"))[0][1] == "7"


def test_a_zero_that_was_logged_is_a_figure() -> None:
    assert rows(score("fatigue", 1, "0"), score("fatigue", 2, "0"), score("fatigue", 3, "9")) == (
        ("Fatigue or exhaustion", "0", "0–9", "3 of 28"),
    )


def test_fatigue_comes_first_then_what_was_logged_on_most_days() -> None:
    days = [score("joint_pain", day, "4") for day in (1, 2)]
    others = [score("abdo", 1, "2"), score("fatigue", 5, "5")]
    assert [row[0] for row in rows(*days, *others)] == [
        "Fatigue or exhaustion",
        "Joint pain",
        "Abdominal pain",
    ]


def test_completeness_counts_days_and_not_entries() -> None:
    lines = told(
        score("fatigue", 1, "4"),
        score("sleep", 1, "4"),
        checkins=(Checkin(on(1), None), Checkin(on(2), None, too_tired=True)),
    )
    assert lines[0] == "Logged 2 of 28 days since 1 Feb 2026; too tired for figures on 1."


def test_other_scales_are_told_by_days_and_how_bad_it_got() -> None:
    lines = told(
        score("fever", 3, "38.2"),
        score("rash_face", 3, "1"),
        score("rash_face", 4, "2"),
        score("infection", 5, "1"),
        score("infection", 6, "0"),
    )
    assert lines[1] == (
        "Also logged: fever 1 day, up to 38.2 °C; infection, sore throat, cough, burning urine or "
        "shingles 1 day; face rash (malar) 2 days, up to moderate."
    )


def test_a_symptom_that_was_never_there_is_not_told() -> None:
    assert len(told(score("infection", 5, "0"), score("foamy", 5, "0"))) == 1


def test_nothing_logged_is_told_calmly() -> None:
    section = symptoms_section((), (), FEBRUARY, find)
    assert (section.lines, section.table) == (("Logged 0 of 28 days since 1 Feb 2026.",), None)
