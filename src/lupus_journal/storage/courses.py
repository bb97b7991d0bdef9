"""Treatment courses in their table, each with its own copy of the plan."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from lupus_journal.domain.courses import AnchorRule, Course, Reason, Severity
from lupus_journal.domain.phases import PublishedLimit, phases_from_text, phases_to_text
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(course: Course) -> dict[str, Value]:
    return {
        "regimen": course.regimen,
        "medicine": course.medicine,
        "brand": course.brand,
        "start": columns.kept(course.start),
        "phases": phases_to_text(course.phases),
        "rule": course.rule.value,
        "limits": _limits_to_text(course.limits),
        "severity": course.severity.value if course.severity else None,
        "reason": course.reason.value if course.reason else None,
        "tried_before": course.tried_before,
        "prescriber": course.prescriber,
        "ended_on": columns.kept(course.ended_on),
        "end_reason": course.end_reason,
    }


def _fact(row: Mapping[str, Value]) -> Course:
    return Course(
        regimen=columns.text(row, "regimen"),
        medicine=columns.text(row, "medicine"),
        brand=columns.text(row, "brand"),
        start=columns.day(row, "start"),
        phases=phases_from_text(columns.text(row, "phases")),
        rule=columns.choice(row, "rule", AnchorRule),
        limits=_limits_from_text(columns.text(row, "limits")),
        severity=columns.maybe_choice(row, "severity", Severity),
        reason=columns.maybe_choice(row, "reason", Reason),
        tried_before=columns.text(row, "tried_before"),
        prescriber=columns.text(row, "prescriber"),
        ended_on=columns.maybe_day(row, "ended_on"),
        end_reason=columns.text(row, "end_reason"),
    )


def _limits_to_text(limits: tuple[PublishedLimit, ...]) -> str:
    return json.dumps([asdict(limit) for limit in limits], ensure_ascii=False)


def _limits_from_text(text: str) -> tuple[PublishedLimit, ...]:
    return tuple(PublishedLimit(**limit) for limit in json.loads(text))


COURSES = Kind(table="courses", dated_by="start", columns=_columns, fact=_fact)
