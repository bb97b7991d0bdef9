"""Reads a course as somebody typed it, against the regimen that it follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.numbers import read_whole
from lupus_journal.domain.text import clean_line, quoted

if TYPE_CHECKING:
    from datetime import date

    from lupus_journal.domain.courses import Reason, Severity
    from lupus_journal.domain.phases import Phase
    from lupus_journal.domain.regimens import Regimen

MOST_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """What somebody chose about a regimen, as they typed it; `None` leaves it as published."""

    every: str | None = None
    days: str | None = None
    """On how many days in a row."""
    load: str | None = None
    """The days of the first doses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLine:
    """What somebody said about a course besides its plan."""

    medicine: str = ""
    """Read where the regimen is of no medicine in particular, or to name it otherwise."""
    brand: str = ""
    rule: AnchorRule = AnchorRule.FROM_GIVEN
    severity: Severity | None = None
    reason: Reason | None = None
    tried_before: str = ""
    prescriber: str = ""


def read_plan(regimen: Regimen, plan: PlanLine) -> tuple[Phase, ...]:
    """The phases of a regimen with what was chosen about it."""
    every, days, load = plan.every, plan.days, plan.load
    return regimen.planned(
        every=None if every is None else Interval.read(every),
        days=None
        if days is None
        else read_whole(days, "The number of days in a row", 1, MOST_DAYS),
        load=None if load is None else _loading_days(load),
    )


def read_course(regimen: Regimen, start: date, plan: PlanLine, line: CourseLine) -> Course:
    """The course that follows a regimen from a day on."""
    medicine = clean_line(line.medicine) or regimen.medicine
    if not medicine:
        raise NotUnderstood(f"{regimen.called} needs its medicine: name it.")
    return Course(
        regimen=regimen.id,
        medicine=medicine,
        start=start,
        phases=read_plan(regimen, plan),
        brand=clean_line(line.brand),
        rule=line.rule,
        severity=line.severity,
        reason=line.reason,
        tried_before=clean_line(line.tried_before),
        prescriber=clean_line(line.prescriber),
        limits=regimen.limits,
    )


def _loading_days(text: str) -> tuple[int, ...]:
    days = [day.strip() for day in text.split(",")]
    if not all(re.fullmatch("[0-9]{1,4}", day) for day in days):
        raise NotUnderstood(f"{quoted(text)} is not a list of days: write it as 0,14,28.")
    return tuple(map(int, days))
