"""Days and times: typed, shown, kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.days import (
    Leaning,
    day_of,
    moment_from_text,
    moment_to_text,
    months_later,
    read_day,
    read_moment,
    read_time,
    relative,
    short,
    stamp_from_text,
    stamp_to_text,
    written,
)
from lupus_journal.domain.errors import InvalidEntry, JournalError, NotUnderstood

SUNDAY = date(2026, 3, 1)
FOUR = time(4, 0)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime.fromisoformat("1900-01-02"), datetime.fromisoformat("2199-12-30"), timezones=offsets
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2024-02-29", "2024-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2038-01-19", "2038-01-19"),
        ("2100-01-01", "2100-01-01"),
        ("2026-12-31", "2026-12-31"),
        (" Today ", "2026-03-01"),
        ("yesterday", "2026-02-28"),
        ("TOMORROW", "2026-03-02"),
        ("-3d", "2026-02-26"),
        ("\N{MINUS SIGN}3d", "2026-02-26"),
        ("+2w", "2026-03-15"),
        ("-1mo", "2026-02-01"),
        ("+1y", "2027-03-01"),
        ("+0d", "2026-03-01"),
    ],
)
def test_a_day_may_be_named_in_several_ways(typed: str, day: str) -> None:
    for leaning in Leaning:
        assert read_day(typed, SUNDAY, leaning) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "logged", "planned"),
    [
        ("sun", "2026-03-01", "2026-03-01"),
        ("mon", "2026-02-23", "2026-03-02"),
        ("Tues", "2026-02-24", "2026-03-03"),
        ("saturday", "2026-02-28", "2026-03-07"),
    ],
)
def test_a_weekday_is_behind_when_logging_and_ahead_when_planning(
    typed: str, logged: str, planned: str
) -> None:
    assert read_day(typed, SUNDAY).isoformat() == logged
    assert read_day(typed, SUNDAY, Leaning.FUTURE).isoformat() == planned


def test_a_month_before_the_31st_is_the_last_of_a_shorter_month() -> None:
    assert read_day("-1mo", date(2026, 3, 31)) == date(2026, 2, 28)
    assert read_day("+1y", date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "31/02",
            "“31/02” is not a date: write it as 2026-03-01, today, yesterday, mon or -3d.",
        ),
        (
            "02/03/2026",
            "“02/03/2026” does not begin with its year: write 2026-03-02 or 2026-02-03.",
        ),
        ("31.03.2026", "“31.03.2026” does not begin with its year: write 2026-03-31."),
        ("2026-02-30", "“2026-02-30” is not a date: February 2026 has no 30th."),
        ("2025-02-29", "“2025-02-29” is not a date: February 2025 has no 29th."),
        ("2026-04-31", "“2026-04-31” is not a date: April 2026 has no 31st."),
        ("2026-13-01", "“2026-13-01” is not a date: months go from 01 to 12."),
        ("3d", "“3d” needs a sign: write -3d to look back or +3d to look ahead."),
    ],
)
def test_what_is_no_day_is_refused_with_the_way_to_write_it(typed: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_day(typed, SUNDAY)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "typed",
    ["", "810127", "27-01-81", "31/02/2026", "m", "mondays", "2026-W10", "-3", "+3m", "now"],
)
def test_a_day_is_never_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="is not a date: write it as 2026-03-01"):
        read_day(typed, SUNDAY)


def test_a_refusal_when_planning_looks_ahead() -> None:
    with pytest.raises(NotUnderstood, match=r"tomorrow, mon or \+3d\.$"):
        read_day("soon", SUNDAY, Leaning.FUTURE)


@pytest.mark.parametrize(
    "typed", ["0026-03-01", "1899-12-31", "2200-01-01", "9999-12-31", "12026-03-01", "-200y"]
)
def test_a_year_that_nobody_lives_in_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="the journal keeps the years from 1900 to 2199"):
        read_day(typed, SUNDAY)


@pytest.mark.parametrize("typed", ["+999999y", "-999999mo", "+999999w", "-999999d", "+9999y"])
def test_a_day_beyond_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="is too far away"):
        read_day(typed, SUNDAY)


@given(days)
def test_an_iso_date_is_read_exactly(day: date) -> None:
    assert read_day(day.isoformat(), SUNDAY) == day


@given(days, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_that_weekday_and_within_the_week(today: date, name: str) -> None:
    behind, ahead = read_day(name, today), read_day(name, today, Leaning.FUTURE)
    assert written(behind).lower().startswith(name)
    assert timedelta(0) <= today - behind < timedelta(days=7)
    assert timedelta(0) <= ahead - today < timedelta(days=7)
    assert (behind == ahead) == (behind == today)


@given(days, st.integers(-600, 600))
def test_calendar_months_agree_with_an_independent_reckoning(day: date, months: int) -> None:
    assert months_later(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("14:30", "14:30"), ("9:05", "09:05"), (" 00:00 ", "00:00"), ("23:59", "23:59")],
)
def test_a_time_is_read_on_the_24_hour_clock(typed: str, clock: str) -> None:
    assert read_time(typed) == time.fromisoformat(clock)


@pytest.mark.parametrize(
    "typed", ["24:00", "14.30", "2pm", "14:60", "1430", "14:3", "", "14:30:00"]
)
def test_any_other_time_is_refused_with_the_way_to_write_it(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="write it as 09:05 or 14:30, from 00:00 to 23:59"):
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14:30", "2026-03-01T14:30:00+01:00"),
        ("2026-07-03T14:30", "2026-07-03T14:30:00+02:00"),
        ("2026-07-03 14:30:15", "2026-07-03T14:30:15+02:00"),
        ("2026-07-03T14:30Z", "2026-07-03T14:30:00+00:00"),
        ("2026-07-03T14:30-05:30", "2026-07-03T14:30:00-05:30"),
    ],
)
def test_a_moment_is_local_and_has_its_offset(typed: str, kept: str) -> None:
    assert moment_to_text(read_moment(typed, SUNDAY, ZoneInfo("Europe/Berlin"))) == kept


@pytest.mark.parametrize(
    "typed", ["2pm", "2026-07-03", "2026-07-03T25:00", "2026-07-03T14:30+15:00"]
)
def test_a_moment_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_moment(typed, SUNDAY, UTC)


def test_a_moment_of_another_century_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="is in the year 26"):
        read_moment("0026-07-03T14:30", SUNDAY, UTC)


CLOCK_CHANGES = {
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "Europe/London": ("2026-03-29", "2026-10-25"),
    "Europe/Berlin": ("2026-03-29", "2026-10-25"),
    "Australia/Sydney": ("2026-10-04", "2026-04-05"),
    "Australia/Lord_Howe": ("2026-10-04", "2026-04-05"),
    "Africa/Casablanca": ("2026-03-22", "2026-02-15"),
    "Asia/Kathmandu": ("1986-01-01", "2026-03-01"),
    "Pacific/Apia": ("2011-12-30", "2011-12-31"),
}


@pytest.mark.parametrize("zone", CLOCK_CHANGES)
@pytest.mark.parametrize("change", [0, 1])
@pytest.mark.parametrize("clock", ["01:30", "02:30", "23:59", "00:00"])
def test_a_moment_keeps_its_hands_and_its_day_when_clocks_change(
    zone: str, change: int, clock: str
) -> None:
    day = date.fromisoformat(CLOCK_CHANGES[zone][change])
    moment = read_moment(clock, day, ZoneInfo(zone))
    assert moment.date() == day
    assert moment.time() == time.fromisoformat(clock)
    assert moment_from_text(moment_to_text(moment)) == moment
    assert moment_to_text(moment).startswith(f"{day}T{clock}:00")


def test_a_time_that_is_skipped_or_shown_twice_has_the_offset_before_the_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    skipped = read_moment("02:30", date(2026, 3, 29), berlin)
    twice = read_moment("02:30", date(2026, 10, 25), berlin)
    assert skipped.utcoffset() == timedelta(hours=1)
    assert twice.utcoffset() == timedelta(hours=2)


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
