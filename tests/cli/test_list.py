from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.identity import RANDOM_BYTES, ulid

if TYPE_CHECKING:
    from tests.cli.conftest import Program

KINDS = ["labs", "infusions", "courses", "checkins", "symptoms", "fluids", "medicines"]


@pytest.mark.parametrize("kind", [*KINDS, "fatigue", "all"])
def test_an_empty_journal_has_calm_empty_lists(program: Program, kind: str) -> None:
    listed = program("list", kind)
    assert (listed.code, listed.out) == (0, "")
    assert listed.err.startswith("No ")
    name = "entries" if kind == "all" else kind
    assert program("list", kind, "--json").json == {"schema": 1, name: []}


def test_lists_are_newest_first_and_within_the_days_asked_for(program: Program) -> None:
    for day, ml in (("-9d", "100"), ("-5d", "200"), ("yesterday", "300"), ("today", "400")):
        program("log", "fluid", ml, "--on", day)
    bounded = program("list", "fluids", "--from", "-5d", "--to", "yesterday", "--json").json
    assert [fluid["ml"] for fluid in bounded["fluids"]] == [300, 200]
    newest = program("list", "fluids", "--last", "2", "--json").json
    assert [fluid["on"] for fluid in newest["fluids"]] == ["2026-03-01", "2026-02-28"]


@pytest.mark.parametrize("entry", [("fluid", "250"), ("fatigue", "6"), ("note", "rain")])
@pytest.mark.parametrize(
    ("when", "origin"),
    [
        ((), "typed"),
        (("--on", "today"), "typed"),
        (("--at", "08:00"), "typed"),
        (("--on", "yesterday"), "remembered later"),
        (("--at", "23:00"), "remembered later"),
    ],
)
def test_what_is_told_of_a_day_that_is_over_was_remembered_later(
    program: Program, entry: tuple[str, ...], when: tuple[str, ...], origin: str
) -> None:
    program("log", *entry, *when)
    [kept] = program("list", "--json").json["entries"]
    assert kept["origin"] == origin


@pytest.mark.parametrize("entry", [("fluid", "250"), ("fatigue", "6"), ("note", "rain")])
def test_what_a_caregiver_tells_of_a_day_that_is_over_stays_a_caregivers(
    program: Program, entry: tuple[str, ...]
) -> None:
    program("--as", "Ana", "log", *entry, "--on", "yesterday")
    [kept] = program("list", "--json").json["entries"]
    assert (kept["author"], kept["origin"]) == ("Ana", "caregiver")


def test_a_test_is_called_what_laboratories_print_for_it(program: Program) -> None:
    logged = program("log", "lab", "CLIFT", "1:80")
    assert logged.out.startswith("Logged CLIFT 1:80")
    program("log", "lab", "HCQ_S", "250 ng/mL", "--lab", "Northside")
    listed = program("list", "labs").out
    assert "_" not in listed
    assert [line.split("  ")[1].strip() for line in listed.splitlines()] == ["HCQ serum", "CLIFT"]
    rows = program("list", "labs", "--json").json["labs"]
    assert [row["code"] for row in rows] == ["HCQ_S", "DSDNA_T"]
    assert "HCQ serum 250 ng/mL" in program("undo").out


def test_what_was_logged_last_comes_first_even_if_the_clock_stands_still(program: Program) -> None:
    for ml in range(100, 200, 10):
        program("log", "fluid", str(ml))
        program("log", "lab", "C3", str(ml), "mg/dL")
    fluids = program("list", "fluids", "--json").json["fluids"]
    assert [fluid["ml"] for fluid in fluids] == list(range(190, 90, -10))
    labs = program("list", "labs", "--json").json["labs"]
    assert [lab["number"] for lab in labs] == list(range(190, 90, -10))
    points = program("plot", "C3", "--json").json["points"]
    assert [point["number"] for point in points] == list(range(100, 200, 10))


def test_without_a_kind_everything_is_listed_under_entries(program: Program) -> None:
    program("log", "fluid", "250", "--on", "yesterday")
    program("log", "lab", "C3", "71", "mg/dL", "--on", "-5d")
    program("log", "joint_pain", "5")
    for argv in (("list",), ("list", "all")):
        entries = program(*argv, "--json").json["entries"]
        assert [entry["kind"] for entry in entries] == ["joint_pain", "fluid", "lab"]
        assert all({"id", "on", "at", "note", "author", "origin"} <= set(e) for e in entries)


