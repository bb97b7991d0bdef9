from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal


def test_there_is_one_person_whatever_is_learnt_of_them(journal: Journal) -> None:
    assert journal.person.get() == Person()
    first = journal.person.become(Person(name="Ana"))
    second = journal.person.become(replace(journal.person.get(), birth_date=date(1990, 5, 1)))
    assert first.id == second.id
    assert journal.person.get() == Person(name="Ana", birth_date=date(1990, 5, 1))


def test_nobody_is_born_tomorrow(journal: Journal) -> None:
    with pytest.raises(InvalidEntry, match="Mon 2 Mar 2026 has not come yet"):
        journal.person.become(Person(birth_date=date(2026, 3, 2)))
    assert journal.person.entry() is None


@pytest.mark.parametrize(
    ("moment", "day_ends", "own_day"),
    [
        ("2026-03-02T03:59", time(4), date(2026, 3, 1)),
        ("2026-03-02T04:00", time(4), date(2026, 3, 2)),
        ("2026-03-02T00:30", time(0), date(2026, 3, 2)),
    ],
)
def test_right_now_is_on_the_persons_own_day(
    journal_at: Callable[..., Journal], moment: str, day_ends: time, own_day: date
) -> None:
    journal = journal_at(moment)
    journal.person.become(Person(day_ends=day_ends))
    now = journal.person.right_now()
    assert now.on == journal.person.today() == own_day
    assert now.at is not None
    assert f"{now.at:%Y-%m-%dT%H:%M}" == moment
