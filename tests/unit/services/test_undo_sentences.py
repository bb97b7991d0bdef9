from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.courses import Course
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import HoldReason
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.occasions import Occasion
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.tapers import Dose, Step
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.services.undone import UndoneAction

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.entries import Entry

SUNDAY = date(2026, 3, 1)
MORNING = datetime(2026, 3, 1, 8, 20, tzinfo=UTC)
NORTHSIDE = LabReport(date(2026, 2, 27), laboratory="Northside")


def check_in(journal: Journal, note: str = "") -> str:
    answers = {"fatigue": Decimal(6), "sleep": Decimal(3)}
    return journal.checkins.record(Occasion(SUNDAY, MORNING), answers, note=note).id


def results(journal: Journal, *printed: str) -> None:
    names = ("C3", "C4")
    lines = [
        LabLine(name=name, printed=value, unit="mg/dL")
        for name, value in zip(names, printed, strict=False)
    ]
    journal.labs.record_report(NORTHSIDE, lines)


def undone(journal: Journal) -> str:
    return journal.entries.undo().words


def test_a_check_in_goes_and_comes_back_with_its_figures(journal: Journal) -> None:
    entry_id = check_in(journal)
    journal.pages.delete(entry_id)
    assert undone(journal) == "The check-in of Sun 1 Mar 2026 is back, with its 2 figures."
    assert (
        undone(journal)
        == "The check-in of Sun 1 Mar 2026 is no longer logged, nor are its 2 figures."
    )


def test_a_check_in_that_was_changed_says_what_it_says_again(journal: Journal) -> None:
    form = journal.forms.form(check_in(journal, note="rain"))
    fatigue, pain, sleep = (one.name for one in form.figures[:3])
    typed = {f"figure_{fatigue}": "5", f"figure_{pain}": "4", f"figure_{sleep}": "", "note": ""}
    journal.forms.keep(form, typed)
    assert undone(journal) == (
        "The check-in of Sun 1 Mar 2026 is back as it was: note nothing → rain; "
        "fatigue or exhaustion 5 → 6; overall pain 4 removed; 1 more."
    )


def test_a_note_is_called_one_and_no_check_in(journal: Journal) -> None:
    entry_id = journal.checkins.record(Occasion(SUNDAY, MORNING), {}, note="rain").id
    assert journal.pages.page(entry_id).title == "Note"
    journal.entries.edit(journal.entries.live(entry_id), {"note": "snow"})
    assert undone(journal) == ("The note of Sun 1 Mar 2026 is back as it was: note snow → rain.")
    journal.pages.delete(entry_id)
    assert undone(journal) == "The note of Sun 1 Mar 2026 is back."
    assert undone(journal) == "The note of Sun 1 Mar 2026 is no longer logged."


def test_a_check_in_with_a_note_stays_a_check_in(journal: Journal) -> None:
    entry_id = check_in(journal, note="rain")
    assert journal.pages.page(entry_id).title == "Check-in"
    journal.pages.delete(entry_id)
    assert undone(journal) == "The check-in of Sun 1 Mar 2026 is back, with its 2 figures."
    assert undone(journal).startswith("The check-in of Sun 1 Mar 2026 is no longer logged")
    too_tired = journal.diary.check_in(SUNDAY, {}, note="rain", too_tired=True).id
    assert journal.pages.page(too_tired).title == "Check-in, too tired"


def test_a_figure_with_its_place_is_told_on_its_day(journal: Journal) -> None:
    journal.diary.log_symptom(SUNDAY, "joint_pain", Decimal(5), site="left wrist")
    assert undone(journal) == "Joint pain 5, left wrist on Sun 1 Mar 2026 is no longer logged."


def test_an_id_that_never_was_is_not_said_to_have_been(journal: Journal) -> None:
    with pytest.raises(UnknownEntry, match=r"^No entry has that id \(any more\)\.$"):
        journal.entries.live("01jh3zc0000000000000000000")