def test_any_symptom_is_a_kind_by_its_id_or_its_name(program: Program) -> None:
    program("log", "joint_pain", "5", "--site", "left wrist")
    for name in ("joint_pain", "Joint pain"):
        [entry] = program("list", name, "--json").json["joint_pain"]
        assert (entry["value"], entry["site"]) == (5, "left wrist")


def test_a_check_in_is_listed_with_its_figures_on_one_line(program: Program) -> None:
    program("checkin", "6", "4", "3", "5", "--at", "08:30")
    [line] = program("list").out.splitlines()
    assert line.startswith(
        "Sun 1 Mar 2026  08:30  check-in: fatigue or exhaustion 6, overall pain 4, sleep quality 3"
    )


def test_lab_lists_have_a_column_for_each_thing_a_report_prints(program: Program) -> None:
    program("log", "lab", "C3", "71", "mg/dL", "--range", "75-175", "--lab", "Northside")
    program("log", "lab", "ANA", "1:320", "speckled", "--on", "yesterday")
    lines = [
        line[: line.rindex("  ")].rstrip() for line in program("list", "labs").out.splitlines()
    ]
    assert lines == [
        "Sun 1 Mar 2026   C3   71 mg/dL        L  75-175  Northside",
        "Sat 28 Feb 2026  ANA  1:320 speckled",
    ]


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("list", "labz"), 1, "There is no list of “labz”: write labs, infusions,"),
        (("list", "--last", "0"), 1, "--last is “0”"),
        (("list", "--last", "many"), 2, "“many” is not a number"),
        (("list", "--from", "-3d", "--to", "-9d"), 1, "the last day comes last"),
        (("list", "--from", "2026-02-30"), 2, "February 2026 has no 30th"),
        (("show", "abc"), 2, "“abc” is not an entry's id"),
        (("show", "[/bold]"), 2, "is not an entry's id"),
        (("show", "zzzzz"), 1, "No entry's id ends in “zzzzz”"),
    ],
)
def test_what_cannot_be_listed_is_refused_in_one_sentence(
    program: Program, argv: tuple[str, ...], code: int, said: str
) -> None:
    refused = program(*argv)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err


def test_one_entry_is_shown_whole(program: Program) -> None:
    logged = program("log", "fluid", "250", "--note", "water\nwith \x1b[1mlemon", "--json")
    shown = program("show", logged.json["id"][-4:]).out.splitlines()
    assert shown[0] == "250 ml"
    assert "recorded  Sun 1 Mar 2026 09:00 by patient, typed" in shown
    assert shown[-2:] == ["  water", "  with [1mlemon"]
    answer = program("show", logged.json["id"], "--json").json
    assert (answer["schema"], answer["ml"], answer["kind"]) == (1, 250, "fluid")
    assert answer["note"] == "water\nwith [1mlemon"


def test_an_id_may_be_typed_in_capitals_with_letters_that_look_like_digits(
    program: Program,
) -> None:
    entry_id = program("log", "fluid", "250", "--json").json["id"]
    typed = entry_id.upper().replace("0", "O").replace("1", "I")
    assert program("show", typed).out.startswith("250 ml")


def test_an_ending_of_several_entries_names_them(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlucky = bytes(RANDOM_BYTES)
    monkeypatch.setattr(
        "lupus_journal.bootstrap.quick.new_id", lambda moment: ulid(moment, unlucky)
    )
    program("log", "fluid", "250", now="2026-03-01T09:00")
    program("log", "fluid", "300", now="2026-03-01T10:00")
    refused = program("show", "0000")
    assert (refused.code, refused.out) == (1, "")
    assert "More than one entry ends in “0000”: 250 ml" in refused.err


def test_a_check_in_is_shown_with_what_belongs_to_it(program: Program) -> None:
    entry_id = program("checkin", "6", "4", "--json").json["id"]
    with_it = {line for line in program("show", entry_id).words if line.startswith("with it")}
    assert with_it == {
        "with it    fatigue or exhaustion 6 (id …)",
        "with it    overall pain 4 (id …)",
    }
    belonging = program("show", entry_id, "--json").json["belonging"]
    assert {one["kind"] for one in belonging} == {"fatigue", "pain_overall"}


def test_a_course_states_its_plan_as_structured_json(program: Program) -> None:
    program("course", "add", "belimumab_iv", "--start", "2026-03-05", "--limit-drinking", "no")
    [course] = program("list", "courses", "--json").json["courses"]
    assert (course["on"], course["phases"][0]["offsets"]) == ("2026-03-05", [0, 14, 28])
