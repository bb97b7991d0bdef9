from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.reference_ranges import ReferenceRange, read_range
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.lab_queries import SqlLabQueries
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.records import SqlRecords
from lupus_journal.storage.registry import KINDS
from lupus_journal.storage.symptoms import SYMPTOMS
from lupus_journal.storage.tables import ROWS

if TYPE_CHECKING:
    from lupus_journal.domain.entries import Entry
    from tests.integration.storage.conftest import Hand

DAY = date(2026, 2, 27)


@pytest.fixture
def records(path: str) -> SqlRecords:
    return SqlRecords(SqlStore(path))


@pytest.fixture
def labs(path: str) -> SqlLabQueries:
    return SqlLabQueries(SqlStore(path))


def add_result(hand: Hand, code: str, day: date, printed: str = "71") -> Entry[LabResult]:
    report = hand.add(LAB_REPORTS, LabReport(day, None, "Northside"))
    return hand.add(
        LAB_RESULTS,
        LabResult(
            report=report.id,
            code=code,
            name=code,
            value=read_lab_value(printed),
            range=read_range("75-175"),
        ),
    )


def test_every_table_of_entries_has_its_kind() -> None:
    assert set(KINDS) == set(ROWS)


def test_an_entry_of_any_kind_is_found_by_the_end_of_its_id(
    hand: Hand, records: SqlRecords
) -> None:
    result = add_result(hand, "C3", DAY)
    [found] = records.named(result.id[-4:])
    assert (found.table, found.entry, found.on) == ("lab_results", result, DAY)
    assert found.parent is not None
    assert found.parent.fact.laboratory == "Northside"


def test_a_deleted_entry_is_found_and_does_not_belong_any_more(
    hand: Hand, records: SqlRecords
) -> None:
    moment = hand.add(CHECKINS, Checkin(DAY, None))
    figures = [
        hand.add(SYMPTOMS, SymptomScore(DAY, None, name, Decimal(5), checkin=moment.id))
        for name in ("fatigue", "sleep")
    ]
    hand.remove(SYMPTOMS, figures[0])
    assert records.named(figures[0].id)[0].entry.deleted_at is not None
    whole = records.get("checkins", moment.id)
    assert whole is not None
    assert [one.id for one in records.belonging(whole)] == [figures[1].id]
    assert len(records.belonging(whole, deleted=True)) == 2


def test_more_entries_than_one_query_asks_for_have_their_parents(
    hand: Hand, records: SqlRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lupus_journal.storage.records.MOST_VALUES", 2)
    results = [add_result(hand, "C3", date(2026, 1, day)) for day in range(1, 8)]
    found = records.records("lab_results", results)
    assert [one.on for one in found] == [date(2026, 1, day) for day in range(1, 8)]
    changes = records.latest_changes([result.id for result in results])
    assert set(changes) == {result.id for result in results}


def test_results_come_with_their_reports_newest_day_first(hand: Hand, labs: SqlLabQueries) -> None:
    for day in (3, 9, 5):
        add_result(hand, "C3", date(2026, 2, day))
    add_result(hand, "C4", date(2026, 2, 4))
    found = labs.results("C3", date(2026, 2, 4), date(2026, 2, 9))
    assert [one.report.fact.on.day for one in found] == [9, 5]
    assert [one.report.fact.on.day for one in labs.results(newest=2)] == [9, 5]
    assert labs.codes() == ["C3", "C4"]


def test_a_deleted_result_is_no_result(hand: Hand, labs: SqlLabQueries) -> None:
    hand.remove(LAB_RESULTS, add_result(hand, "C3", DAY))
    assert (labs.results(), labs.codes()) == ([], [])


@pytest.mark.parametrize(
    "limits",
    [
        ReferenceRange(low=Decimal(75), high=Decimal("175.50")),
        ReferenceRange(high=Decimal(10), text="<10", exclusive=True),
        ReferenceRange(text="1,234-2,000"),
        read_range("see comment"),
    ],
)
def test_a_range_comes_back_as_it_was_whatever_its_text(
    hand: Hand, labs: SqlLabQueries, limits: ReferenceRange
) -> None:
    report = hand.add(LAB_REPORTS, LabReport(DAY))
    result = LabResult(
        report=report.id, code="C3", name="C3", value=read_lab_value("71"), range=limits
    )
    hand.add(LAB_RESULTS, result)
    assert labs.results()[0].result.fact.range == limits