def test_a_figure_changed_by_itself_is_one_of_its_check_in(journal: Journal) -> None:
    entry_id = check_in(journal)
    fatigue = journal.entries.belonging(journal.entries.live(entry_id))[0]
    journal.entries.edit(fatigue, {"value": "7"})
    assert undone(journal) == (
        "The check-in of Sun 1 Mar 2026 is back as it was: fatigue or exhaustion 7 → 6."
    )


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (("71",), "C3 71 mg/dL of Fri 27 Feb 2026 is no longer logged."),
        (
            ("71", "12"),
            "The report of Northside of Fri 27 Feb 2026 is no longer logged, "
            "nor are its 2 results.",
        ),
    ],
)
def test_a_report_is_spoken_of_where_it_has_several_results(
    journal: Journal, printed: tuple[str, ...], told: str
) -> None:
    results(journal, *printed)
    assert undone(journal) == told


def test_results_added_to_a_report_are_told_one_by_one(journal: Journal) -> None:
    results(journal, "71")
    journal.labs.record(NORTHSIDE, LabLine(name="C4", printed="12", unit="mg/dL"))
    assert undone(journal) == "C4 12 mg/dL of Fri 27 Feb 2026 is no longer logged."


def test_a_result_moved_to_another_day_is_told_without_the_report_made_for_it(
    journal: Journal,
) -> None:
    results(journal, "71", "12")
    c4 = journal.labs.results("C4")[0].result.id
    journal.entries.edit(journal.entries.live(c4), {"on": "2026-02-28"})
    assert undone(journal) == (
        "C4 12 mg/dL of Fri 27 Feb 2026 is back as it was: day Sat 28 Feb 2026 → Fri 27 Feb 2026."
    )


def test_a_result_moved_into_a_report_that_stands_is_told_without_the_one_it_left(
    journal: Journal,
) -> None:
    results(journal, "71")
    other_day = LabReport(SUNDAY, laboratory="Northside")
    c4 = journal.labs.record(other_day, LabLine(name="C4", printed="12", unit="mg/dL"))
    entry_id = c4.kept.result.id
    journal.entries.edit(journal.entries.live(entry_id), {"on": "2026-02-27"})
    assert undone(journal) == (
        "C4 12 mg/dL of Sun 1 Mar 2026 is back as it was: day Fri 27 Feb 2026 → Sun 1 Mar 2026."
    )


def test_the_day_of_the_only_result_of_a_report_is_told_beside_what_it_says(
    journal: Journal,
) -> None:
    results(journal, "71")
    c3 = journal.labs.results("C3")[0].result.id
    journal.entries.edit(journal.entries.live(c3), {"on": "2026-03-01", "printed": "72"})
    assert undone(journal) == (
        "C3 71 mg/dL of Fri 27 Feb 2026 is back as it was: "
        "day Sun 1 Mar 2026 → Fri 27 Feb 2026; result 72 → 71."
    )
    journal.entries.edit(journal.entries.live(c3), {"laboratory": "Southside"})
    assert undone(journal).endswith("back as it was: laboratory Southside → Northside.")


def test_a_medicine_goes_with_its_dose(journal: Journal) -> None:
    prednisone = Medicine(name="prednisone", started_on=SUNDAY)
    journal.medicines.add(prednisone, [Step(Dose(Decimal(5), "mg", "daily"), SUNDAY)])
    assert undone(journal) == "prednisone is no longer logged, nor is its dose."


def test_no_sentence_has_an_id_in_it(journal: Journal) -> None:
    entry_id = journal.fluids.record(Fluid(SUNDAY, MORNING, 250)).id
    journal.pages.delete(entry_id)
    with pytest.raises(InvalidEntry, match=r"^250 ml of Sun 1 Mar 2026 was deleted") as refused:
        journal.pages.page(entry_id)
    assert entry_id[-5:] not in str(refused.value)
    journal.entries.undo()
    journal.entries.undo()
    with pytest.raises(UnknownEntry, match=r"^No entry has that id"):
        journal.pages.page(entry_id)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (3, ("A is back.", "B is back.", "C is back.")),
        (2, ("A is back.", "B is back.", "1 more is as before.")),
        (1, ("A is back.", "2 more are as before.")),
    ],
)
def test_what_is_not_told_one_by_one_is_told_as_a_number(count: int, told: tuple[str, ...]) -> None:
    undone = UndoneAction("action", (), ("A is back.", "B is back.", "C is back."))
    assert undone.told_up_to(count) == told


