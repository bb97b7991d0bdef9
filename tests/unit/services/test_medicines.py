from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.tapers import Dose, Step

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.medicines import KeptMedicine

TODAY = date(2026, 3, 1)
BEGAN = date(2026, 1, 5)


def mg(amount: str, since: date) -> Step:
    return Step(Dose(Decimal(amount), "mg", "daily"), since)


def prednisolone(journal: Journal, *steps: Step) -> KeptMedicine:
    medicine = Medicine(name="prednisolone", started_on=BEGAN)
    return journal.medicines.add(medicine, steps or [mg("15", BEGAN)])


def spans(kept: KeptMedicine) -> list[tuple[str, date, date | None]]:
    return [(str(dose.fact.amount), dose.fact.first_on, dose.fact.last_on) for dose in kept.doses]


def test_a_new_dose_ends_the_one_before_and_undo_takes_back_both(journal: Journal) -> None:
    before = prednisolone(journal)
    journal.medicines.begin(before, [mg("10", date(2026, 2, 3))])
    [after] = journal.medicines.all()
    assert spans(after) == [
        ("15", BEGAN, date(2026, 2, 2)),
        ("10", date(2026, 2, 3), None),
    ]
    journal.entries.undo()
    assert journal.medicines.all() == [before]


def test_a_taper_is_entered_in_one_action(journal: Journal) -> None:
    kept = prednisolone(journal)
    taper = [mg("5", date(2026, 5, 1)), mg("10", TODAY), mg("7.5", date(2026, 4, 1))]
    after = journal.medicines.begin(kept, taper, note="as on the discharge letter")
    assert spans(after) == [
        ("15", BEGAN, date(2026, 2, 28)),
        ("10", TODAY, date(2026, 3, 31)),
        ("7.5", date(2026, 4, 1), date(2026, 4, 30)),
        ("5", date(2026, 5, 1), None),
    ]
    assert [dose.note for dose in after.doses] == ["", *["as on the discharge letter"] * 3]
    assert [spans(now) for now in journal.medicines.all()] == [spans(after)]


def test_a_taper_with_one_wrong_step_is_not_kept_at_all(journal: Journal) -> None:
    kept = prednisolone(journal)
    with pytest.raises(InvalidEntry, match="15 mg daily is recorded from Mon 5 Jan 2026 on"):
        journal.medicines.begin(kept, [mg("10", TODAY), mg("5", BEGAN)])
    assert journal.medicines.all() == [kept]


def test_a_dose_lies_within_the_days_of_its_medicine(journal: Journal) -> None:
    kept = prednisolone(journal)
    with pytest.raises(InvalidEntry, match="prednisolone began on Mon 5 Jan 2026: a dose of it"):
        journal.medicines.begin(kept, [mg("20", date(2025, 12, 1))])
    ended = journal.medicines.end(kept, date(2026, 2, 27))
    with pytest.raises(InvalidEntry, match="prednisolone ended on Fri 27 Feb 2026: add it again"):
        journal.medicines.begin(ended, [mg("10", TODAY)])
    late = journal.medicines.begin(ended, [mg("10", date(2026, 2, 3))])
    assert spans(late)[-1] == ("10", date(2026, 2, 3), date(2026, 2, 27))


def test_ending_a_medicine_ends_its_dose_and_drops_what_was_to_come(journal: Journal) -> None:
    kept = prednisolone(journal, mg("15", BEGAN), mg("10", date(2026, 4, 1)))
    ended = journal.medicines.end(kept, date(2026, 2, 27), "not tolerated")
    assert ended.entry.fact.end_reason == "not tolerated"
    assert spans(ended) == [("15", BEGAN, date(2026, 2, 27))]
    assert [spans(now) for now in journal.medicines.all()] == [spans(ended)]
    journal.entries.undo()
    assert journal.medicines.all() == [kept]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 1, 4), "prednisolone began on Mon 5 Jan 2026, so it cannot have ended"),
        (date(2026, 1, 31), "10 mg daily of prednisolone is recorded from Tue 3 Feb 2026 on"),
    ],
)
def test_an_end_that_contradicts_the_journal_is_refused(
    journal: Journal, on: date, sentence: str
) -> None:
    kept = prednisolone(journal, mg("15", BEGAN), mg("10", date(2026, 2, 3)))
    with pytest.raises(InvalidEntry, match=sentence):
        journal.medicines.end(kept, on)
    assert journal.medicines.all() == [kept]


def test_a_medicine_ends_once(journal: Journal) -> None:
    ended = journal.medicines.end(prednisolone(journal), TODAY)
    with pytest.raises(InvalidEntry, match="prednisolone ended on Sun 1 Mar 2026 already"):
        journal.medicines.end(ended, TODAY)


def test_what_is_taken_is_not_listed_twice_but_may_begin_again_once_it_ended(
    journal: Journal,
) -> None:
    kept = prednisolone(journal)
    with pytest.raises(InvalidEntry, match="prednisolone is listed as taken already"):
        journal.medicines.add(Medicine(name="Prednisolone"))
    journal.medicines.end(kept, date(2026, 2, 2))
    again = journal.medicines.add(Medicine(name="Prednisolone", started_on=TODAY))
    assert journal.medicines.named("prednisolone") == again


def test_what_is_taken_comes_first_by_name_and_what_is_over_latest_first(
    journal: Journal,
) -> None:
    for name, ended_on in (
        ("mycophenolate mofetil", None),
        ("azathioprine", date(2024, 5, 1)),
        ("cyclophosphamide", date(2025, 5, 1)),
        ("hydroxychloroquine", TODAY),
    ):
        journal.medicines.add(Medicine(name=name, ended_on=ended_on))
    assert [kept.name for kept in journal.medicines.all()] == [
        "hydroxychloroquine",
        "mycophenolate mofetil",
        "cyclophosphamide",
        "azathioprine",
    ]


def test_a_medicine_is_found_by_its_name_the_beginning_of_it_or_its_id(journal: Journal) -> None:
    mofetil = journal.medicines.add(Medicine(name="mycophenolate mofetil"))
    for name in ("Mycophenolate Mofetil", "mycophenolate", mofetil.id[-5:]):
        assert journal.medicines.named(name) == mofetil
    journal.medicines.add(Medicine(name="mycophenolate sodium"))
    with pytest.raises(UnknownEntry, match="can mean more than one medicine: name it by its id"):
        journal.medicines.named("mycophenolate")
    with pytest.raises(UnknownEntry, match="No medicine goes by “aspirin”"):
        journal.medicines.named("aspirin")
