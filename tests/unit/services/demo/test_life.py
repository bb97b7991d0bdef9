from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import pytest

from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import Course
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.entries import Entry, Origin
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.lab_values import Form
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod
from lupus_journal.domain.person import Person
from lupus_journal.domain.reviews import Review
from lupus_journal.domain.schedule import doses
from lupus_journal.reference.catalogue import analytes, regimens, symptoms
from lupus_journal.services.demo.life import Reference, a_life
from lupus_journal.services.demo.mark import made_on

if TYPE_CHECKING:
    from lupus_journal.services.demo.deeds import Deed

F = TypeVar("F")

NOW = datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
REFERENCE = Reference(regimens(), analytes())


def life(now: datetime = NOW) -> list[Deed]:
    return a_life(now, timezone(timedelta(hours=1)), REFERENCE)


@pytest.fixture(scope="module")
def deeds() -> list[Deed]:
    return life()


def entries(deeds: list[Deed], kind: type[F]) -> list[Entry[F]]:
    """The entries of one kind as they stand in the end, in the order they were made."""
    kept = {entry.id: entry for deed in deeds for entry in (*deed.added, *deed.changed)}
    return [entry for entry in kept.values() if isinstance(entry.fact, kind)]


def facts(deeds: list[Deed], kind: type[F]) -> list[F]:
    return [entry.fact for entry in entries(deeds, kind)]


def printed(deeds: list[Deed], code: str) -> list[tuple[date, LabResult]]:
    """The results of an analyte with their days, the earliest first."""
    reports = {entry.id: entry.fact.on for entry in entries(deeds, LabReport)}
    results = [fact for fact in facts(deeds, LabResult) if fact.code == code]
    return [(reports[result.report], result) for result in results]


def number(result: LabResult) -> float:
    assert result.value.number is not None
    return float(result.value.number)


class TestTheStory:
    def test_the_same_day_always_tells_the_same(self, deeds: list[Deed]) -> None:
        assert life() == deeds

    def test_another_day_tells_it_with_its_own_dates(self, deeds: list[Deed]) -> None:
        later = life(NOW + timedelta(days=10))
        [course], [later_course] = facts(deeds, Course), facts(later, Course)
        assert later_course.start > course.start

    def test_it_covers_two_years_up_to_yesterday(self, deeds: list[Deed]) -> None:
        days = [checkin.on for checkin in facts(deeds, Checkin)]
        assert min(days) == date(2024, 3, 1)
        assert max(days) <= TODAY - timedelta(days=1)
        assert (TODAY - min(days)).days == 730

    @pytest.mark.parametrize("days_later", range(7))
    @pytest.mark.parametrize("hour", [0, 9, 23])
    def test_nothing_is_recorded_before_it_happened(self, days_later: int, hour: int) -> None:
        now = NOW.replace(hour=hour) + timedelta(days=days_later)
        for deed in life(now):
            assert deed.at <= now
            for entry in (*deed.added, *deed.changed):
                assert entry.recorded_at.tzinfo is UTC
                on = getattr(entry.fact, "on", None)
                assert on is None or on <= deed.at.date()

    def test_after_the_introduction_deeds_come_in_the_order_they_were_done(
        self, deeds: list[Deed]
    ) -> None:
        [introduced, *lived] = deeds
        assert isinstance(introduced.added[0].fact, Person)
        assert [deed.at for deed in lived] == sorted(deed.at for deed in lived)

    def test_every_entry_and_every_action_has_an_id_of_its_own(self, deeds: list[Deed]) -> None:
        ids = [deed.id for deed in deeds] + [e.id for deed in deeds for e in deed.added]
        assert [name for name, count in Counter(ids).items() if count > 1] == []

    def test_it_is_made_up_and_says_so(self, deeds: list[Deed]) -> None:
        [person] = facts(deeds, Person)
        assert "made up" in person.name

    def test_a_demo_knows_the_day_it_was_made_on(self, deeds: list[Deed]) -> None:
        [person] = entries(deeds, Person)
        assert made_on(person, NOW.tzinfo) == TODAY

    def test_somebody_elses_journal_is_no_demo(self, deeds: list[Deed]) -> None:
        [person] = entries(deeds, Person)
        own = Entry(
            id="01kjk1qdm0yq1wtj9srcgcg9v1",
            fact=person.fact,
            recorded_at=person.recorded_at,
            author="patient",
        )
        assert made_on(own, NOW.tzinfo) is None
        assert made_on(None, NOW.tzinfo) is None


