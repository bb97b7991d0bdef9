"""What the visit page says of symptoms: how they were, and on how many days that is known."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from lupus_journal.domain.days import dated
from lupus_journal.domain.numbers import written
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.visit_page import Section, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from lupus_journal.domain.checkins import Checkin, SymptomScore
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.domain.visit_page import Days

FIRST = "fatigue"
MOST_ROWS = 8


def symptoms_section(
    scores: Sequence[SymptomScore],
    checkins: Sequence[Checkin],
    days: Days,
    named: Callable[[str], Symptom],
) -> Section:
    """How much was logged, the 0-10 scales in figures, and what else was noticed."""
    highest = _highest_by_day(scores)
    symptoms = {name: named(name) for name in highest}
    rated = [name for name, symptom in symptoms.items() if symptom.scale is Scale.RATING]
    rated.sort(key=lambda name: (name != FIRST, -len(highest[name]), name))
    lines = [_completeness(scores, checkins, days)]
    others = [name for name in symptoms if name not in rated[:MOST_ROWS]]
    told = [_also(symptoms[name], highest[name].values()) for name in sorted(others)]
    if any(told):
        lines.append(f"Also logged: {'; '.join(filter(None, told))}.")
    if not rated:
        return Section("Symptoms", tuple(lines))
    rows = tuple(
        (symptoms[name].label, *_figures(highest[name].values(), days))
        for name in rated[:MOST_ROWS]
    )
    lines.append("The highest figure of a day counts; days without one are left out.")
    return Section(
        "Symptoms", tuple(lines), Table(("From 0 to 10", "Median", "Range", "Days"), rows)
    )


def _highest_by_day(scores: Iterable[SymptomScore]) -> dict[str, dict[date, Decimal]]:
    highest: dict[str, dict[date, Decimal]] = {}
    for score in scores:
        by_day = highest.setdefault(score.symptom, {})
        by_day[score.on] = max(score.value, by_day.get(score.on, score.value))
    return highest


def _completeness(scores: Iterable[SymptomScore], checkins: Iterable[Checkin], days: Days) -> str:
    logged = {score.on for score in scores} | {checkin.on for checkin in checkins}
    too_tired = {checkin.on for checkin in checkins if checkin.too_tired}
    words = f"Logged {len(logged)} of {days.count} days since {dated(days.first)}"
    return f"{words}; too tired for figures on {len(too_tired)}." if too_tired else f"{words}."


def _figures(values: Iterable[Decimal], days: Days) -> tuple[str, str, str]:
    known = sorted(values)
    span = f"{written(known[0])}–{written(known[-1])}"
    return written(median(known)), span, f"{len(known)} of {days.count}"


def _also(symptom: Symptom, values: Iterable[Decimal]) -> str:
    """A symptom with the number of its days and how bad it got; empty if it never was there."""
    known = [value for value in values if value]
    if not known:
        return ""
    days = f"{symptom.label.lower()} {len(known)} {'day' if len(known) == 1 else 'days'}"
    if symptom.scale is Scale.YES_NO:
        return days
    return f"{days}, up to {symptom.scale.written(max(known))}"
