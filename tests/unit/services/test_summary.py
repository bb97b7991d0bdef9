from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from lupus_journal.bootstrap import open_journal
from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.person import Person
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.reference_ranges import read_range
from lupus_journal.domain.visit_page import DISCLAIMER, VERIFY, Section, VisitPage
from lupus_journal.services.clock import StoppedClock
from lupus_journal.storage.demo import KEEPING

if TYPE_CHECKING:
    from pathlib import Path

    from lupus_journal.bootstrap.whole import Journal

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(str(tmp_path / "journal.db"), StoppedClock(NOW))


def keep(journal: Journal, fact: Any, *, note: str = "", private: bool = False) -> str:
    """Keep a fact, and give the id of its entry."""
    entry = journal.scribe.entry(fact, note=note, private=private)
    with journal.scribe.action() as action:
        KEEPING[type(fact)].add(action, entry)
    return entry.id


def section(page: VisitPage, title: str) -> Section:
    return next(section for section in page.sections if section.title == title)


def everything_said(page: VisitPage) -> str:
    cells = [row for part in page.sections if part.table for row in part.table.rows]
    lines = [line for part in page.sections for line in part.lines]
    facts = [text for fact in page.facts for text in fact]
    return "\n".join([page.title, *facts, *lines, *(cell for row in cells for cell in row)])


def prednisone(journal: Journal, *, private: bool = False) -> None:
    medicine = keep(journal, Medicine(name="prednisone"), private=private)
    dose = DosePeriod(medicine=medicine, first_on=date(2026, 1, 1), amount=Decimal(5), unit="mg")
    keep(journal, dose)


def monthly() -> Course:
    return Course(
        regimen="anifrolumab_iv",
        medicine="anifrolumab",
        start=date(2026, 1, 6),
        phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
    )


def a_report(
    journal: Journal, on: date, printed: str, *, code: str = "C3", private: bool = False
) -> None:
    report = keep(journal, LabReport(on, laboratory="Northside"), private=private)
    result = LabResult(
        report=report,
        code=code,
        name="Complement C3",
        value=replace(read_lab_value(printed), unit="mg/dL"),
        range=read_range("75-175"),
    )
    keep(journal, result)


class TestThePage:
    def test_an_empty_journal_has_a_page_that_claims_nothing(self, journal: Journal) -> None:
        page = journal.summary.page()
        assert page.title == "Visit summary"
        assert page.facts == (
            ("Born", "not recorded"),
            ("Days", "Mon 1 Sep 2025 to Sun 1 Mar 2026 (182 days)"),
            ("Next infusion", "not recorded"),
            ("Medicines", "not recorded"),
        )
        assert [part.lines for part in page.sections] == [
            ("No infusion was planned or given.",),
            ("No steroid dose is recorded.",),
            ("None are recorded.",),
            ("Logged 0 of 182 days since 1 Sep 2025.",),
        ]

    def test_it_ends_with_what_has_to_be_said(self, journal: Journal) -> None:
        assert journal.summary.page().footer == (VERIFY, DISCLAIMER)
        assert DISCLAIMER.startswith("This journal records and shows what you enter next to")

    def test_the_person_the_next_infusion_and_the_medicines_come_first(
        self, journal: Journal
    ) -> None:
        keep(journal, Person(name="Robin Sample", birth_date=date(1992, 4, 17)))
        course = keep(journal, monthly())
        for dose, on in ((1, date(2026, 1, 6)), (2, date(2026, 2, 3))):
            keep(
                journal,
                Infusion(course=course, dose=dose, status=InfusionStatus.GIVEN, given_on=on),
            )
        prednisone(journal)
        page = journal.summary.page()
        assert page.title == "Visit summary – Robin Sample"
        assert dict(page.facts) == {
            "Born": "17 Apr 1992",
            "Days": "Mon 1 Sep 2025 to Sun 1 Mar 2026 (182 days)",
            "Next infusion, anifrolumab": "Tue 3 Mar 2026 (in 2 days)",
            "Medicines": "prednisone 5 mg daily",
        }

    def test_it_covers_the_days_since_one_that_is_named(self, journal: Journal) -> None:
        for day in (date(2026, 2, 1), date(2026, 2, 2), date(2026, 3, 1)):
            keep(journal, SymptomScore(day, None, "fatigue", Decimal(5)))
        page = journal.summary.page(date(2026, 2, 2))
        assert section(page, "Symptoms").lines[0] == "Logged 2 of 28 days since 2 Feb 2026."

    def test_days_before_the_first_that_was_noted_do_not_count_as_gaps(
        self, journal: Journal
    ) -> None:
        keep(journal, SymptomScore(date(2026, 2, 27), None, "fatigue", Decimal(5)))
        keep(journal, Checkin(date(2026, 2, 26), None))
        symptoms = section(journal.summary.page(), "Symptoms")
        assert symptoms.lines[0] == "Logged 2 of 4 days since 26 Feb 2026."
        assert symptoms.table is not None
        assert symptoms.table.rows[0][-1] == "1 of 4"

    def test_a_private_first_day_does_not_show_in_the_count(self, journal: Journal) -> None:
        keep(journal, Checkin(date(2025, 8, 1), None), private=True)
        keep(journal, Checkin(date(2026, 2, 28), None))
        symptoms = section(journal.summary.page(), "Symptoms")
        assert symptoms.lines[0] == "Logged 1 of 2 days since 28 Feb 2026."

    def test_a_day_that_has_not_come_is_refused(self, journal: Journal) -> None:
        with pytest.raises(InvalidEntry, match="Mon 2 Mar 2026 has not come yet"):
            journal.summary.page(date(2026, 3, 2))