class TestInfusions:
    @pytest.fixture
    def timeline(self, deeds: list[Deed]) -> dict[int, Infusion]:
        return {infusion.dose: infusion for infusion in facts(deeds, Infusion)}

    def test_each_falls_where_the_regimen_puts_it_but_for_one_late_and_one_held(
        self, deeds: list[Deed], timeline: dict[int, Infusion]
    ) -> None:
        [course] = facts(deeds, Course)
        late = {
            dose.number: dose.lateness
            for dose in doses(course, timeline)
            if dose.number <= 27 and dose.lateness
        }
        assert late == {9: 6, 17: 13}

    def test_the_held_one_was_put_off_for_an_infection_and_given_later(
        self, deeds: list[Deed], timeline: dict[int, Infusion]
    ) -> None:
        states = [
            entry.fact.status
            for deed in deeds
            for entry in (*deed.added, *deed.changed)
            if isinstance(entry.fact, Infusion) and entry.fact.dose == 17
        ]
        assert states == ["confirmed", "held", "moved", "given"]
        assert timeline[17].reason is HoldReason.INFECTION

    @pytest.mark.parametrize("days_later", range(7))
    def test_the_next_one_is_booked_within_a_week(self, days_later: int) -> None:
        today = TODAY + timedelta(days=days_later)
        [*given, booked] = facts(life(NOW + timedelta(days=days_later)), Infusion)
        assert {infusion.status for infusion in given} == {InfusionStatus.GIVEN}
        assert booked.status is InfusionStatus.CONFIRMED
        assert booked.planned_on is not None
        assert 0 <= (booked.planned_on - today).days < 7
        assert booked.planned_at is not None


class TestLabs:
    def test_protein_falls_over_months_with_a_bump(self, deeds: list[Deed]) -> None:
        ratios = [number(result) for _, result in printed(deeds, "UPCR")]
        assert 2_200 <= ratios[0] <= 2_600
        assert 350 <= ratios[-1] <= 480
        assert any(later > earlier + 100 for earlier, later in pairwise(ratios))

    @pytest.mark.parametrize("code", ["C3", "C4"])
    def test_complement_rises_into_its_range(self, deeds: list[Deed], code: str) -> None:
        (_, first), *_, (_, last) = printed(deeds, code)
        assert (first.flag, last.flag) == ("L", "")

    def test_another_laboratory_measures_the_antibodies_from_the_second_year(
        self, deeds: list[Deed]
    ) -> None:
        assays = [
            (result.method, result.value.unit, result.range.text)
            for _, result in printed(deeds, "DSDNA")
        ]
        assert list(dict.fromkeys(assays)) == [("ELISA", "IU/mL", "<30"), ("FEIA", "kIU/L", "<15")]
        assert sorted(assays, key=lambda assay: assay[0]) == assays

    @pytest.mark.parametrize(("code", "text"), [("CRP", "<0.5"), ("DSDNA", "<10")])
    def test_what_cannot_be_measured_is_a_limit_and_no_number(
        self, deeds: list[Deed], code: str, text: str
    ) -> None:
        _, last = printed(deeds, code)[-1]
        assert (last.value.printed, last.value.form) == (text, Form.CENSORED)
        assert not last.value.trendable

    def test_every_form_of_result_is_there_to_be_seen(self, deeds: list[Deed]) -> None:
        forms = {result.value.form for result in facts(deeds, LabResult)}
        assert forms >= {
            Form.NUMERIC,
            Form.CENSORED,
            Form.TITRE,
            Form.ORDINAL,
            Form.NON_RESULT,
        }
        assert Form.TEXT not in forms

    def test_the_dipstick_goes_from_two_plus_to_a_trace(self, deeds: list[Deed]) -> None:
        strips = [result.value.printed for _, result in printed(deeds, "UPRO")]
        assert (strips[0], strips[-1]) == ("2+", "trace")

    def test_a_spoilt_and_a_pending_sample_have_no_number(self, deeds: list[Deed]) -> None:
        said = {
            result.value.printed: result.value.number
            for result in facts(deeds, LabResult)
            if result.value.form is Form.NON_RESULT
        }
        assert said == {"hemolyzed": None, "pending": None}

    def test_numbers_are_kept_in_the_usual_unit_beside_what_was_printed(
        self, deeds: list[Deed]
    ) -> None:
        known = analytes()
        for result in facts(deeds, LabResult):
            assert known.find(result.code).name == result.name
            if result.value.trendable:
                assert result.canonical is not None, result.code

    def test_results_are_marked_as_copied_from_a_report(self, deeds: list[Deed]) -> None:
        assert {entry.origin for entry in entries(deeds, LabResult)} == {Origin.COPIED}


