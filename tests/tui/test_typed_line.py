"""A line of a report as far as it is typed."""

from __future__ import annotations

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.services.lab_doubts import LineDoubted
from lupus_journal.services.lab_intake import Reading, Understanding
from lupus_journal.services.lab_offers import Offer
from lupus_journal.services.lab_reading import UnitDoubted
from lupus_journal.tui.widgets.typed_line import TypedLine, restored

PRINTED_BEFORE = Offer("mg/dL", is_that_laboratorys=True, range="75-175", method="ELISA")


def typed(**texts: str) -> TypedLine:
    line = TypedLine()
    for name, text in texts.items():
        line.type(name, text)
    return line


def understood(offer: Offer) -> Reading:
    return Reading(state=Understanding.UNDERSTOOD, offer=offer)


def test_what_is_filled_in_is_not_typed_and_gives_way_until_it_is_changed() -> None:
    line = TypedLine()
    line.fill_in("test", "C3")
    assert not line.is_typed
    assert not line.is_blank
    line.fill_in("test", "C4")
    line.type("test", "CRP")
    line.fill_in("test", "C3")
    assert line.texts["test"] == "CRP"
    assert line.is_typed


def test_the_same_laboratorys_unit_is_filled_in_and_left_to_the_journal() -> None:
    line = typed(test="C3", printed="71")
    line.understand(understood(PRINTED_BEFORE))
    assert line.texts["unit"] == "mg/dL"
    assert line.line.unit == ""
    line.type("unit", "g/L")
    line.understand(understood(PRINTED_BEFORE))
    assert line.line.unit == "g/L"


def test_a_range_is_kept_only_once_it_is_taken_over() -> None:
    line = typed(test="C3", printed="71")
    line.understand(understood(PRINTED_BEFORE))
    assert (line.line.range, line.line.method) == ("", "")
    line.take("range")
    assert (line.line.range, line.line.method) == ("75-175", "")


@pytest.mark.parametrize(
    ("texts", "said"),
    [({"printed": "71"}, "Name the test that “71” is of"), ({"test": "C3"}, "the value of C3")],
)
def test_half_a_line_is_refused(texts: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidEntry, match=said):
        typed(**texts).to_keep()


def test_a_unit_that_was_doubted_is_kept_as_long_as_the_line_stays_as_it_was() -> None:
    line = typed(test="C3", printed="71", unit="mg%")
    assert not line.to_keep().is_unit_sure
    line.refuse(UnitDoubted("Is it?"))
    assert line.to_keep().is_unit_sure
    line.type("printed", "72")
    assert not line.to_keep().is_unit_sure


def test_a_draft_brings_back_what_was_typed_in_its_order() -> None:
    first, untouched, last = typed(test="C3", printed="71"), TypedLine(), typed(printed="<10")
    untouched.fill_in("test", "C4")
    last.fill_in("test", "DSDNA")
    values = {"on": "2026-03-01"}
    for number, line in enumerate((first, untouched, last)):
        values |= line.values(number)
    lines = restored(values)
    assert [(line.texts["test"], line.texts["printed"]) for line in lines] == [
        ("C3", "71"),
        ("DSDNA", "<10"),
    ]


def test_a_line_is_asked_about_until_it_was_doubted_as_it_stands() -> None:
    line = TypedLine()
    line.type("test", "?")
    line.type("printed", "71")
    assert line.to_keep().is_to_check
    line.refuse(LineDoubted("Is it printed so?"))
    assert line.reading.words.endswith("save once more.")
    assert not line.to_keep().is_to_check
    line.type("printed", "72")
    assert line.to_keep().is_to_check
