"""What is asked about laboratory results, with the reports they stand in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.labs import LabReport
from lupus_journal.services.clock import clock_from
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.lab_queries import SqlLabQueries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.labs import ReportedResult


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Three C3, two C4 of two laboratories, and a deleted CRP."""
    journal = open_journal(str(tmp_path / "journal.db"), clock_from("2026-03-01T09:00"))
    for day, laboratory, names in (
        (1, "Northside", ("C3", "C4")),
        (9, "City", ("C3",)),
        (20, "Northside", ("C4", "C3")),
    ):
        lines = [LabLine(name=name, printed=str(day), unit="mg/dL") for name in names]
        journal.labs.record_report(LabReport(date(2026, 2, day), laboratory=laboratory), lines)
    gone = journal.labs.record(
        LabReport(date(2026, 2, 25), laboratory="Riverside"),
        LabLine(name="CRP", printed="3", unit="mg/L"),
    )
    journal.entries.remove(journal.entries.live(gone.kept.result.id))
    return journal


@pytest.fixture
def labs(journal: Journal) -> SqlLabQueries:
    return SqlLabQueries(SqlStore(journal.path))


def told(results: Sequence[ReportedResult]) -> list[str]:
    return [f"{one.result.fact.code} {one.report.fact.on.day}" for one in results]


def test_the_newest_of_each_are_found_in_one_go(labs: SqlLabQueries) -> None:
    assert sorted(told(labs.newest_of_each(2))) == ["C3 20", "C3 9", "C4 1", "C4 20"]
    assert sorted(told(labs.newest_of_each(1))) == ["C3 20", "C4 20"]


def test_results_can_be_those_of_one_laboratory(labs: SqlLabQueries) -> None:
    assert told(labs.results("C3", laboratory="Northside")) == ["C3 20", "C3 1"]
    assert told(labs.results("C3", laboratory="Northside", newest=1)) == ["C3 20"]
    assert told(labs.results("C3", laboratory="")) == []


def test_a_laboratorys_reports_come_back_in_the_order_of_their_lines(labs: SqlLabQueries) -> None:
    assert told(labs.printed_by("Northside", 2)) == ["C4 20", "C3 20", "C3 1", "C4 1"]
    assert told(labs.printed_by("Northside", 1)) == ["C4 20", "C3 20"]


def test_a_deleted_result_names_no_test(labs: SqlLabQueries) -> None:
    assert labs.codes() == ["C3", "C4"]


def test_the_laboratory_that_reported_last_comes_first(labs: SqlLabQueries) -> None:
    assert [name for name in labs.laboratories() if name != "Riverside"] == ["Northside", "City"]


def test_results_of_one_report_share_it(labs: SqlLabQueries) -> None:
    first, second, *_ = labs.printed_by("Northside", 1)
    assert first.report is second.report