class TestDiary:
    def test_most_days_have_a_checkin_and_a_fortnight_has_none(self, deeds: list[Deed]) -> None:
        days = sorted({checkin.on for checkin in facts(deeds, Checkin)})
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        assert 0.75 < len(days) / 730 < 0.95
        assert 14 < max(gaps) < 21

    def test_some_days_were_too_tiring_for_figures(self, deeds: list[Deed]) -> None:
        tired = {checkin.on for checkin in facts(deeds, Checkin) if checkin.too_tired}
        figures = {score.on for score in facts(deeds, SymptomScore)}
        assert len(tired) >= 10
        assert tired & figures == set()

    def test_every_figure_is_one_that_its_scale_knows(self, deeds: list[Deed]) -> None:
        scales = {symptom.id: symptom.scale for symptom in symptoms()}
        for score in facts(deeds, SymptomScore):
            assert scales[score.symptom].check(score.value, score.symptom) == score.value

    def test_fatigue_is_worse_at_the_end_of_the_cycle(self, deeds: list[Deed]) -> None:
        given = [one.given_on for one in facts(deeds, Infusion) if one.given_on]
        by_day: dict[bool, list[float]] = {False: [], True: []}
        for score in facts(deeds, SymptomScore):
            since = [(score.on - day).days for day in given if day <= score.on]
            if score.symptom == "fatigue" and since and min(since) > 2:
                by_day[min(since) > 22].append(float(score.value))
        middle, end = (sum(known) / len(known) for known in by_day.values())
        assert end > middle + 0.5

    def test_joints_hurt_more_in_the_flare(self, deeds: list[Deed]) -> None:
        [course] = facts(deeds, Course)
        flare = course.start + timedelta(days=265)
        pain = [score for score in facts(deeds, SymptomScore) if score.symptom == "joint_pain"]
        during = [float(one.value) for one in pain if abs((one.on - flare).days) <= 10]
        after = [float(one.value) for one in pain if (one.on - flare).days > 100]
        assert sum(during) / len(during) > sum(after) / len(after) + 2

    def test_a_caregiver_wrote_some_of_it_and_marked_some_as_seen(self, deeds: list[Deed]) -> None:
        by_sam = [e for deed in deeds for e in deed.added if e.author == "Sam"]
        assert {type(entry.fact) for entry in by_sam} >= {Checkin, Fluid, Review}
        assert {entry.origin for entry in by_sam} == {Origin.CAREGIVER}

    def test_drinks_are_logged_around_infusions_only(self, deeds: list[Deed]) -> None:
        infusions = facts(deeds, Infusion)
        days = {one.given_on or one.planned_on for one in infusions}
        around = days | {day - timedelta(days=1) for day in days if day}
        drinks = facts(deeds, Fluid)
        assert {drink.on for drink in drinks} <= around
        assert len({drink.on for drink in drinks}) >= 50

    def test_the_person_was_not_told_to_limit_drinking_and_the_clinic_named_a_figure(
        self, deeds: list[Deed]
    ) -> None:
        [person] = facts(deeds, Person)
        assert person.limit_drinking is ToldToLimit.NO
        assert person.fluid_goal_ml == 2_000


def test_the_steroid_goes_down_to_5_with_one_step_back(deeds: list[Deed]) -> None:
    [(medicine, _)] = Counter(one.medicine for one in facts(deeds, DosePeriod)).most_common(1)
    taper = [one for one in facts(deeds, DosePeriod) if one.medicine == medicine]
    amounts = [float(period.amount) for period in taper]
    assert (amounts[0], amounts[-1]) == (40, 5)
    assert sum(b > a for a, b in pairwise(amounts)) == 1
    assert [period.last_on is None for period in taper] == [False] * (len(taper) - 1) + [True]
