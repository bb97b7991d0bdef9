"""What became of a laboratory result, whose day and laboratory are those of its report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record, Value
    from lupus_journal.services.ports import History

REPORTS = "lab_reports"
OF_REPORT = ("on", "at", "laboratory")


def with_reports(result: Record, changes: Sequence[Change], history: History) -> list[Change]:
    """The changes of a result and of each report for as long as it belonged to it, oldest first."""
    moves = [change for change in changes if "report" in change.old]
    joined = {str(change.new["report"]): change.at for change in moves}
    left = {str(change.old["report"]): change.at for change in moves}
    together = list(changes)
    for report in dict.fromkeys((*left, str(result.row["report"]))):
        together += [
            change
            for change in history.of(report)
            if change.old
            and (report not in joined or joined[report] <= change.at)
            and (report not in left or change.at <= left[report])
        ]
    return sorted(together, key=lambda change: change.at)


def plainly(change: Change, report: Callable[[str], Record | None]) -> Change:
    """A change that put a result into another report, with what that report says instead."""
    if "report" not in change.old:
        return change
    old, new = (_with_its_report(values, report) for values in (change.old, change.new))
    return replace(change, old=old, new=new)


def _with_its_report(
    values: Mapping[str, Value], report: Callable[[str], Record | None]
) -> dict[str, Value]:
    found = report(str(values["report"]))
    stated = {name: found.row[name] for name in OF_REPORT} if found else {}
    return {name: value for name, value in values.items() if name != "report"} | stated
