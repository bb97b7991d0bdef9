from __future__ import annotations

import pytest

from lupus_journal.domain.checkins import end_words


@pytest.mark.parametrize(
    ("symptom", "words"),
    [
        ("fatigue", "0 none … 10 worst"),
        ("sleep", "0 very bad … 10 very good"),
        ("global", "0 not at all … 10 most"),
    ],
)
def test_the_ends_of_a_scale_are_said_in_words(symptom: str, words: str) -> None:
    assert end_words(symptom) == words
