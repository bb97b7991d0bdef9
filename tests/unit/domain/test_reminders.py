"""What is due, as a person would meet it from day to day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.answers import Answer, Answered
from lupus_journal.domain.courses import Course
from lupus_journal.domain.drinking import ASK, Drinking, ToldToLimit
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval, IntervalUnit
from lupus_journal.domain.phases import Phase
from lupus_journal.domain.reminder_rules import RULES
from lupus_journal.domain.reminders import Due, Treatment, due

MARCH_TENTH = date(2026, 3, 10)
LAST_DOSE = date(2026, 2, 10)
CET = timezone(timedelta(hours=1))
NOTHING_AHEAD = timedelta()

MONTHLY = Course(
    regimen="anifrolumab_iv",
    medicine="anifrolumab",
    start=LAST_DOSE,
    phases=(Phase((0,), every=Interval(28, IntervalUnit.DAYS)),),
)


def entry(name: str, fact: Infusion) -> Entry[Infusion]:
    return Entry(id=name, fact=fact, recorded_at=datetime(2026, 2, 1, tzinfo=UTC), author="patient")


def treatment(*infusions: Infusion, course: Course = MONTHLY) -> Treatment:
    """Course c with what is on record of its doses."""
    kept = Entry(
        id="c", fact=course, recorded_at=datetime(2026, 2, 1, tzinfo=UTC), author="patient"
    )
    return Treatment(kept, {fact.dose: entry(f"infusion-{fact.dose}", fact) for fact in infusions})


def was_given(dose: int, on: date, ended_at: datetime | None = None) -> Infusion:
    return Infusion(
        course="c", dose=dose, status=InfusionStatus.GIVEN, given_on=on, ended_at=ended_at
    )


def is_booked(dose: int, on: date, at: time | None = None) -> Infusion:
    return Infusion(course="c", dose=dose, planned_on=on, planned_at=at)


def was_left_out(dose: int, status: InfusionStatus, on: date) -> Infusion:
    return Infusion(
        course="c", dose=dose, status=status, planned_on=on, reason=HoldReason.INFECTION
    )


FIRST = was_given(1, LAST_DOSE)
ON_COURSE = treatment(FIRST)


def items(
    now: str,
    *treatments: Treatment,
    within: timedelta = NOTHING_AHEAD,
    answers: tuple[Answer, ...] = (),
    drinking: Drinking | None = None,
) -> list[Due]:
    """What is due at a local time of March 2026 such as "10 09:00"."""
    moment = datetime.fromisoformat(f"2026-03-{now}:00+01:00")
    return due(moment, within, treatments, answers, drinking or Drinking())


def kinds(found: list[Due]) -> list[str]:
    return [item.kind for item in found]


class TestLeadUp:
    """Dose 2 of a monthly course falls on 10 March."""

    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            ("02 23:59", []),
            ("03 00:00", ["rem_week"]),
            ("08 23:59", ["rem_week"]),
            ("09 00:00", ["rem_hydrate_1"]),
            ("09 23:59", ["rem_hydrate_1"]),
            ("10 00:00", ["infusion", "rem_hydrate_2"]),
            ("10 23:59", ["infusion", "rem_hydrate_2"]),
            ("11 00:00", ["overdue"]),
            ("25 12:00", ["overdue"]),
        ],
    )
    def test_what_shows_when(self, now: str, expected: list[str]) -> None:
        assert kinds(items(now, ON_COURSE)) == expected

    def test_a_heads_up_names_the_day_and_the_booked_time(self) -> None:
        [item] = items("04 09:00", treatment(FIRST, is_booked(2, MARCH_TENTH, time(9, 30))))
        assert item == Due(
            id="c-2-rem_week",
            kind="rem_week",
            on=date(2026, 3, 3),
            at=None,
            title="Infusion on Tue 10 Mar 2026 at 09:30",
            course="c",
            dose=2,
            infusion="infusion-2",
            reminder="rem_week",
        )

    def test_the_day_itself_carries_the_booked_time(self) -> None:
        booked = treatment(FIRST, is_booked(2, MARCH_TENTH, time(9, 30)))
        [water, infusion] = items("10 07:00", booked)
        assert (infusion.on, infusion.at, infusion.title) == (
            MARCH_TENTH,
            time(9, 30),
            "Infusion today at 09:30",
        )
        assert water.at is None

    def test_a_dose_nobody_booked_has_no_entry(self) -> None:
        [item] = items("04 09:00", ON_COURSE)
        assert item.infusion is None
        assert item.title == "Infusion on Tue 10 Mar 2026"

    def test_a_booked_day_moves_the_lead_up(self) -> None:
        booked = treatment(FIRST, is_booked(2, date(2026, 3, 12)))
        assert kinds(items("10 09:00", booked)) == ["rem_week"]
        assert kinds(items("11 09:00", booked)) == ["rem_hydrate_1"]

    def test_no_title_names_the_medicine(self) -> None:
        for day in range(1, 32):
            for item in items(f"{day:02} 12:00", ON_COURSE, within=timedelta(days=60)):
                assert "anifrolumab" not in item.title.lower()

    def test_days_in_a_row_do_not_remind_of_themselves_a_week_ahead(self) -> None:
        pulse = replace(MONTHLY, start=MARCH_TENTH, phases=(Phase((0, 1, 2)),))
        ahead = items("01 09:00", treatment(course=pulse), within=timedelta(days=30))
        assert [item.dose for item in ahead if item.kind == "rem_week"] == [1]

    def test_weekly_infusions_each_have_their_heads_up(self) -> None:
        weekly = replace(MONTHLY, start=MARCH_TENTH, phases=(Phase((0, 7, 14, 21)),))
        ahead = items("01 09:00", treatment(course=weekly), within=timedelta(days=30))
        assert [item.dose for item in ahead if item.kind == "rem_week"] == [1, 2, 3, 4]


class TestLookingAhead:
    def test_three_days_ahead(self) -> None:
        found = items("07 12:00", ON_COURSE, within=timedelta(days=3))
        assert kinds(found) == ["rem_week", "rem_hydrate_1", "infusion", "rem_hydrate_2"]
        assert [item.on.day for item in found] == [3, 9, 10, 10]

    def test_an_infusion_further_ahead_is_named_by_its_day(self) -> None:
        found = items("07 12:00", ON_COURSE, within=timedelta(days=3))
        assert found[2].title == "Infusion on Tue 10 Mar 2026"

    def test_a_question_about_the_past_is_not_asked_ahead(self) -> None:
        assert "overdue" not in kinds(items("07 12:00", ON_COURSE, within=timedelta(days=30)))

    def test_a_span_beyond_the_calendar_ends_with_it(self) -> None:
        eurolupus = replace(MONTHLY, phases=(Phase((0, 14, 28, 42, 56, 70)),))
        found = items("01 12:00", treatment(course=eurolupus), within=timedelta.max)
        assert kinds(found).count("infusion") == 4


class TestQuestions:
    def test_a_day_that_passed_unanswered_asks_what_became_of_it(self) -> None:
        [item] = items("11 09:00", ON_COURSE)
        assert (item.id, item.on, item.title) == (
            "c-2-overdue",
            MARCH_TENTH,
            "Planned for 10 Mar: given, moved or held?",
        )

    def test_it_is_asked_once_for_a_course_however_many_days_passed(self) -> None:
        now = datetime(2026, 6, 1, 9, tzinfo=CET)
        found = due(now, NOTHING_AHEAD, [ON_COURSE], [], Drinking())
        assert [(item.kind, item.dose) for item in found if item.kind == "overdue"] == [
            ("overdue", 2)
        ]
        assert "Planned for 10 Mar (and 2 dates since): given, moved or held?" in [
            item.title for item in found
        ]

    def test_each_course_asks_for_itself(self) -> None:
        other = ON_COURSE._replace(course=replace(ON_COURSE.course, id="d"))
        assert [item.id for item in items("11 09:00", ON_COURSE, other)] == [
            "c-2-overdue",
            "d-2-overdue",
        ]

    def test_doses_before_the_last_recorded_one_are_not_asked_about(self) -> None:
        later = treatment(was_given(3, date(2026, 3, 2)))
        found = items("13 09:00", later)
        assert "overdue" not in kinds(found)

    @pytest.mark.parametrize("now", ["01 09:00", "10 09:00", "31 09:00"])
    def test_a_held_dose_reminds_of_its_new_date_only(self, now: str) -> None:
        held = treatment(FIRST, was_left_out(2, InfusionStatus.HELD, MARCH_TENTH))
        [item] = [item for item in items(now, held) if item.dose == 2]
        assert (item.id, item.kind, item.title) == (
            "c-2-rebook",
            "overdue",
            "Planned for 10 Mar and held: is there a new date?",
        )

    @pytest.mark.parametrize("status", [InfusionStatus.MISSED, InfusionStatus.CANCELLED])
    @pytest.mark.parametrize("now", ["03 09:00", "09 09:00", "10 09:00", "11 09:00"])
    def test_a_missed_or_cancelled_dose_reminds_of_nothing(
        self, status: InfusionStatus, now: str
    ) -> None:
        assert items(now, treatment(FIRST, was_left_out(2, status, MARCH_TENTH))) == []

    def test_a_booked_dose_is_reminded_of_when_the_one_after_it_is_cancelled(self) -> None:
        cancelled = was_left_out(3, InfusionStatus.CANCELLED, date(2026, 4, 7))
        both = treatment(FIRST, is_booked(2, MARCH_TENTH), cancelled)
        assert "infusion" in kinds(items("10 09:00", both))
        assert "overdue" in kinds(items("11 09:00", both))
        assert {item.dose for item in items("11 09:00", both, within=timedelta(days=30))} == {2}

    def test_a_course_that_has_ended_asks_for_nothing(self) -> None:
        ended = treatment(FIRST, course=replace(MONTHLY, ended_on=date(2026, 3, 10)))
        assert items("11 09:00", ended) == []
        held = was_left_out(2, InfusionStatus.HELD, MARCH_TENTH)
        assert items("11 09:00", ended._replace(infusions={2: entry("infusion-2", held)})) == []

    def test_the_last_day_of_a_course_still_has_its_infusion(self) -> None:
        ended = treatment(FIRST, course=replace(MONTHLY, ended_on=MARCH_TENTH))
        assert "infusion" in kinds(items("10 09:00", ended))

    def test_a_course_that_waits_for_an_order_asks_for_nothing(self) -> None:
        by_order = replace(MONTHLY, phases=(Phase((0, 14), by_order=True),))
        both = treatment(FIRST, was_given(2, date(2026, 2, 24)), course=by_order)
        assert items("31 09:00", both, within=timedelta(days=300)) == []


class TestFollowUps:
    """Dose 2 was given on 10 March, from 09:00 to 10:30."""

    GIVEN = treatment(
        FIRST, was_given(2, MARCH_TENTH, ended_at=datetime(2026, 3, 10, 10, 30, tzinfo=CET))
    )

    @pytest.mark.parametrize(
        ("now", "reminders"),
        [
            ("10 14:29", []),
            ("10 14:30", ["rem_post_4h"]),
            ("11 10:30", ["rem_post_4h", "rem_post_24h"]),
            ("13 10:30", ["rem_post_4h", "rem_post_24h", "rem_post_72h"]),
            ("13 14:30", ["rem_post_24h", "rem_post_72h"]),
            ("16 10:29", ["rem_post_72h"]),
            ("16 10:30", []),
            ("17 10:30", ["rem_post_7d"]),
            ("20 10:30", []),
        ],
    )
    def test_they_show_from_their_moment_for_three_days(
        self, now: str, reminders: list[str]
    ) -> None:
        found = items(now, self.GIVEN)
        assert [item.reminder for item in found] == reminders
        assert set(kinds(found)) <= {"rem_post"}

    def test_they_carry_their_moment(self) -> None:
        [item] = items("10 18:00", self.GIVEN)
        assert (item.id, item.on, item.at) == ("c-2-rem_post_4h", MARCH_TENTH, time(14, 30))

    def test_without_times_they_fall_on_days(self) -> None:
        found = items("11 00:00", treatment(FIRST, was_given(2, MARCH_TENTH)))
        assert [(item.reminder, item.on.day, item.at) for item in found] == [
            ("rem_post_4h", 10, None),
            ("rem_post_24h", 11, None),
        ]

    @pytest.mark.parametrize(
        ("regimen", "count"),
        [
            ("belimumab_iv", 1),
            ("rituximab_2x", 1),
            ("rituximab_4x", 1),
            ("anifrolumab_iv", 0),
            ("cyc_nih", 0),
        ],
    )
    def test_after_belimumab_and_rituximab_there_is_one_on_day_ten(
        self, regimen: str, count: int
    ) -> None:
        given = replace(self.GIVEN.course, fact=replace(MONTHLY, regimen=regimen))
        found = items("20 10:30", self.GIVEN._replace(course=given))
        assert [item.reminder for item in found] == ["rem_post_10d"] * count

    def test_a_late_record_counts_from_the_day_it_was_given(self) -> None:
        found = items("12 09:00", treatment(FIRST, was_given(2, date(2026, 3, 5))))
        assert [item.reminder for item in found] == ["rem_post_7d"]

    def test_they_outlive_the_course(self) -> None:
        ended = replace(MONTHLY, ended_on=MARCH_TENTH)
        given = self.GIVEN._replace(course=replace(self.GIVEN.course, fact=ended))
        assert [item.reminder for item in items("17 10:30", given)] == ["rem_post_7d"]


class TestAnswers:
    @pytest.mark.parametrize("answered", [Answered.DONE, Answered.SKIPPED])
    def test_done_and_skipped_silence_a_reminder(self, answered: Answered) -> None:
        [item] = items("03 09:00", ON_COURSE)
        assert items("04 09:00", ON_COURSE, answers=(item.answered(answered),)) == []

    def test_an_answer_silences_only_its_own_reminder(self) -> None:
        [item] = items("03 09:00", ON_COURSE)
        done = item.answered(Answered.DONE)
        assert kinds(items("09 09:00", ON_COURSE, answers=(done,))) == ["rem_hydrate_1"]

    def test_a_snooze_hides_it_for_a_while(self) -> None:
        [item] = items("11 09:00", ON_COURSE)
        snoozed = item.answered(Answered.SNOOZED, datetime(2026, 3, 11, 11, tzinfo=CET))
        assert items("11 10:59", ON_COURSE, answers=(snoozed,)) == []
        assert items("11 11:00", ON_COURSE, answers=(snoozed,)) == [item]

    def test_a_snooze_that_runs_out_in_time_is_seen_ahead(self) -> None:
        [item] = items("04 09:00", ON_COURSE)
        snoozed = item.answered(Answered.SNOOZED, datetime(2026, 3, 5, 9, tzinfo=CET))
        assert items("04 09:00", ON_COURSE, answers=(snoozed,)) == []
        assert items("04 09:00", ON_COURSE, answers=(snoozed,), within=timedelta(days=1)) == [item]

    def test_a_snoozed_question_stays_hidden_however_far_one_looks(self) -> None:
        [item] = items("11 09:00", ON_COURSE)
        snoozed = item.answered(Answered.SNOOZED, datetime(2026, 3, 11, 11, tzinfo=CET))
        ahead = items("11 09:00", ON_COURSE, answers=(snoozed,), within=timedelta(days=2))
        assert "overdue" not in kinds(ahead)

    def test_the_last_answer_counts(self) -> None:
        [item] = items("11 09:00", ON_COURSE)
        done = item.answered(Answered.DONE)
        snoozed = item.answered(Answered.SNOOZED, datetime(2026, 3, 11, 10, tzinfo=CET))
        assert items("11 11:00", ON_COURSE, answers=(done, snoozed)) == [item]
        assert items("11 11:00", ON_COURSE, answers=(snoozed, done)) == []

    def test_a_dose_that_moves_to_a_later_day_reminds_anew(self) -> None:
        [item] = items("04 09:00", ON_COURSE)
        done = item.answered(Answered.DONE)
        moved = treatment(
            FIRST, replace(is_booked(2, date(2026, 3, 24)), status=InfusionStatus.MOVED)
        )
        assert kinds(items("17 09:00", moved, answers=(done,))) == ["rem_week"]


class TestDrinking:
    def test_a_prompt_needs_the_answer_no(self) -> None:
        [asked] = items("09 10:00", ON_COURSE)
        nobody_said_so = Drinking(limit_told=ToldToLimit.NO, goal_ml=2_000)
        [prompted] = items("09 10:00", ON_COURSE, drinking=nobody_said_so)
        assert asked.title == ASK
        assert prompted.title == "Water today: your clinic's figure is 2,000 ml."

    def test_swelling_hides_the_prompt(self) -> None:
        drinking = Drinking(limit_told=ToldToLimit.NO, sign="swelling", sign_on=date(2026, 3, 3))
        [item] = items("09 10:00", ON_COURSE, drinking=drinking)
        assert item.title == "Drink as your team advised; you logged swelling on 3 Mar."


class TestClocks:
    def test_the_clock_change_moves_no_reminder(self) -> None:
        """Summer time begins in Europe on 29 March 2026, two days after this heads-up."""
        course = replace(MONTHLY, start=date(2026, 4, 3))
        before = datetime.fromisoformat("2026-03-27T00:00:00+01:00")
        after = datetime.fromisoformat("2026-04-01T23:59:00+02:00")
        for now in (before, after):
            found = due(now, NOTHING_AHEAD, [treatment(course=course)], [], Drinking())
            assert kinds(found) == ["rem_week"]

    def test_an_infusion_abroad_is_followed_up_at_the_hour_it_ended_there(self) -> None:
        tokyo = timezone(timedelta(hours=9))
        abroad = was_given(2, MARCH_TENTH, ended_at=datetime(2026, 3, 10, 23, 0, tzinfo=tokyo))
        found = items("11 23:00", treatment(FIRST, abroad))
        assert [(item.on.day, item.at) for item in found] == [(11, time(3)), (11, time(23))]


def test_every_reminder_has_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - wall clock
    lambda moment: moment.replace(tzinfo=CET)
)
spans = st.timedeltas(timedelta(), timedelta(days=90))


@given(
    day=days,
    now=moments,
    within=spans,
    status=st.sampled_from([InfusionStatus.MISSED, InfusionStatus.CANCELLED, InfusionStatus.HELD]),
)
def test_a_dose_that_does_not_happen_is_never_counted_down_to(
    day: date, now: datetime, within: timedelta, status: InfusionStatus
) -> None:
    left_out = treatment(FIRST, was_left_out(2, status, day))
    found = due(now, within, [left_out], [], Drinking())
    expected = {"rebook"} if status is InfusionStatus.HELD else set()
    assert {item.reminder for item in found if item.dose == 2} == expected


@given(day=days, now=moments, within=spans, more=spans)
def test_looking_further_ahead_hides_nothing(
    day: date, now: datetime, within: timedelta, more: timedelta
) -> None:
    booked = treatment(FIRST, is_booked(2, day))
    near = due(now, within, [booked], [], Drinking())
    far = due(now, within + more, [booked], [], Drinking())
    assert [item for item in far if item in near] == near


@given(day=days, now=moments, within=spans)
def test_each_item_has_one_id_and_they_come_in_order(
    day: date, now: datetime, within: timedelta
) -> None:
    found = due(now, within, [treatment(FIRST, is_booked(2, day))], [], Drinking())
    assert len({item.id for item in found}) == len(found)
    assert [item.on for item in found] == sorted(item.on for item in found)


@given(day=days, now=moments, within=spans)
def test_once_all_is_answered_nothing_is_due(day: date, now: datetime, within: timedelta) -> None:
    booked = treatment(FIRST, is_booked(2, day))
    answers = [item.answered(Answered.DONE) for item in due(now, within, [booked], [], Drinking())]
    assert due(now, within, [booked], answers, Drinking()) == []