@pytest.fixture
def monthly(journal: Journal) -> Entry[Course]:
    """A course whose first dose was given on its day; the second is planned for 1 March."""
    every_28_days = (Phase(offsets=(0,), every=Interval(28, IntervalUnit.DAYS)),)
    course = Course(regimen="x", medicine="belimumab", start=date(2026, 2, 1), phases=every_28_days)
    kept = journal.courses.add(course)
    journal.infusions.give(journal.infusions.dose(kept), date(2026, 2, 1))
    return kept


class TestDoses:
    def test_a_dose_that_was_given_is_back_on_the_plan(
        self, journal: Journal, monthly: Entry[Course]
    ) -> None:
        journal.infusions.give(journal.infusions.dose(monthly), SUNDAY)
        assert undone(journal) == "Dose 2 of belimumab is back on the plan: Sun 1 Mar 2026."

    def test_a_dose_is_no_longer_held_and_then_held_again(
        self, journal: Journal, monthly: Entry[Course]
    ) -> None:
        journal.infusions.hold(journal.infusions.dose(monthly), HoldReason.INFECTION)
        journal.infusions.plan(journal.infusions.dose(monthly), date(2026, 3, 4))
        assert undone(journal) == "Dose 2 of belimumab is held again: infection."
        assert undone(journal) == (
            "Dose 2 of belimumab is no longer held: it is planned for Sun 1 Mar 2026."
        )

    def test_a_booking_that_was_moved_is_as_it_was_booked(
        self, journal: Journal, monthly: Entry[Course]
    ) -> None:
        journal.infusions.plan(journal.infusions.dose(monthly), date(2026, 3, 4))
        journal.infusions.move(journal.infusions.dose(monthly), date(2026, 3, 6))
        assert undone(journal) == "Dose 2 of belimumab is booked for Wed 4 Mar 2026 again."
        assert undone(journal) == "Dose 2 of belimumab is back on the plan: Sun 1 Mar 2026."

    def test_what_became_of_a_dose_before_it_was_deleted_is_told_as_ever(
        self, journal: Journal, monthly: Entry[Course]
    ) -> None:
        given = journal.infusions.give(journal.infusions.dose(monthly), SUNDAY)
        journal.pages.delete(given.id)
        assert undone(journal) == "Dose 2 of belimumab on Sun 1 Mar 2026 is back."

    def test_a_detail_of_a_session_is_told_by_its_field(
        self, journal: Journal, monthly: Entry[Course]
    ) -> None:
        given = journal.infusions.give(journal.infusions.dose(monthly), SUNDAY, lot="A1")
        journal.entries.edit(journal.entries.live(given.id), {"lot": "A2"})
        assert undone(journal) == (
            "Dose 2 of belimumab on Sun 1 Mar 2026 is back as it was: lot A2 → A1."
        )


def newest(journal: Journal) -> str:
    action = journal.newest.action()
    assert action is not None
    return action.words


class TestTheNewest:
    def test_of_a_new_journal_nothing_is_taken_back(self, journal: Journal) -> None:
        assert journal.newest.action() is None

    def test_what_would_be_taken_back_is_told_with_what_belongs_to_it(
        self, journal: Journal
    ) -> None:
        entry_id = check_in(journal)
        assert newest(journal) == "the check-in of Sun 1 Mar 2026 was logged, with its 2 figures"
        form = journal.forms.form(entry_id)
        journal.forms.keep(form, {f"figure_{form.figures[0].name}": "5"})
        assert newest(journal) == "the check-in of Sun 1 Mar 2026 was changed"
        journal.pages.delete(entry_id)
        assert newest(journal) == "the check-in of Sun 1 Mar 2026 was deleted, with its 2 figures"
        results(journal, "71", "12")
        assert newest(journal) == (
            "the report of Northside of Fri 27 Feb 2026 was logged, with its 2 results"
        )
        results(journal, "73")
        assert newest(journal) == "C3 73 mg/dL of Fri 27 Feb 2026 was logged"

    def test_it_is_what_undo_takes_back(self, journal: Journal) -> None:
        check_in(journal)
        results(journal, "71")
        action = journal.newest.action()
        assert action is not None
        assert journal.entries.undo().action == action.action
        assert newest(journal).startswith("the check-in")
