from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program

ADD = ("medicine", "add", "prednisolone", "--dose", "15 mg daily", "--since", "2026-01-05")


def medicines(program: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program("medicine", "list", "--json").json["medicines"]
    return found


def test_a_medicine_is_added_with_its_dose_as_it_was_prescribed(program: Program) -> None:
    outcome = program(*ADD)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.words == [
        "Added prednisolone, since Mon 5 Jan 2026 (id …).",
        "  15 mg daily, from Mon 5 Jan 2026 on (id …)",
    ]
    [kept] = medicines(program)
    assert (kept["on"], kept["dose"]) == ("2026-01-05", "15 mg daily")
    assert [(dose["amount"], dose["unit"], dose["timing"]) for dose in kept["doses"]] == [
        (15, "mg", "daily")
    ]


def test_what_is_not_known_stays_unknown(program: Program) -> None:
    assert program("medicine", "add", "hydroxychloroquine").words == [
        "Added hydroxychloroquine (id …)."
    ]
    [kept] = medicines(program)
    assert (kept["started_on"], kept["dose"], kept["doses"]) == (None, None, [])
    assert program("medicine", "list").out.endswith("hydroxychloroquine: dose not recorded\n")


def test_a_dose_without_a_first_day_counts_from_today(program: Program) -> None:
    outcome = program("medicine", "add", "aspirin", "--dose", "75mg")
    assert outcome.words[1] == "  75 mg, from Sun 1 Mar 2026 on (id …)"
    assert medicines(program)[0]["started_on"] is None


def test_a_taper_is_one_command_and_one_undo(program: Program) -> None:
    program(*ADD)
    outcome = program(
        *("medicine", "dose", "prednisolone", "10 mg daily", "--since", "yesterday"),
        *("--then", "7.5 mg daily from 2026-04-01", "--then", "5 mg daily from 2026-05-01"),
    )
    assert outcome.words == [
        "prednisolone:",
        "  15 mg daily, from Mon 5 Jan 2026 to Fri 27 Feb 2026 (id …)",
        "  10 mg daily, from Sat 28 Feb 2026 to Tue 31 Mar 2026 (id …)",
        "  7.5 mg daily, from Wed 1 Apr 2026 to Thu 30 Apr 2026 (id …)",
        "  5 mg daily, from Fri 1 May 2026 on (id …)",
    ]
    assert program("medicine", "list").out.partition("  ")[2] == (
        "prednisolone: 10 mg daily since 28 Feb; 7.5 mg daily from 1 Apr; 15 mg daily before\n"
    )
    program("undo")
    assert [dose["amount"] for dose in medicines(program)[0]["doses"]] == [15]


def test_each_change_answers_with_its_id_as_json(program: Program) -> None:
    added = program(*ADD, "--json").json
    [kept] = medicines(program)
    assert added == {
        "schema": 1,
        "id": kept["id"],
        "kind": "medicine",
        "on": "2026-01-05",
        "doses": [kept["doses"][0]["id"]],
    }
    begun = program("medicine", "dose", "prednisolone", "10 mg daily", "--json").json
    assert (begun["kind"], begun["on"], begun["doses"]) == ("dose", "2026-03-01", [begun["id"]])
    ended = program("medicine", "end", "prednisolone", "--json").json
    assert ended == {"schema": 1, "id": kept["id"], "kind": "medicine", "on": "2026-03-01"}


def test_an_end_has_its_day_and_its_reason(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(*ADD)
    program("medicine", "dose", "prednisolone", "10 mg daily", "--since", "2026-04-01")
    monkeypatch.setattr(sys, "stdin", io.StringIO("tapered off\n"))
    outcome = program("medicine", "end", "prednisolone", "--on", "yesterday", "--reason", "-")
    assert outcome.words == [
        "Ended prednisolone, last day Sat 28 Feb 2026: tapered off (id …).",
        "1 dose that would have begun later went with it.",
    ]
    assert program("medicine", "list").out.partition("  ")[2] == (
        "prednisolone: until 28 Feb, tapered off; 15 mg daily at last\n"
    )


def test_a_note_is_kept_and_read_from_standard_input_too(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("with food"))
    program(*ADD, "--note", "-")
    assert medicines(program)[0]["note"] == "with food"


def test_a_name_is_data_and_never_a_terminal_command(program: Program) -> None:
    outcome = program("medicine", "add", "[red]x\x1b]0;owned\x07[/] 5", "--dose", "1 [/b] daily")
    assert (outcome.code, outcome.out) == (2, "")
    outcome = program("medicine", "add", "[red]x\x1b]0;owned\x07[/] 5")
    assert outcome.words == ["Added [red]x]0;owned[/] 5 (id …)."]


def test_without_medicines_the_list_says_how_to_begin(program: Program) -> None:
    outcome = program("medicine", "list")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "No medicine yet: add one with “lupus-journal medicine add NAME”.\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ("add", "aspirin", "--dose", "75"),
            2,
            "“75” has no unit: write it as 10 mg daily or 1 tablet at night.",
        ),
        (("add", "  "), 1, "A medicine needs its name."),
        (("add", "Prednisolone"), 1, "prednisolone is listed as taken already"),
        (
            ("dose", "aspirin", "75 mg"),
            1,
            "No medicine goes by “aspirin”: “lupus-journal medicine list” shows them.",
        ),
        (
            ("dose", "prednisolone", "20 mg", "--since", "2026-01-05"),
            1,
            "15 mg daily is recorded from Mon 5 Jan 2026 on: change or delete that dose, or name "
            "another day.",
        ),
        (
            ("dose", "prednisolone", "10 mg", "--then", "5 mg"),
            2,
            "“5 mg” names no day: write it as 7.5 mg daily from 2026-04-01.",
        ),
        (("end", "prednisolone", "--on", "31/02/2026"), 2, "“31/02/2026” is not a date"),
    ],
)
def test_what_is_refused_changes_nothing(
    program: Program, words: tuple[str, ...], code: int, sentence: str
) -> None:
    program(*ADD)
    before = medicines(program)
    outcome = program("medicine", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(sentence)
    assert medicines(program) == before
