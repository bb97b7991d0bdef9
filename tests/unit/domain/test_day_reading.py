"""Days and times as people type them."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.day_reading import Leaning, read_day, read_moment, read_time
from lupus_journal.domain.days import moment_from_text, moment_to_text, written
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood

SUNDAY = date(2026, 3, 1)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
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
