from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from lupus_journal.domain.checkins import Checkin
from lupus_journal.domain.courses import AnchorRule, Course
from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.phases import Phase
from lupus_journal.reference.symptoms import find
from lupus_journal.services.editing import restated
from lupus_journal.services.fields import READERS, Setting, by_field

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SETTING = Setting(now=NOW, zone=UTC, day_ends=time(4), symptom=find)
TODAY = NOW.date()
DRINK = Fluid(date(2026, 2, 27), datetime(2026, 2, 27, 8, tzinfo=UTC), 250)
INFUSION = Infusion(course="x", dose=2, planned_on=date(2026, 3, 9))
COURSE = Course(regimen="custom", medicine="x", start=date(2026, 1, 1), phases=(Phase((0,)),))


def edited(fact: Any, **typed: str) -> Any:
    return restated(fact, by_field(fact, typed), SETTING)


def test_what_is_not_typed_stays() -> None:
    assert edited(DRINK) == DRINK
    assert edited(DRINK, ml="0.5l") == Fluid(DRINK.on, DRINK.at, 500)


def test_a_new_day_forgets_a_time_that_was_on_another() -> None:
    assert edited(DRINK, on="yesterday") == Fluid(date(2026, 2, 28), None, 250)
    assert edited(DRINK, on="2026-02-27").at == DRINK.at


def test_a_new_time_is_on_the_entrys_own_day() -> None:
    assert edited(DRINK, at="19:30").at == datetime(2026, 2, 27, 19, 30, tzinfo=UTC)
    assert edited(DRINK, on="yesterday", at="19:30").at == datetime(2026, 2, 28, 19, 30, tzinfo=UTC)
    assert edited(DRINK, at="").at is None


def test_a_night_belongs_to_the_persons_day_and_a_sample_to_the_calendars() -> None:
    at_night = datetime(2026, 2, 28, 1, 30, tzinfo=UTC)
    assert edited(Checkin(date(2026, 2, 27), None), at="01:30").at == at_night
    assert edited(LabReport(date(2026, 2, 28)), at="01:30").at == at_night


def test_days_ahead_are_for_what_is_planned() -> None:
    assert edited(INFUSION, planned_on="+9d").planned_on == date(2026, 3, 10)
    with pytest.raises(JournalError, match="has not come yet"):
        edited(INFUSION, given_on="+9d", status="given")


def test_a_dose_can_turn_out_to_be_given() -> None:
    given = edited(INFUSION, status="given", given_on="-2d", started_at="10:00", weight_kg="61,5")
    assert given.status is InfusionStatus.GIVEN
    assert given.started_at == datetime(2026, 2, 27, 10, tzinfo=UTC)
    assert given.weight_kg == Decimal("61.5")


def test_a_choice_is_read_whatever_its_capitals_and_hyphens() -> None:
    held = edited(INFUSION, status="Held", reason="No show")
    assert held.reason is HoldReason.NO_SHOW
    assert edited(COURSE, rule="From given").rule is AnchorRule.FROM_GIVEN


def test_an_empty_text_empties_what_may_be_missing_and_nothing_else() -> None:
    assert edited(INFUSION, planned_on="").planned_on is None
    for fact, typed in (
        (Medicine(name="prednisone"), {"name": ""}),
        (COURSE, {"start": ""}),
        (DosePeriod(medicine="x", first_on=TODAY, amount=Decimal(5), unit="mg"), {"amount": ""}),
        (DRINK, {"ml": ""}),
    ):
        with pytest.raises(JournalError):
            edited(fact, **typed)


@pytest.mark.parametrize(
    ("fact", "name", "text"),
    [
        (INFUSION, "dose", "2.5"),
        (INFUSION, "access_attempts", "many"),
        (INFUSION, "observed_minutes", "-5"),
        (INFUSION, "status", "finished"),
        (INFUSION, "planned_at", "25:00"),
        (Checkin(TODAY, None), "too_tired", "perhaps"),
        (DRINK, "course", "x"),
        (COURSE, "phases", "[]"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(fact: Any, name: str, text: str) -> None:
    with pytest.raises(JournalError) as refused:
        edited(fact, **{name: text})
    assert str(refused.value).endswith((".", "?"))


def test_every_field_that_is_read_is_a_field_of_its_fact() -> None:
    for kind, readers in READERS.items():
        assert set(readers) <= set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
