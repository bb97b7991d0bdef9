from __future__ import annotations

import pytest

from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.courses import Reason
from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.infusions import HoldReason


@pytest.mark.parametrize(
    "text", ["brain and nerves", "Brain and Nerves", "brain-and-nerves", " brain_and_nerves "]
)
def test_hyphens_and_capitals_do_not_matter(text: str) -> None:
    assert read_choice(Reason, text, "a reason") is Reason.BRAIN_AND_NERVES


@pytest.mark.parametrize("reason", HoldReason)
def test_every_word_of_the_set_is_read(reason: HoldReason) -> None:
    assert read_choice(HoldReason, reason.value, "a reason") is reason


@pytest.mark.parametrize("text", ["", "infect", "x" * 10_000, "[bold]labs"])
def test_any_other_word_is_refused_with_the_whole_set(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_choice(HoldReason, text, "a reason to hold")
    assert str(refused.value).endswith(
        "is not a reason to hold: write infection, labs, insurance, no-show, weather or other."
    )
    assert len(str(refused.value)) < 140