class TestWhatStaysOut:
    def test_notes_are_never_on_the_page(self, journal: Journal) -> None:
        keep(journal, Checkin(date(2026, 2, 1), None), note="between me and my diary")
        keep(journal, SymptomScore(date(2026, 2, 1), None, "fatigue", Decimal(5)), note="diary")
        assert "diary" not in everything_said(journal.summary.page())

    def test_private_entries_are_not_on_the_page(self, journal: Journal) -> None:
        keep(journal, SymptomScore(date(2026, 2, 1), None, "mood", Decimal(3)), private=True)
        keep(journal, Checkin(date(2026, 2, 2), None), private=True)
        keep(journal, monthly(), private=True)
        prednisone(journal, private=True)
        a_report(journal, date(2026, 2, 1), "71", private=True)
        assert journal.summary.page().sections == open_empty(journal).summary.page().sections

    def test_a_course_that_ended_before_these_days_is_left_out(self, journal: Journal) -> None:
        ended = replace(monthly(), start=date(2024, 1, 2), ended_on=date(2025, 8, 31))
        keep(journal, ended)
        assert "anifrolumab" not in everything_said(journal.summary.page())


def open_empty(journal: Journal) -> Journal:
    return open_journal(f"{journal.path}.empty", StoppedClock(NOW))


class TestLabs:
    def test_the_last_four_dates_are_found_however_long_ago(self, journal: Journal) -> None:
        for year in range(2019, 2026):
            a_report(journal, date(year, 6, 1), str(year - 1940))
        table = section(journal.summary.page(), "Laboratory results").table
        assert table is not None
        assert table.head[4:] == ("1 Jun 2022", "1 Jun 2023", "1 Jun 2024", "1 Jun 2025")
        assert table.rows[0][4:] == ("82", "83", "84", "85")

    def test_what_was_last_measured_before_the_table_is_still_told(self, journal: Journal) -> None:
        a_report(journal, date(2019, 6, 1), "3 g/L", code="UPCR")
        for year in range(2022, 2026):
            a_report(journal, date(year, 6, 1), "82")
        lines = section(journal.summary.page(), "Laboratory results").lines
        assert lines[1].startswith("Last measured before these dates: ")

    def test_a_test_that_nobody_knows_is_no_empty_page(self, journal: Journal) -> None:
        a_report(journal, date(2026, 2, 1), "12", code="ZZZ")
        labs = section(journal.summary.page(), "Laboratory results")
        assert (labs.lines, labs.table) == ((), None)
        assert labs.below == ("Also recorded: ZZZ 12 mg/dL L (1 Feb 2026).",)

    def test_two_reports_of_one_day_share_its_column(self, journal: Journal) -> None:
        a_report(journal, date(2026, 2, 1), "80")
        a_report(journal, date(2026, 2, 1), "82")
        table = section(journal.summary.page(), "Laboratory results").table
        assert table is not None
        assert len(table.head) == 5
