from __future__ import annotations

from datetime import date

import pytest

from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.regimens import Options, Regimen, Regimens

DAYS_28, WEEKS_24, MONTH = Interval.read("28d"), Interval.read("24w"), Interval.read("1mo")


def regimen(name: str, *phases: Phase, options: Options | None = None) -> Regimen:
    return Regimen(
        id=name,
        medicine="" if name == "custom" else name.partition("_")[0],
        brands=("Rituxan", "Truxima (-abbs)") if name.startswith("rituximab") else (),
        schedule="",
        reviewed=date(2026, 11, 22),
        phases=phases,
        options=options or Options(),
    )


BELIMUMAB = regimen("belimumab_iv", Phase((0, 14, 28)), Phase((0,), DAYS_28))
RITUXIMAB = regimen(
    "rituximab_2x",
    Phase((0, 14), by_order=True),
    options=Options(intervals=(WEEKS_24,), any_interval=True),
)
RITUXIMAB_4X = regimen("rituximab_4x", Phase((0, 7, 14, 21)), options=Options(any_interval=True))
CYCLOPHOSPHAMIDE = regimen(
    "cyc_nih", Phase((0,), MONTH, times=6), options=Options(intervals=(MONTH, DAYS_28))
)
PULSE = regimen("mp_pulse", Phase((0, 1, 2)), options=Options(days=(1, 3)))
IVIG = regimen(
    "ivig",
    Phase((0, 1, 2, 3, 4), DAYS_28),
    options=Options(intervals=(DAYS_28,), any_interval=True, days=(2, 5)),
)
CUSTOM = regimen("custom", options=Options(any_interval=True, loading=True))


def test_without_choices_the_published_phases_are_planned() -> None:
    assert BELIMUMAB.planned() == (Phase((0, 14, 28)), Phase((0,), DAYS_28))


def test_rituximab_is_given_again_by_order_unless_an_interval_is_named() -> None:
    assert RITUXIMAB.planned() == (Phase((0, 14), by_order=True),)
    assert RITUXIMAB.planned(every=WEEKS_24) == (Phase((0, 14), WEEKS_24),)
    assert RITUXIMAB_4X.planned() == (Phase((0, 7, 14, 21)),)
    assert RITUXIMAB_4X.planned(every=WEEKS_24) == (Phase((0, 7, 14, 21), WEEKS_24),)


def test_monthly_cyclophosphamide_stays_at_six_doses_when_given_every_28_days() -> None:
    assert CYCLOPHOSPHAMIDE.planned(every=DAYS_28) == (Phase((0,), DAYS_28, times=6),)


def test_an_interval_that_is_not_published_is_refused() -> None:
    with pytest.raises(InvalidEntry) as refusal:
        CYCLOPHOSPHAMIDE.planned(every=Interval.read("21d"))
    sentence = "cyc is given every 1mo or 28d: for another plan use custom."
    assert str(refusal.value) == sentence


def test_a_fixed_schedule_points_to_custom() -> None:
    with pytest.raises(InvalidEntry) as refusal:
        BELIMUMAB.planned(every=WEEKS_24)
    assert str(refusal.value) == "belimumab has a fixed course: for another plan use custom."
    with pytest.raises(InvalidEntry, match=r"has fixed first doses: .* use custom\.$"):
        BELIMUMAB.planned(load=(0, 7))
    with pytest.raises(InvalidEntry, match=r"is not given on a number of days in a row: "):
        BELIMUMAB.planned(days=2)


def test_a_pulse_is_given_on_one_to_three_days() -> None:
    assert PULSE.planned(days=1) == (Phase((0,)),)
    assert PULSE.planned(days=3) == PULSE.planned()
    with pytest.raises(InvalidEntry, match=r"^mp is given on 1 to 3 days in a row\.$"):
        PULSE.planned(days=4)


def test_immune_globulin_repeats_its_days() -> None:
    assert IVIG.planned(days=2) == (Phase((0, 1), DAYS_28),)
    assert IVIG.planned(every=WEEKS_24) == (Phase((0, 1, 2, 3, 4), WEEKS_24),)
    with pytest.raises(InvalidEntry, match="choose a longer interval"):
        IVIG.planned(every=Interval.read("4d"))


def test_days_and_interval_can_be_chosen_together() -> None:
    assert IVIG.planned(every=MONTH, days=3) == (Phase((0, 1, 2), MONTH),)


def test_a_plan_of_ones_own_has_first_doses_an_interval_or_both() -> None:
    assert CUSTOM.planned(load=(0, 14)) == (Phase((0, 14)),)
    assert CUSTOM.planned(every=MONTH) == (Phase((0,), MONTH),)
    assert CUSTOM.planned(every=MONTH, load=(0,)) == (Phase((0,), MONTH),)
    assert CUSTOM.planned(every=MONTH, load=(0, 14)) == (Phase((0, 14)), Phase((0,), MONTH))
    with pytest.raises(InvalidEntry, match="A plan of your own needs a schedule"):
        CUSTOM.planned()
    with pytest.raises(InvalidEntry, match="more than ten years after"):
        CUSTOM.planned(load=(0, 99_999_999))


def test_a_regimen_is_found_by_id_medicine_or_brand() -> None:
    known = Regimens([BELIMUMAB, RITUXIMAB, PULSE, CUSTOM])
    assert known.find("belimumab_iv") is BELIMUMAB
    assert known.find("Belimumab") is BELIMUMAB
    assert known.find("truxima") is RITUXIMAB
    assert known.find("CUSTOM") is CUSTOM


def test_a_medicine_with_several_regimens_asks_which() -> None:
    with pytest.raises(UnknownEntry, match="write rituximab_2x or rituximab_4x"):
        Regimens([RITUXIMAB, RITUXIMAB_4X]).find("rituximab")


@pytest.mark.parametrize("name", ["", "  ", "benlista", "__class__"])
def test_an_unknown_medicine_is_not_guessed(name: str) -> None:
    with pytest.raises(UnknownEntry, match="The journal knows no regimen called"):
        Regimens([BELIMUMAB, RITUXIMAB, CUSTOM]).find(name)


def test_doses_are_counted_only_where_the_plan_ends() -> None:
    totals = [each.total for each in (BELIMUMAB, RITUXIMAB, RITUXIMAB_4X, CYCLOPHOSPHAMIDE, CUSTOM)]
    assert totals == [None, None, 4, 6, None]
