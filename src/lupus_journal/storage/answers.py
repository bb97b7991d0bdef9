"""Answers to what was due, in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.answers import Answer, Answered
from lupus_journal.storage import columns
from lupus_journal.storage.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.records import Value


def _columns(answer: Answer) -> dict[str, Value]:
    return {
        "course": answer.course,
        "dose": answer.dose,
        "reminder": answer.reminder,
        "on": columns.kept(answer.on),
        "answer": answer.answer.value,
        "until": columns.kept(answer.until),
    }


def _fact(row: Mapping[str, Value]) -> Answer:
    return Answer(
        course=columns.text(row, "course"),
        dose=columns.whole(row, "dose"),
        reminder=columns.text(row, "reminder"),
        on=columns.day(row, "on"),
        answer=columns.choice(row, "answer", Answered),
        until=columns.moment(row, "until"),
    )


ANSWERS = Kind(table="answers", dated_by='"on"', columns=_columns, fact=_fact)
