"""Results typed in from paper: read back line by line, and kept as one report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_doubts import LineDoubted
from lupus_journal.services.lab_intake import RefusedLines, Understanding
from lupus_journal.services.lab_offers import Offer
from lupus_journal.services.lab_reading import LabLine, UnitDoubted

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

NORTHSIDE = LabReport(date(2026, 2, 20), laboratory="Northside")
EARLIER = LabReport(date(2026, 1, 20), laboratory="Northside")


def line(name: str, printed: str, unit: str = "", *, limits: str = "", method: str = "") -> LabLine:
    return LabLine(name=name, printed=printed, unit=unit, range=limits, method=method)


def read(journal: Journal, *of: str, report: LabReport = NORTHSIDE) -> tuple[Understanding, str]:
    reading = journal.labs.reading(report, line(*of))
    return reading.state, reading.words


def test_a_reading_says_what_would_be_kept_and_keeps_nothing(journal: Journal) -> None:
    reading = journal.labs.reading(NORTHSIDE, line("c3", "71", "mg/dL", limits="75-175"))
    assert reading.state is Understanding.UNDERSTOOD
    assert (reading.words, reading.flag) == ("C3 71 mg/dL, below 75-175 (L)", "L")
    assert reading.name == "Complement C3"
    assert journal.labs.results() == []


@pytest.mark.parametrize(
    ("typed", "state", "words"),
    [
        (("", ""), Understanding.UNFINISHED, ""),
        (("C3", ""), Understanding.UNFINISHED, ""),
        (("ANA", "1:320"), Understanding.UNDERSTOOD, "ANA 1:320 (a titre)"),
        (("CREAT", "1,234", "mg/dL"), Understanding.REFUSED, "could be 1.234 or 1234"),
        (("C3", "71"), Understanding.REFUSED, "C3 71 needs its unit"),
        (("la", "pos"), Understanding.REFUSED, "can mean more than one"),
        (("C3", "71", "bananas"), Understanding.DOUBTED, "write mg/dL or g/L"),
        (("Zinc", "12", "umol/L"), Understanding.DOUBTED, "It is kept under that name."),
    ],
)
def test_a_line_is_understood_doubted_or_refused_with_words(
    journal: Journal, typed: tuple[str, ...], state: Understanding, words: str
) -> None:
    found, said = read(journal, *typed)
    assert found is state
    assert words in said


def test_a_test_that_was_kept_before_is_no_stranger(journal: Journal) -> None:
    journal.labs.record(EARLIER, line("Zinc", "12", "umol/L"))
    assert read(journal, "zinc", "13", "umol/L") == (Understanding.UNDERSTOOD, "Zinc 13 umol/L")


def test_a_leap_is_doubted_before_it_is_kept(journal: Journal) -> None:
    journal.labs.record(EARLIER, line("UPCR", "0.45", "mg/mg"))
    state, words = read(journal, "UPCR", "450", "mg/mg")
    assert state is Understanding.DOUBTED
    assert words.endswith("are 1000 times apart: is the unit right?")


def test_the_same_laboratorys_unit_stands_in_and_anothers_is_only_offered(
    journal: Journal,
) -> None:
    printed = line("C3", "71", "mg/dL", limits="75-175", method="turbidimetry")
    journal.labs.record(EARLIER, printed)
    own = journal.labs.reading(LabReport(date(2026, 2, 20), laboratory="northside"), line("C3", ""))
    other = journal.labs.reading(LabReport(date(2026, 2, 20)), line("C3", ""))
    assert own.offer == Offer(
        "mg/dL", is_that_laboratorys=True, range="75-175", method="turbidimetry"
    )
    assert (own.offer.usual_unit, other.offer.usual_unit) == ("mg/dL", "")
    assert other.offer == Offer("mg/dL")


def test_a_unit_the_test_is_not_known_by_is_kept_once_it_is_confirmed(journal: Journal) -> None:
    with pytest.raises(UnitDoubted, match="“bananas” is not a unit that C3 is known by"):
        journal.labs.record(NORTHSIDE, line("C3", "71", "bananas"))
    assert journal.labs.results() == []
    sure = LabLine(name="C3", printed="71", unit="mg%", is_unit_sure=True)
    journal.labs.record(EARLIER, sure)
    [kept] = journal.labs.results("C3")
    assert (kept.result.fact.value.unit, kept.result.fact.canonical) == ("mg%", None)


def test_a_unit_that_was_confirmed_once_is_that_laboratorys_own(journal: Journal) -> None:
    sure = LabLine(name="C3", printed="71", unit="mg%", is_unit_sure=True)
    journal.labs.record(EARLIER, sure)
    journal.labs.record(NORTHSIDE, line("C3", "72", "mg%"))
    with pytest.raises(UnitDoubted):
        journal.labs.record(LabReport(date(2026, 2, 20)), line("C3", "72", "mg%"))


@pytest.mark.parametrize(
    ("name", "unit"), [("C3", "g/l"), ("NEUT", "%"), ("DSDNA", "IU/mL"), ("Zinc", "bananas")]
)
def test_units_that_are_known_and_those_of_unknown_tests_ask_nothing(
    journal: Journal, name: str, unit: str
) -> None:
    assert journal.labs.record(NORTHSIDE, line(name, "3", unit)).kept.result.fact.value.unit == unit


DOUBTED = {
    "a figure": (
        LabLine(name="C3", printed="7100000000", unit="mg/dL"),
        "“7100000000” has 10 digits before the decimal point: is it printed so?",
    ),
    "a word for a range": (
        LabLine(name="C3", printed="71", unit="mg/dL", range="abc"),
        "“abc” cannot be read as a range in mg/dL, so it is kept as text: is it printed so?",
    ),
    "a slip in a range": (
        LabLine(name="CREAT", printed="0.8", unit="mg/dL", range="0.9-1.8e"),
        "“0.9-1.8e” cannot be read as a range in mg/dL",
    ),
    "a name": (
        LabLine(name="?", printed="71", unit="mg/dL"),
        "It is kept under that name. Is it printed so?",
    ),
}


@pytest.mark.parametrize(("typed", "words"), DOUBTED.values(), ids=DOUBTED)
def test_what_is_more_likely_a_slip_is_kept_once_somebody_looked_again(
    journal: Journal, typed: LabLine, words: str
) -> None:
    reading = journal.labs.reading(NORTHSIDE, typed)
    assert reading.state is Understanding.DOUBTED
    assert words in reading.words
    with pytest.raises(RefusedLines) as refused:
        journal.labs.record_report(NORTHSIDE, [replace(typed, is_to_check=True)])
    [doubt] = refused.value.refusals.values()
    assert isinstance(doubt, LineDoubted)
    assert words in str(doubt)
    journal.labs.record_report(NORTHSIDE, [typed])
    [kept] = journal.labs.results()
    assert kept.result.fact.value.printed == typed.printed


@pytest.mark.parametrize("limits", ["75-175", "<30", "<1:80", "negative", "Not detected", ""])
def test_ranges_that_laboratories_print_are_not_doubted(journal: Journal, limits: str) -> None:
    typed = LabLine(name="ANA", printed="1:320", range=limits, is_to_check=True)
    journal.labs.record(NORTHSIDE, typed)


def test_a_range_that_was_kept_before_is_not_doubted_again(journal: Journal) -> None:
    typed = LabLine(name="C3", printed="71", unit="mg/dL", range="see overleaf")
    journal.labs.record(EARLIER, typed)
    journal.labs.record(NORTHSIDE, replace(typed, is_to_check=True))


def test_everything_doubtful_in_a_line_is_asked_at_once(journal: Journal) -> None:
    typed = LabLine(name="C3", printed="7100000000", unit="mg%", range="abc", is_to_check=True)
    with pytest.raises(UnitDoubted, match=r"“mg%” is not .* 10 digits .* cannot be read"):
        journal.labs.record(NORTHSIDE, typed)


def test_a_report_is_kept_and_undone_as_one(journal: Journal) -> None:
    lines = [line("C3", "71", "mg/dL"), line("DSDNA", "<10", "IU/mL"), line("ANA", "1:320")]
    recorded = journal.labs.record_report(NORTHSIDE, lines)
    assert [one.kept.result.fact.value.printed for one in recorded] == ["71", "<10", "1:320"]
    assert len({one.kept.report.id for one in recorded}) == 1
    journal.entries.undo()
    assert journal.labs.results() == []


def test_a_report_of_which_one_line_cannot_be_kept_is_not_kept_at_all(journal: Journal) -> None:
    lines = [line("C3", "71", "mg/dL"), line("CREAT", "1,234", "mg/dL"), line("K", "4")]
    with pytest.raises(RefusedLines, match="2 of 3 lines need a second look") as refused:
        journal.labs.record_report(NORTHSIDE, lines)
    assert sorted(refused.value.refusals) == [1, 2]
    assert "could be 1.234 or 1234" in str(refused.value.refusals[1])
    assert journal.labs.results() == []


def test_a_report_of_tomorrow_is_refused_as_a_whole(journal: Journal) -> None:
    with pytest.raises(InvalidEntry, match="has not come yet"):
        journal.labs.record_report(LabReport(date(2026, 3, 9)), [line("C3", "71", "mg/dL")])


def test_the_usual_lines_are_those_a_laboratory_printed_last_in_its_order(
    journal: Journal,
) -> None:
    journal.labs.record_report(EARLIER, [line("CRP", "3", "mg/L"), line("C4", "9", "mg/dL")])
    journal.labs.record_report(NORTHSIDE, [line("C4", "9", "mg/dL"), line("C3", "71", "mg/dL")])
    journal.labs.record(LabReport(date(2026, 2, 22), laboratory="City"), line("ANA", "1:80"))
    assert journal.labs.usual_lines("NORTHSIDE") == ["C4", "C3", "CRP"]
    assert journal.labs.usual_lines("nobody") == []
    assert list(journal.labs.laboratories()) == ["City", "Northside"]


def test_the_laboratory_that_was_typed_last_comes_first_however_old_its_report(
    journal: Journal, journal_at: Callable[..., Journal]
) -> None:
    journal.labs.record(LabReport(date(2026, 2, 22), laboratory="City"), line("ANA", "1:80"))
    later = journal_at("2026-03-01T09:05")
    older = LabReport(date(2025, 11, 3), laboratory="Northside")
    later.labs.record(older, line("ANA", "1:160"))
    assert list(later.labs.laboratories()) == ["Northside", "City"]


def test_known_names_begin_with_what_the_journal_has_results_of(journal: Journal) -> None:
    journal.labs.record(NORTHSIDE, line("Zinc", "12", "umol/L"))
    names = journal.labs.known_names()
    assert names[:2] == ["Zinc", "C3"]
    assert {"Complement C3", "anti-dsDNA"} <= set(names)


def test_the_newest_result_of_each_test_stands_beside_the_one_before(journal: Journal) -> None:
    for day, printed in ((20, "71"), (10, "64"), (1, "60")):
        report = LabReport(date(2026, 2, day))
        journal.labs.record(report, line("C3", printed, "mg/dL"))
    journal.labs.record(NORTHSIDE, line("Zinc", "12", "umol/L"))
    journal.labs.record(NORTHSIDE, line("C4", "9", "mg/dL"))
    found = journal.labs.latest()
    assert [one.code for one in found] == ["C3", "C4", "Zinc"]
    [c3, c4, _] = found
    assert c3.previous is not None
    assert c3.result.result.fact.value.printed == "71"
    assert c3.previous.result.fact.value.printed == "64"
    assert c4.previous is None
    assert c3.goes_by("complement C3C")
    assert not c3.goes_by("complement c4")
