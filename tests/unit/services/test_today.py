from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_demo, open_journal
from lupus_journal.domain.courses import Course
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lupus_journal.bootstrap.whole import Journal

TODAY = date(2026, 3, 1)


def belimumab(journal: Journal, last_given: date) -> None:
    regimen = journal.regimens.find("belimumab_iv")
    course = Course(
        regimen=regimen.id,
        medicine=regimen.medicine,
        start=date(2026, 1, 5),
        phases=regimen.phases,
    )
    journal.courses.add(course, last_given=last_given)


def test_a_journal_in_which_nothing_was_done_is_untouched(journal: Journal) -> None:
    page = journal.today.page()
    assert page.is_untouched
    assert not page.is_made_up
    assert page.drinking is None


@pytest.mark.parametrize(
    "do",
    [
        lambda journal: journal.checkins.log_bad_day(journal.person.right_now()),
        lambda journal: journal.fluids.record(Fluid(date(2025, 1, 1), None, 250)),
        lambda journal: journal.person.become(Person()),
        lambda journal: belimumab(journal, date(2026, 2, 6)),
        lambda journal: journal.drafts.keep("note", "", {"note": "half"}),
    ],
)
def test_whatever_was_done_first_it_is_touched_from_then_on(
    journal: Journal, do: Callable[[Journal], object]
) -> None:
    do(journal)
    assert not journal.today.page().is_untouched


def test_what_was_undone_was_done(journal: Journal) -> None:
    journal.fluids.record(Fluid(date(2025, 1, 1), None, 250))
    journal.entries.undo()
    assert not journal.today.page().is_untouched


def test_a_journal_that_only_looked_at_itself_is_untouched_still(journal: Journal) -> None:
    journal.safekeeping.back_up_daily()
    journal.safekeeping.verify()
    assert journal.today.page().is_untouched


def test_the_demo_is_known_for_what_it_is(journal: Journal, tmp_path: Path) -> None:
    path = str(tmp_path / "demo.db")
    open_demo(journal.clock).write(path)
    page = open_journal(path, journal.clock).today.page()
    assert page.is_made_up
    assert not page.is_untouched


def test_the_countdown_knows_the_cycle_and_what_follows(journal: Journal) -> None:
    belimumab(journal, date(2026, 2, 6))
    countdown = journal.today.page().countdown
    assert countdown is not None
    assert countdown.last_given == date(2026, 2, 6)
    assert countdown.dose.day == date(2026, 3, 6)
    assert countdown.following == (date(2026, 4, 3), date(2026, 5, 1), date(2026, 5, 29))


@pytest.mark.parametrize(
    ("moment", "matters"),
    [("2026-03-04T09:00", False), ("2026-03-05T09:00", True), ("2026-03-06T09:00", True)],
)
def test_drinks_matter_from_the_day_before(
    journal_at: Callable[..., Journal], moment: str, *, matters: bool
) -> None:
    belimumab(journal_at("2026-03-01T09:00"), date(2026, 2, 6))
    drinking = journal_at(moment).today.page().drinking
    assert (drinking is not None) == matters


def test_a_drink_of_today_is_shown_whenever_it_was_logged(journal: Journal) -> None:
    journal.fluids.record(Fluid(TODAY, None, 250))
    drinking = journal.today.page().drinking
    assert drinking is not None
    assert drinking.drunk_ml == 250
    assert drinking.goal_ml is None


def test_the_page_holds_the_notes_and_the_bad_day_of_the_own_day(
    journal_at: Callable[..., Journal],
) -> None:
    journal = journal_at("2026-03-01T09:00")
    when = journal.person.right_now()
    journal.checkins.record(when, {"fatigue": Decimal(6)}, note="Slept badly")
    assert not journal.today.page().is_bad_day
    journal.checkins.log_bad_day(when)
    night = journal_at("2026-03-02T02:30").today.page()
    assert night.is_bad_day
    assert [entry.note for entry in night.moments] == ["", "Slept badly"]
    assert journal_at("2026-03-02T05:00").today.page().moments == ()
