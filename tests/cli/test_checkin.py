from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import open_quick
from lupus_journal.cli.context import Context
from lupus_journal.services.clock import clock_from
from lupus_journal.storage.checkins import CHECKINS
from lupus_journal.storage.quick import QuickStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from lupus_journal.domain.checkins import Checkin
    from lupus_journal.domain.entries import Entry
    from tests.cli.conftest import Program


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put some lines into standard input."""
    return lambda lines: monkeypatch.setattr(sys, "stdin", io.StringIO(lines))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have somebody at the terminal type some lines."""

    def answer(lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        monkeypatch.setattr(Context, "is_asked_by_a_person", lambda _self: True)

    return answer


def figures(program: Program) -> dict[str, int]:
    """The newest figure of each symptom that was ever answered."""
    journal = open_quick(str(program.journal), clock_from("2026-03-01T09:00"))
    last = journal.checkins.last_figures()
    return {symptom: int(score.value) for symptom, score in last.items()}


def moments(program: Program) -> list[Entry[Checkin]]:
    """Every check-in that was kept; a refusal may not even have made the journal."""
    if not program.journal.exists():
        return []
    return QuickStore(str(program.journal)).entries(CHECKINS).between()


class TestFiguresAsArguments:
    def test_four_figures_in_their_order(self, program: Program) -> None:
        outcome = program("checkin", "6", "4", "3", "5")
        assert outcome.words == [
            "Logged the check-in (fatigue 6, pain 4, sleep 3, lupus 5) for Sun 1 Mar 2026 (id …)."
        ]
        assert figures(program) == {"fatigue": 6, "pain_overall": 4, "sleep": 3, "global": 5}

    def test_x_is_ten_and_a_skip_stores_nothing(self, program: Program) -> None:
        program("checkin", "x", "-", ".", "2")
        assert figures(program) == {"fatigue": 10, "global": 2}

    def test_fewer_figures_skip_the_rest(self, program: Program) -> None:
        program("checkin", "6")
        assert figures(program) == {"fatigue": 6}

    def test_zero_is_an_answer(self, program: Program) -> None:
        program("checkin", "0")
        assert figures(program) == {"fatigue": 0}

    def test_in_the_small_hours_it_is_still_the_day_before(self, program: Program) -> None:
        outcome = program("checkin", "6", "--json", now="2026-03-02T02:30")
        assert outcome.json["on"] == "2026-03-01"

    def test_json_names_what_was_kept(self, program: Program) -> None:
        answer = program("checkin", "6", "--on", "-3d", "--json").json
        assert answer == {"schema": 1, "id": answer["id"], "kind": "checkin", "on": "2026-02-26"}
        assert [entry.id for entry in moments(program)] == [answer["id"]]

    def test_it_is_written_in_the_name_of_whoever_acts(self, program: Program) -> None:
        program("checkin", "6", "--as", "Sam", "--note", "said on the phone")
        [entry] = moments(program)
        assert (entry.author, entry.note, entry.origin) == (
            "Sam",
            "said on the phone",
            "caregiver",
        )

    def test_a_bad_day_is_kept_without_a_question(self, program: Program) -> None:
        outcome = program("checkin", "--too-tired")
        assert outcome.words == ["Logged the check-in (too tired) for Sun 1 Mar 2026 (id …)."]
        assert [entry.fact.too_tired for entry in moments(program)] == [True]

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["6", "11"],
                1,
                "“11” is outside 0-10 for overall pain: write a whole number from 0 to 10.",
            ),
            (
                ["-3"],
                1,
                "“-3” is outside 0-10 for fatigue or exhaustion: write a whole number from 0 to 10.",
            ),
            (
                ["6", "four"],
                2,
                "“four” is not a number for overall pain: write a whole number from 0 to 10.",
            ),
            (["1,234"], 1, "“1,234” could be 1.234 or 1234: write 1.234 or 1234."),
            (
                ["6", "--on", "2026-03-05"],
                1,
                "Thu 5 Mar 2026 has not come yet: what is logged lies in the past. "
                "Write a day up to today, such as yesterday or -3d.",
            ),
            (
                ["1", "2", "3", "4", "5"],
                2,
                "A check-in has 4 figures (fatigue or exhaustion, overall pain, sleep quality, "
                "how active is your lupus today), and 5 were given.",
            ),
            (["-", "-"], 1, "Nothing was answered, so nothing was stored."),
        ],
    )
    def test_what_is_refused_stores_nothing(
        self, program: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        assert program("checkin", *argv) == (code, "", f"{sentence}\n")
        assert moments(program) == []
        assert figures(program) == {}


class TestAskedLineByLine:
    def test_a_pipe_answers_one_figure_a_line(
        self, program: Program, piped: Callable[[str], None]
    ) -> None:
        piped("6\n\n3\n")
        outcome = program("checkin")
        assert (outcome.code, outcome.err) == (0, "")
        assert figures(program) == {"fatigue": 6, "sleep": 3}

    def test_a_wrong_line_of_a_pipe_is_refused(
        self, program: Program, piped: Callable[[str], None]
    ) -> None:
        piped("6\nlots\n3\n5\n")
        outcome = program("checkin")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("“lots” is not a number for overall pain")
        assert figures(program) == {}

    def test_an_empty_pipe_stores_nothing(
        self, program: Program, piped: Callable[[str], None]
    ) -> None:
        piped("")
        outcome = program("checkin")
        assert outcome == (1, "", "Nothing was answered, so nothing was stored.\n")

    def test_standard_input_that_is_the_note_is_not_asked_for_figures(
        self, program: Program, piped: Callable[[str], None]
    ) -> None:
        piped("Slept badly.\nHands stiff until ten.\n")
        program("checkin", "--note", "-")
        [entry] = moments(program)
        assert entry.note == "Slept badly.\nHands stiff until ten.\n"

    def test_a_person_who_mistypes_is_asked_again(
        self, program: Program, typed: Callable[[str], None]
    ) -> None:
        typed("12\n6\n\n\n\n")
        outcome = program("checkin")
        assert outcome.err == (
            "Fatigue or exhaustion, 0 to 10: "
            "“12” is outside 0-10 for fatigue or exhaustion: write a whole number from 0 to 10.\n"
            "Fatigue or exhaustion, 0 to 10: Overall pain, 0 to 10: Sleep quality, 0 to 10: "
            "How active is your lupus today, 0 to 10: "
        )
        assert figures(program) == {"fatigue": 6}

    def test_the_last_figures_stand_in_the_questions(
        self, program: Program, typed: Callable[[str], None]
    ) -> None:
        program("checkin", "6", "--on", "-2d")
        typed("7\n")
        assert "Fatigue or exhaustion, 0 to 10 (6 on 27 Feb): " in program("checkin").err

    def test_plain_asks_without_them(self, program: Program, typed: Callable[[str], None]) -> None:
        program("checkin", "6", "--on", "-2d")
        typed("7\n")
        assert "Fatigue or exhaustion, 0 to 10: " in program("checkin", "--plain").err
