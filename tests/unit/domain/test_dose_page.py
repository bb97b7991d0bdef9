from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from lupus_journal.domain.courses import Course
from lupus_journal.domain.dose_page import DosePage, Line, dose_page
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.phases import Phase, PublishedLimit
from lupus_journal.domain.schedule import dose_numbered

MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=date(2026, 2, 2),
    phases=(Phase((0,), every=Interval.read("28d")),),
    limits=(PublishedLimit(14, "doses", "the label states at least 14 days", "S13"),),
)
FIRST = Infusion(course="c", dose=1, status=InfusionStatus.GIVEN, given_on=date(2026, 2, 2))


def page(second: Infusion | None, note: str = "") -> DosePage:
    infusions = {1: FIRST} if second is None else {1: FIRST, 2: second}
    return dose_page(dose_numbered(MONTHLY, infusions, 2), second, note)


def test_of_a_dose_without_an_entry_only_the_plan_is_known() -> None:
    assert page(None) == DosePage((Line("by the plan", "Mon 2 Mar 2026"),), (), ())


def test_a_booked_place_stands_before_the_session_and_in_it_once_it_was_given() -> None:
    booked = Infusion(
        course="c", dose=2, planned_on=date(2026, 3, 2), planned_at=time(9, 30), place="Ward 3"
    )
    before = page(booked).before
    assert before[1:] == (
        Line("booked for", "Mon 2 Mar 2026 at 09:30"),
        Line("place", "Ward 3"),
    )
    given = Infusion(
        course="c",
        dose=2,
        status=InfusionStatus.GIVEN,
        given_on=date(2026, 3, 2),
        place="Ward 3",
        weight_kg=Decimal("61.5"),
    )
    assert page(given).during == (
        Line("given on", "Mon 2 Mar 2026"),
        Line("weight", "61.5 kg"),
        Line("place", "Ward 3"),
    )
    assert Line("place", "Ward 3") not in page(given).before


def test_a_held_dose_has_its_reason_and_nothing_of_a_session() -> None:
    held = Infusion(
        course="c",
        dose=2,
        status=InfusionStatus.HELD,
        reason=HoldReason.LABS,
        reason_note="white cells",
        lot="A1",
    )
    assert Line("reason", "labs, white cells") in page(held).before
    assert page(held).during == ()


def test_a_broken_limit_comes_last_with_its_source() -> None:
    early = Infusion(
        course="c",
        dose=2,
        status=InfusionStatus.GIVEN,
        given_on=date(2026, 2, 12),
        observed_minutes=0,
    )
    assert page(early, note="fine").after == (
        Line("observed", "0 min"),
        Line("note", "fine"),
        Line(
            "published limit",
            "the label states at least 14 days; you logged 10: check with your centre",
        ),
        Line("its source", "S13"),
    )
