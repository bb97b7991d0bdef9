"""The regimens that ship, against what their sources publish."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.phases import Phase, phases_from_text, phases_to_text
from lupus_journal.reference import catalogue

if TYPE_CHECKING:
    from lupus_journal.domain.regimens import Care, Cited, Regimen

REGIMENS = {regimen.id: regimen for regimen in catalogue.regimens()}
every = Interval.read


@pytest.mark.parametrize(
    ("name", "phases", "total"),
    [
        ("belimumab_iv", (Phase((0, 14, 28)), Phase((0,), every("28d"))), None),
        ("anifrolumab_iv", (Phase((0,), every("28d")),), None),
        ("rituximab_2x", (Phase((0, 14), by_order=True),), None),
        ("rituximab_trial", (Phase((0, 14, 167, 181)),), 4),
        ("rituximab_4x", (Phase((0, 7, 14, 21)),), 4),
        ("cyc_eurolupus", (Phase((0, 14, 28, 42, 56, 70)),), 6),
        ("cyc_nih", (Phase((0,), every("1mo"), times=6),), 6),
        ("obinutuzumab_ln", (Phase((0, 14, 168, 182)), Phase((0,), every("26w"))), None),
        ("mp_pulse", (Phase((0, 1, 2)),), 3),
        ("ivig", (Phase((0, 1, 2, 3, 4), every("28d")),), None),
        ("custom", (), None),
    ],
)
def test_a_regimen_has_its_published_days(
    name: str, phases: tuple[Phase, ...], total: int | None
) -> None:
    assert REGIMENS[name].phases == phases
    assert REGIMENS[name].total == total


def test_these_are_all_regimens_that_ship() -> None:
    assert len(REGIMENS) == 11
    assert list(REGIMENS)[-1] == "custom"


@pytest.mark.parametrize(
    ("name", "intervals"),
    [
        ("rituximab_2x", ["24w"]),
        ("cyc_nih", ["1mo", "28d"]),
        ("obinutuzumab_ln", ["26w", "6mo"]),
        ("ivig", ["28d"]),
    ],
)
def test_the_published_intervals_are_offered(name: str, intervals: list[str]) -> None:
    assert [str(interval) for interval in REGIMENS[name].options.intervals] == intervals
    for interval in REGIMENS[name].options.intervals:
        assert REGIMENS[name].planned(every=interval)[-1].every == interval


def test_only_two_labels_publish_a_shortest_gap() -> None:
    limits = {
        name: [(limit.days, limit.between) for limit in r.limits] for name, r in REGIMENS.items()
    }
    assert {name: found for name, found in limits.items() if found} == {
        "anifrolumab_iv": [(14, "doses")],
        "rituximab_2x": [(112, "blocks")],
    }


def test_a_limit_continues_a_sentence() -> None:
    for regimen in REGIMENS.values():
        for limit in regimen.limits:
            assert limit.sentence.startswith("the ")
            assert f"at least {limit.days} days" in limit.sentence
            assert not limit.sentence.endswith(".")


@pytest.mark.parametrize("regimen", REGIMENS.values(), ids=REGIMENS)
def test_every_fact_says_where_it_is_from(regimen: Regimen) -> None:
    tags = [*regimen.sources, *(limit.source for limit in regimen.limits)]
    for text in cited(regimen.care):
        assert bool(text.text) == bool(text.sources)
        tags += text.sources
    assert regimen.sources
    assert [tag for tag in tags if not known(tag)] == []


@pytest.mark.parametrize("regimen", REGIMENS.values(), ids=REGIMENS)
def test_no_text_advises_or_names_a_dose(regimen: Regimen) -> None:
    said = " ".join(
        [regimen.status, regimen.schedule, *(text.text for text in cited(regimen.care))]
    )
    assert not re.search(
        r"\b(take|hold|should|must|drink well|increase|decrease|skip)\b", said, re.IGNORECASE
    )
    assert not re.search(r"\d\s*(mg|g|ml|mL|L|litres?)\b", said)


@pytest.mark.parametrize("regimen", REGIMENS.values(), ids=REGIMENS)
def test_a_course_can_keep_any_regimen(regimen: Regimen) -> None:
    assert phases_from_text(phases_to_text(regimen.phases)) == regimen.phases
    for before, _ in pairwise(regimen.phases):
        assert before.doses is not None
    if regimen.chair:
        assert regimen.chair.first[0] <= regimen.chair.first[1]
        assert regimen.chair.later[0] <= regimen.chair.later[1]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Benlysta", "belimumab_iv"),
        ("saphnelo", "anifrolumab_iv"),
        ("anifrolumab", "anifrolumab_iv"),
        ("obinutuzumab", "obinutuzumab_ln"),
        ("IVIG", "ivig"),
        ("Solu-Medrol", "mp_pulse"),
        ("custom", "custom"),
    ],
)
def test_a_regimen_goes_by_the_names_on_the_bag(typed: str, name: str) -> None:
    assert catalogue.regimens().find(typed).id == name


def cited(care: Care) -> list[Cited]:
    return [
        *(care.premedication, care.observation, care.hydration),
        *(care.labs_before, care.time_to_effect, care.late),
    ]


def known(tag: str) -> bool:
    return tag in catalogue.sources() or tag.startswith("K: ") or tag == "product default"
