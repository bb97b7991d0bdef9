from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def logged(program: Program, *words: str, now: str = "2026-03-01T09:00") -> str:
    entry_id = program("log", *words, "--json", now=now).json["id"]
    assert isinstance(entry_id, str)
    return entry_id


def test_undo_tells_in_words_what_it_took_back_and_goes_further_back(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("edit", drink, "ml=300")
    program("delete", drink)
    assert program("undo").words == ["300 ml of Sun 1 Mar 2026 is back."]
    assert program("undo").words == [
        "250 ml of Sun 1 Mar 2026 is back as it was: millilitres 300 → 250."
    ]
    assert program("undo").words == ["250 ml of Sun 1 Mar 2026 is no longer logged."]
    nothing = program("undo")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "There is nothing left to undo.\n")


def test_undoing_a_check_in_counts_its_figures(program: Program) -> None:
    program("checkin", "6", "4")
    assert program("undo").words == [
        "The check-in of Sun 1 Mar 2026 is no longer logged, nor are its 2 figures."
    ]


def test_undoing_a_result_does_not_speak_of_its_report(program: Program) -> None:
    logged(program, "lab", "C3", "71", "mg/dL", "--lab", "Northside", "--on", "yesterday")
    assert program("undo").words == ["C3 71 mg/dL of Sat 28 Feb 2026 is no longer logged."]


def test_undo_in_json_names_the_action_and_its_changes(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("edit", drink, "ml=300")
    answer = program("undo", "--json").json
    [change] = answer["undone"]
    assert (answer["schema"], change["id"], change["action"]) == (1, drink, answer["action"])
    assert (change["operation"], change["old"]["ml"], change["new"]["ml"]) == ("edit", 250, 300)


def test_undo_takes_back_what_the_same_person_did(program: Program) -> None:
    logged(program, "fluid", "250")
    program("--as", "Sam", "log", "fluid", "300")
    program("undo")
    left = program("list", "fluids", "--json").json["fluids"]
    assert [(fluid["ml"], fluid["author"]) for fluid in left] == [(300, "Sam")]


def test_an_older_action_is_refused_while_a_later_one_stands_on_it(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("edit", drink, "ml=300")
    made, edited = program("history", drink, "--json").json["changes"]
    refused = program("undo", made["action"])
    assert (refused.code, refused.out) == (1, "")
    assert edited["action"][-5:] in refused.err


@pytest.mark.parametrize(("named", "code"), [("abc", 2), ("zzzzz", 1), ("[/]", 2), ("x" * 9999, 2)])
def test_an_action_nobody_did_is_refused(program: Program, named: str, code: int) -> None:
    refused = program("undo", named)
    assert (refused.code, refused.out) == (code, "")
    assert refused.err.count("\n") == 1


def test_history_tells_each_change_with_who_and_when(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("--as", "Sam", "edit", drink, "ml=300", "note=tea", now="2026-03-01T10:00")
    program("delete", drink, now="2026-03-02T08:30")
    told = program("history", drink[-5:])
    first, *lines = told.out.splitlines()
    assert first == f"300 ml of Sun 1 Mar 2026 (id {drink[-5:]})"
    assert [(line[:20].strip(), line.split("  ")[-1]) for line in lines] == [
        ("Sun 1 Mar 2026 09:00", "logged by patient"),
        ("Sun 1 Mar 2026 10:00", "changed by Sam: ml 250 → 300; note nothing → tea"),
        ("Mon 2 Mar 2026 08:30", "deleted by patient"),
    ]


def test_history_in_json_has_old_and_new(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("edit", drink, "ml=300")
    answer = program("history", drink, "--json").json
    assert [change["operation"] for change in answer["changes"]] == ["insert", "edit"]
    assert answer["changes"][1]["old"]["ml"] == 250


def test_the_history_of_a_result_has_its_day_and_its_laboratory(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL", "--lab", "Northside")
    program("edit", lab, "on=yesterday", now="2026-03-01T10:00")
    logged(program, "lab", "C4", "20", "mg/dL", "--lab", "Northside", "--on", "yesterday")
    program("edit", lab, "lab=Riverside", now="2026-03-01T11:00")
    told = [line.split("by patient")[-1] for line in program("history", lab).out.splitlines()[1:]]
    assert told == [
        "",
        ": on Sun 1 Mar 2026 → Sat 28 Feb 2026",
        ": laboratory Northside → Riverside",
    ]


def test_somebody_who_reads_along_marks_an_entry_as_seen(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL", now="2026-02-28T09:00")
    assert program("--as", "Sam", "seen", lab[-5:]).words == [
        "C3 71 mg/dL of Sat 28 Feb 2026 (id …) is marked as seen by Sam."
    ]
    assert "seen by Sam" in program("list", "labs").out
    assert program("list", "labs", "--json").json["labs"][0]["seen"] == [
        {"by": "Sam", "on": "2026-03-01", "changed_since": False}
    ]
    assert "is already marked as seen by Sam" in program("--as", "Sam", "seen", lab).out


@pytest.mark.parametrize("change", ["printed=72", "on=-3d"])
def test_an_entry_that_changed_since_it_was_seen_says_so_until_it_is_seen_again(
    program: Program, change: str
) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL")
    program("--as", "Sam", "seen", lab)
    program("edit", lab, change)
    assert "seen by Sam (changed since)" in program("list", "labs").out
    assert "changed since" in program("show", lab).out
    program("--as", "Sam", "seen", lab)
    assert "changed since" not in program("list", "labs").out


def test_a_mark_can_be_taken_back(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("--as", "Sam", "seen", drink)
    assert program("--as", "Sam", "undo").words == [
        "The mark “seen” of Sun 1 Mar 2026 is no longer logged."
    ]
    assert "seen" not in program("list", "fluids").out


def test_a_deleted_entry_is_not_marked(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    program("delete", drink)
    refused = program("--as", "Sam", "seen", drink)
    assert (refused.code, refused.out) == (1, "")
    assert "was deleted" in refused.err
