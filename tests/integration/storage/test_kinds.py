"""Every kind of entry comes out of its row as it went in, and both lanes keep the same bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lupus_journal.domain.answers import Answer, Answered
from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.courses import AnchorRule, Course, Reason, Severity
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.entries import Entry, Origin
from lupus_journal.domain.fluids import MOST_ML, Fluid
from lupus_journal.domain.identity import RANDOM_BYTES, ulid
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.person import Person, Sex
from lupus_journal.domain.phases import Phase, PublishedLimit
from lupus_journal.domain.reference_ranges import read_range
from lupus_journal.domain.reviews import Review, Verdict
from lupus_journal.storage import schema
from lupus_journal.storage.answers import ANSWERS
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.courses import COURSES
from lupus_journal.storage.entries import SqlStore
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.infusions import INFUSIONS
from lupus_journal.storage.lab_reports import LAB_REPORTS
from lupus_journal.storage.lab_results import LAB_RESULTS
from lupus_journal.storage.medicines import DOSE_PERIODS, MEDICINES
from lupus_journal.storage.person import PERSON
from lupus_journal.storage.quick import QuickStore
from lupus_journal.storage.reviews import REVIEWS
from lupus_journal.storage.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.storage.kinds import Kind

    Dated = Callable[[Any], date | None]

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
FIRST = datetime(1901, 1, 1, tzinfo=UTC)
PARENT = "0" * 26
"""The id of the course, check-in, medicine and report to which generated entries belong."""

HOSTILE = (
    "x" * 10_000,
    "🩸👩🏽\N{ZERO WIDTH JOINER}⚕\N{VARIATION SELECTOR-16}",
    "ذئبة حمراء \N{RIGHT-TO-LEFT MARK}שלום",
    "[bold]C3 [low] [/] [@click=app.quit]x[/]",
    "'; DROP TABLE fluids; --",
    "\0 after a NUL",
    '{"old": "\\u0000"}',
    "first line\nsecond\tline",
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(HOSTILE)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
stamps = st.integers(0, 9 * 10**12).map(lambda ms: FIRST + timedelta(milliseconds=ms))
moments = st.builds(
    lambda stamp, zone: stamp.replace(microsecond=0).astimezone(zone), stamps, offsets
)
clocks = st.builds(time, st.integers(0, 11), st.integers(0, 59))
figures = st.decimals(0, 10_000, places=2)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def in_order(count: int, values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, min_size=count, max_size=count, unique=True).map(sorted)


plans = st.lists(
    st.sampled_from(
        [
            Phase((0, 14, 28)),
            Phase((0,), Interval.read("28d")),
            Phase((0, 14), Interval.read("24w"), 3),
            Phase((0,), by_order=True),
        ]
    ),
    min_size=1,
    max_size=3,
).map(tuple)
limits = st.builds(
    PublishedLimit, st.integers(1, 99), st.sampled_from(["doses", "blocks"]), texts, texts
)
words = texts.filter(str.strip)

persons = st.builds(
    Person,
    name=texts,
    birth_date=maybe(days),
    sex=maybe(st.sampled_from(Sex)),
    limit_drinking=maybe(st.sampled_from(ToldToLimit)),
    fluid_goal_ml=maybe(st.integers(100, 2000)),
    fluid_limit_ml=maybe(st.integers(2000, 5000)),
    fever_line=maybe(st.decimals(35, 42, places=1)),
    day_ends=clocks,
    zone=maybe(st.sampled_from(["Europe/Berlin", "Pacific/Apia"])),
)
courses = st.builds(
    Course,
    regimen=texts,
    medicine=words,
    start=days,
    phases=plans,
    brand=texts,
    rule=st.sampled_from(AnchorRule),
    severity=maybe(st.sampled_from(Severity)),
    reason=maybe(st.sampled_from(Reason)),
    tried_before=texts,
    prescriber=texts,
    limits=st.lists(limits, max_size=2).map(tuple),
) | st.builds(
    lambda span, why: Course(
        regimen="custom",
        medicine="rituximab",
        phases=(Phase((0,)),),
        start=span[0],
        ended_on=span[1],
        end_reason=why,
    ),
    in_order(2, days),
    texts,
)
open_doses = st.builds(
    Infusion,
    course=st.just(PARENT),
    dose=st.integers(1, 999),
    status=st.sampled_from([InfusionStatus.PLANNED, InfusionStatus.HELD, InfusionStatus.MISSED]),
    planned_on=maybe(days),
    reason=st.sampled_from(HoldReason),
    reason_note=texts,
)
given_doses = st.builds(
    lambda day, clock, **rest: Infusion(
        course=PARENT,
        dose=1,
        status=InfusionStatus.GIVEN,
        planned_on=day,
        planned_at=clock,
        given_on=day,
        started_at=datetime.combine(day, clock, UTC),
        ended_at=datetime.combine(day, clock, UTC) + timedelta(hours=1),
        **rest,
    ),
    days.filter(lambda day: day.year < 2199),
    clocks,
    dose_given=texts,
    weight_kg=maybe(st.decimals(2, 400, places=1)),
    lot=texts,
    lot_expires=maybe(days),
    place=texts,
    nurse=texts,
    access_site=texts,
    access_attempts=maybe(st.integers(0, 50)),
    observed_minutes=maybe(st.integers(0, 1440)),
)
answers = st.builds(
    lambda answered, on, until, reminder: Answer(
        course=PARENT,
        dose=2,
        reminder=reminder,
        answer=answered,
        on=on,
        until=until if answered is Answered.SNOOZED else None,
    ),
    st.sampled_from(Answered),
    days,
    moments,
    texts,
)
medicines = st.builds(Medicine, name=words, started_on=maybe(days), end_reason=texts)
periods = st.builds(
    lambda span, **rest: DosePeriod(medicine=PARENT, first_on=span[0], last_on=span[1], **rest),
    in_order(2, days),
    amount=figures,
    unit=texts,
    timing=texts,
)
printed = st.sampled_from(
    ["71 mg/dL L", "<10", ">1:640", "1:320 homogeneous", "2+", "negative", "0.350", "haemolysed"]
)
ranges = st.sampled_from(["75-175", "<10", "≥60 mL/min", "", "negative", "0.00-0.20"])
results = st.builds(
    LabResult,
    report=st.just(PARENT),
    code=words,
    name=texts,
    value=printed.map(read_lab_value),
    range=ranges.map(read_range),
    method=texts,
    loinc=texts,
    canonical=maybe(figures),
    canonical_unit=texts,
)
reviews = st.builds(
    Review,
    table=texts,
    entry=st.just(PARENT),
    seq=st.integers(0, 2**40),
    verdict=st.sampled_from(Verdict),
    on=days,
)

# A kind, its facts, and the day that dates one; it is recorded on the day of NOW.
KINDS: list[tuple[Kind[Any], st.SearchStrategy[Any], Dated]] = [
    (PERSON, persons, lambda _: NOW.date()),
    (COURSES, courses, lambda course: course.start),
    (INFUSIONS, open_doses | given_doses, lambda dose: dose.given_on or dose.planned_on),
    (ANSWERS, answers, lambda answer: answer.on),
    (FLUIDS, st.builds(Fluid, days, maybe(moments), st.integers(1, MOST_ML)), lambda one: one.on),
    (CHECKINS, st.builds(Checkin, days, maybe(moments), st.booleans()), lambda one: one.on),
    (
        SYMPTOMS,
        st.builds(
            SymptomScore, days, maybe(moments), words, figures, texts, maybe(st.just(PARENT))
        ),
        lambda score: score.on,
    ),
    (MEDICINES, medicines, lambda medicine: medicine.started_on),
    (DOSE_PERIODS, periods, lambda period: period.first_on),
    (LAB_REPORTS, st.builds(LabReport, days, maybe(moments), texts), lambda report: report.on),
    (LAB_RESULTS, results, lambda _: date(2026, 1, 1)),
    (REVIEWS, reviews, lambda review: review.on),
]
each_kind = pytest.mark.parametrize(
    ("kind", "facts", "dated"), KINDS, ids=[kind.table for kind, *_ in KINDS]
)

PARENTS: list[tuple[Kind[Any], Any]] = [
    (
        COURSES,
        Course(regimen="custom", medicine="x", start=date(2026, 1, 1), phases=(Phase((0,)),)),
    ),
    (CHECKINS, Checkin(date(2026, 1, 1), None)),
    (MEDICINES, Medicine(name="prednisolone")),
    (LAB_REPORTS, LabReport(date(2026, 1, 1))),
]

numbers = iter(range(10**9))


def new_id() -> str:
    return ulid(NOW, next(numbers).to_bytes(RANDOM_BYTES, "big"))


def entry(fact: Any, **rest: Any) -> Entry[Any]:
    return Entry(id=new_id(), fact=fact, recorded_at=NOW, author="patient", **rest)


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> tuple[QuickStore, SqlStore]:
    """A journal for each lane, in which deleted entries stand for those that others belong to."""
    folder = tmp_path_factory.mktemp("lanes")
    stores = QuickStore(str(folder / "quick.db")), SqlStore(str(folder / "sqlmodel.db"))
    for store in stores:
        schema.prepare(store.path, lambda path: path)
        with store.action(PARENT, NOW, "patient") as action:
            for kind, fact in PARENTS:
                parent = replace(entry(fact), id=PARENT)
                store.entries(kind).add(action, parent)
                store.entries(kind).remove(action, PARENT, NOW)
    return stores


def rows(path: str, query: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query, values).fetchall()


entries = st.builds(
    Entry,
    id=st.builds(new_id),
    fact=st.none(),
    recorded_at=stamps,
    author=texts,
    origin=st.sampled_from(Origin),
    note=texts,
    private=st.booleans(),
    changed_at=maybe(stamps),
    deleted_at=maybe(stamps),
)


@each_kind
def test_what_a_row_holds_is_the_entry_again(
    kind: Kind[Any], facts: st.SearchStrategy[Any], dated: Dated
) -> None:
    del dated  # Only the other test of each kind asks for days.

    @settings(max_examples=60)
    @given(entries, facts)
    def holds(around: Entry[Any], fact: Any) -> None:
        kept = replace(around, fact=fact)
        assert kind.entry(kind.row(kept)) == kept

    holds()


@each_kind
def test_both_lanes_keep_the_same_bytes_and_read_them_alike(
    lanes: tuple[QuickStore, SqlStore],
    kind: Kind[Any],
    facts: st.SearchStrategy[Any],
    dated: Dated,
) -> None:
    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
    @given(facts, facts, texts)
    def alike(first: Any, second: Any, note: str) -> None:
        kept = entry(first, note=note)
        on = dated(first) or NOW.date()
        told = []
        for store in lanes:
            listed = store.entries(kind)
            with store.action(new_id_of(kept, 1), NOW, "patient") as action:
                listed.add(action, kept)
            assert listed.get(kept.id) == kept
            assert kept in listed.between(on, on)
            assert kept not in listed.between(on + timedelta(days=1))
            with store.action(new_id_of(kept, 2), NOW, "patient") as action:
                listed.change(action, replace(kept, fact=second), NOW)
            changed = listed.get(kept.id)
            assert changed is not None
            assert changed.fact == second
            with store.action(new_id_of(kept, 3), NOW, "patient") as action:
                listed.remove(action, kept.id, NOW)
            assert listed.get(kept.id) is None
            told.append(
                [
                    rows(store.path, f'SELECT * FROM "{kind.table}" WHERE id = ?', kept.id),
                    rows(
                        store.path,
                        "SELECT action, at, author, table_name, operation, old, typeof(old)"
                        " FROM changes WHERE entry = ? ORDER BY seq",
                        kept.id,
                    ),
                ]
            )
        assert told[0] == told[1]

    alike()


def new_id_of(kept: Entry[Any], number: int) -> str:
    return kept.id[:-1] + str(number)


def test_decimals_keep_the_zeros_they_were_printed_with() -> None:
    result = LabResult(
        report=PARENT,
        code="UPCR",
        name="UPCR",
        value=read_lab_value("0.350"),
        range=read_range(""),
    )
    kept = LAB_RESULTS.entry(LAB_RESULTS.row(entry(result)))
    assert str(kept.fact.value.number) == str(Decimal("0.350"))
