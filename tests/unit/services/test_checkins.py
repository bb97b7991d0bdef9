from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.occasions import Occasion
from lupus_journal.services.checkins import ASKED

if TYPE_CHECKING:
    from lupus_journal.bootstrap.whole import Journal

TODAY = Occasion(date(2026, 3, 1), None)
YESTERDAY = Occasion(date(2026, 2, 28), None)


def test_a_check_in_and_its_figures_are_one_action(journal: Journal) -> None:
    checkin = journal.checkins.record(TODAY, {"fatigue": Decimal(6), "sleep": Decimal(3)})
    figures = journal.checkins.figures_on(TODAY.on)
    assert {entry.fact.checkin for entry in figures} == {checkin.id}
    journal.entries.undo()
    assert journal.checkins.figures_on(TODAY.on) == []


def test_nothing_is_no_check_in(journal: Journal) -> None:
    with pytest.raises(InvalidEntry, match="Nothing was answered"):
        journal.checkins.record(TODAY, {}, note=" \n")


def test_the_last_figure_is_of_the_latest_day_not_of_the_latest_typing(journal: Journal) -> None:
    journal.checkins.record(TODAY, {"fatigue": Decimal(6)})
    journal.checkins.record(YESTERDAY, {"fatigue": Decimal(2), "global": Decimal(0)})
    last = journal.checkins.last_figures()
    assert {name: score.value for name, score in last.items()} == {
        "fatigue": Decimal(6),
        "global": Decimal(0),
    }
    assert set(last) <= set(ASKED)


def test_a_bad_day_is_logged_once(journal: Journal) -> None:
    assert journal.checkins.log_bad_day(YESTERDAY)
    assert journal.checkins.log_bad_day(TODAY)
    assert not journal.checkins.log_bad_day(TODAY)
    assert len(journal.checkins.moments_on(TODAY.on)) == 1


def test_a_check_in_that_ended_too_tired_is_a_bad_day_already(journal: Journal) -> None:
    journal.checkins.record(TODAY, {"fatigue": Decimal(9)}, too_tired=True)
    assert not journal.checkins.log_bad_day(TODAY)
