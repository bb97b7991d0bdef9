"""Days and times as they are shown and kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.days import (
    day_of,
    moment_from_text,
    moment_to_text,
    months_later,
    relative,
    short,
    stamp_from_text,
    stamp_to_text,
    weekday,
    written,
)
from lupus_journal.domain.errors import JournalError

SUNDAY = date(2026, 3, 1)
FOUR = time(4, 0)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime.fromisoformat("1900-01-02"), datetime.fromisoformat("2199-12-30"), timezones=offsets
)


@given(days, st.integers(-600, 600))
def test_calendar_months_agree_with_an_independent_reckoning(day: date, months: int) -> None:
    assert months_later(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-03T02:30:00+01:00", "2026-03-02"),
        ("2026-03-03T03:59:59+01:00", "2026-03-02"),
        ("2026-03-03T04:00:00+01:00", "2026-03-03"),
        ("2026-03-03T23:59:00+01:00", "2026-03-03"),
        ("2026-01-01T00:30:00-05:00", "2025-12-31"),
        ("2026-03-01T01:00:00+14:00", "2026-02-28"),
    ],
)
def test_the_small_hours_belong_to_the_day_before(moment: str, day: str) -> None:
    assert day_of(moment_from_text(moment), FOUR) == date.fromisoformat(day)


@given(moments)
def test_a_day_that_ends_at_midnight_is_the_calendar_day(moment: datetime) -> None:
    assert day_of(moment, time(0, 0)) == moment.date()


@given(moments, st.times(max_value=time(11, 59)))
def test_a_moment_belongs_to_its_calendar_day_or_the_one_before(
    moment: datetime, day_ends: time
) -> None:
    assert moment.date() - day_of(moment, day_ends) in (timedelta(0), timedelta(days=1))


def test_days_are_shown_in_english_with_what_a_reader_needs() -> None:
    assert written(date(2026, 3, 3)) == "Tue 3 Mar 2026"
    assert short(date(2026, 3, 3)) == "3 Mar"
    assert short(date(2026, 12, 31)) == "31 Dec"


@given(days)
def test_a_written_day_names_exactly_one_day(day: date) -> None:
    shown = datetime.strptime(written(day), "%a %d %b %Y").replace(tzinfo=UTC)
    assert shown.date() == day
    assert written(day).endswith(f"{short(day)} {day.year}")


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (28, "in 28 days"),
        (-3, "3 days ago"),
    ],
)
def test_a_distance_is_said_in_days(ahead: int, words: str) -> None:
    assert relative(SUNDAY + timedelta(days=ahead), SUNDAY) == words


def test_a_stamp_is_kept_in_utc_to_the_millisecond() -> None:
    stamp = datetime(2026, 3, 1, 9, 0, 0, 5999, tzinfo=timezone(timedelta(hours=1)))
    assert stamp_to_text(stamp) == "2026-03-01T08:00:00.005Z"
    assert stamp_from_text("2026-03-01T08:00:00.005Z").utcoffset() == timedelta(0)


@given(moments)
def test_what_is_kept_comes_back_exactly(moment: datetime) -> None:
    seconds = moment.replace(microsecond=0)
    back = moment_from_text(moment_to_text(moment))
    assert (back, back.utcoffset()) == (seconds, seconds.utcoffset())
    milliseconds = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert stamp_from_text(stamp_to_text(moment)) == milliseconds


@given(st.lists(moments, min_size=2, max_size=2))
def test_stamps_sort_as_text_in_the_order_of_time(pair: list[datetime]) -> None:
    earlier, later = sorted(pair)
    assert stamp_to_text(earlier) <= stamp_to_text(later)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-03-01", "2026-03-01T08:00:00"])
def test_a_kept_time_without_its_offset_is_refused(text: str) -> None:
    for back in (moment_from_text, stamp_from_text):
        with pytest.raises(JournalError, match="is not a date and time with its UTC offset"):
            back(text)


def test_a_moment_without_an_offset_is_never_kept() -> None:
    naive = datetime(2026, 3, 1, 9, tzinfo=UTC).replace(tzinfo=None)
    for keep in (moment_to_text, stamp_to_text):
        with pytest.raises(ValueError, match="kept"):
            keep(naive)


def test_a_day_with_its_weekday_where_its_year_goes_without_saying() -> None:
    assert weekday(date(2026, 3, 3)) == "Tue 3 Mar"
