from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.fluids import Fluid

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.bootstrap.whole import Journal

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("drunk", "usual"),
    [
        ([], []),
        ([330], [330]),
        ([250, 330, 250, 200], [200, 250, 330]),
        ([100, *[200] * 2, *[250] * 4, *[300] * 3, *[400] * 2], [200, 250, 300, 400]),
    ],
)
def test_the_usual_amounts_are_those_logged_most_often(
    journal: Journal, drunk: list[int], usual: list[int]
) -> None:
    for ml in drunk:
        journal.fluids.record(Fluid(TODAY, None, ml))
    assert journal.drinking.usual_amounts() == usual


def test_what_was_usual_long_ago_is_not_usual_now(
    journal_at: Callable[..., Journal],
) -> None:
    journal = journal_at("2026-03-01T09:00")
    for back in range(100):
        ml = 150 if back >= 60 else 250
        journal.fluids.record(Fluid(TODAY - timedelta(days=back), None, ml))
    assert journal.drinking.usual_amounts() == [250]
