from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.occasions import Occasion
from lupus_journal.domain.tapers import Dose, Step
from lupus_journal.services.lab_reading import LabLine

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal

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
    with pytest.raises(UnknownEntry, match=r"^That entry is no longer in the journal"):
        journal.pages.page(entry_id)
