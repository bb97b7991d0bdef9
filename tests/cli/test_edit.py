from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def logged(program: Program, *words: str) -> str:
    entry_id = program("log", *words, "--json").json["id"]
    assert isinstance(entry_id, str)
    return entry_id


def shown(program: Program, entry_id: str) -> Any:
    return program("show", entry_id, "--json").json


def test_an_edit_says_what_was_and_what_is(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    assert program("edit", drink[-5:], "ml=0,3l", "note=tea").words == [
        "Changed 300 ml of Sun 1 Mar 2026 (id …): ml 250 → 300; note nothing → tea."
    ]
    assert (shown(program, drink)["ml"], shown(program, drink)["note"]) == (300, "tea")


def test_an_edit_in_json_has_old_and_new(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    assert program("edit", drink, "ml=300", "--json").json == {
        "schema": 1,
        "id": drink,
        "kind": "fluid",
        "on": "2026-03-01",
        "changed": {"ml": {"old": 250, "new": 300}},
    }


def test_an_edit_that_changes_nothing_says_so(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    assert program("edit", drink, "ml=250").out.startswith("Nothing is different: 250 ml")


def test_a_day_typed_anew_takes_away_a_time_that_was_on_another(program: Program) -> None:
    drink = logged(program, "fluid", "250", "--at", "08:00")
    program("edit", drink, "on=yesterday")
    assert (shown(program, drink)["on"], shown(program, drink)["at"]) == ("2026-02-28", None)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ("ml=lots", 2, "“lots” is not an amount"),
        ("ml=1,234", 1, "“1,234” could be 1.234 or 1234"),
        ("ml=", 2, "There is no amount"),
        ("ml=90000", 1, "is not between 1 and 5,000 ml"),
        ("on=tomorrow", 1, "has not come yet"),
        ("on=31/02", 2, "is not a date"),
        ("private=perhaps", 2, "“perhaps” is neither yes nor no"),
        ("colour=red", 2, "the fields are on, at, ml, note, private."),
        ("id=x", 2, "There is no field “id”"),
        ("ml", 2, "“ml” changes no field: write it as FIELD=VALUE."),
        ("=3", 2, "write it as FIELD=VALUE."),
    ],
)
def test_a_wrong_change_is_refused_and_stores_nothing(
    program: Program, change: str, code: int, said: str
) -> None:
    drink = logged(program, "fluid", "250")
    before = shown(program, drink)
    refused = program("edit", drink, "note=kept?", change)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err
    assert shown(program, drink) == before


def test_a_field_named_twice_is_refused(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    assert program("edit", drink, "ml=1", "ml=2").code == 2


def test_a_result_is_read_anew_as_strictly_as_when_it_was_logged(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL", "--range", "75-175")
    program("edit", lab, "printed=<50", "range=80-175", "method=turbid")
    row = shown(program, lab)
    assert (row["printed"], row["comparator"], row["number"]) == ("<50", "<", 50)
    assert (row["unit"], row["range_low"], row["flag"]) == ("mg/dL", 80, "L")
    assert program("edit", lab, "printed=0,9 g/L").code == 0
    assert (shown(program, lab)["unit"], shown(program, lab)["canonical"]) == ("g/L", 90)
    assert program("edit", lab, "unit=mg/dL").code == 1
    assert program("edit", lab, "printed=1,234").code == 1


def test_a_unit_nobody_knows_is_kept_only_if_it_is_printed_so(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL")
    refused = program("edit", lab, "unit=bananas")
    assert (refused.code, refused.out) == (1, "")
    assert "“bananas” is not a unit that C3 is known by" in refused.err
    assert "“--unit-is-printed” confirms it." in refused.err
    assert shown(program, lab)["unit"] == "mg/dL"
    assert program("edit", lab, "unit=bananas", "--unit-is-printed").code == 0
    assert shown(program, lab)["unit"] == "bananas"
    assert program("edit", lab, "printed=72").code == 0


def test_only_a_result_has_a_unit_to_confirm(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    refused = program("edit", drink, "ml=300", "--unit-is-printed")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Only a lab result has a unit to confirm, and 250 ml of ")
    assert shown(program, drink)["ml"] == 250


def test_a_result_of_another_day_moves_to_another_report(program: Program) -> None:
    first = logged(program, "lab", "C3", "71", "mg/dL", "--lab", "Northside")
    beside = logged(program, "lab", "C4", "20", "mg/dL", "--lab", "Northside")
    assert program("edit", first, "on=-5d", "lab=Riverside").words == [
        "Changed C3 71 mg/dL of Tue 24 Feb 2026 (id …): "
        "laboratory Northside → Riverside; on Sun 1 Mar 2026 → Tue 24 Feb 2026."
    ]
    assert shown(program, beside)["on"] == "2026-03-01"
    assert shown(program, first)["report"] != shown(program, beside)["report"]


def test_an_edit_of_a_result_is_one_action_to_undo(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL", "--lab", "Northside")
    logged(program, "lab", "C4", "20", "mg/dL", "--lab", "Northside")
    before = shown(program, lab)
    program("edit", lab, "on=-5d", "printed=80", "note=mixed up")
    program("undo")
    after = shown(program, lab)
    assert {**after, "changed_at": None} == {**before, "changed_at": None}
    assert len(program("list", "labs", "--json").json["labs"]) == 2


def test_the_figures_of_a_check_in_move_along_with_it(program: Program) -> None:
    moment = program("checkin", "6", "4", "--json").json["id"]
    program("edit", moment, "on=yesterday", "at=20:00")
    for kind in ("fatigue", "pain_overall"):
        [figure] = program("list", kind, "--json").json[kind]
        assert figure["on"] == "2026-02-28"
        assert figure["at"].startswith("2026-02-28T20:00:00")


def test_a_figure_has_to_fit_its_symptoms_scale(program: Program) -> None:
    pain = logged(program, "joint_pain", "5")
    assert program("edit", pain, "value=12").code == 1
    assert program("edit", pain, "symptom=fever").code == 1
    assert program("edit", pain, "symptom=muscle_pain", "value=3").code == 0
    assert (shown(program, pain)["kind"], shown(program, pain)["value"]) == ("muscle_pain", 3)


def test_an_infusions_times_lie_on_its_day(program: Program) -> None:
    program("course", "add", "belimumab_iv", "--start", "2026-02-20", "--limit-drinking", "no")
    dose = program("infusion", "given", "--on", "2026-02-20", "--json").json["id"]
    edited = program(
        "edit", dose, "started_at=10:00", "ended_at=11:05", "lot=AB12", "weight_kg=61,5"
    )
    assert edited.code == 0
    row = shown(program, dose)
    assert row["started_at"].startswith("2026-02-20T10:00:00")
    assert (row["lot"], row["weight_kg"]) == ("AB12", 61.5)
    assert program("edit", dose, "given_on=tomorrow").code == 1
    assert program("edit", dose, "given_on=").err == "Dose 1 was given: name the day.\n"


def test_a_deleted_entry_is_no_longer_listed_and_can_be_brought_back(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    assert program("delete", drink[-5:]).words == [
        "Deleted 250 ml of Sun 1 Mar 2026 (id …). “lupus-journal undo” brings it back."
    ]
    assert program("list", "fluids").out == ""
    assert program("edit", drink, "ml=300").code == 1
    assert program("delete", drink).code == 1
    assert "deleted" in program("show", drink).out
    program("undo")
    assert shown(program, drink)["ml"] == 250


def test_what_belongs_to_an_entry_goes_and_comes_back_with_it(program: Program) -> None:
    program("course", "add", "belimumab_iv", "--start", "2026-02-20", "--limit-drinking", "no")
    program("infusion", "given", "--on", "2026-02-20")
    [course] = program("list", "courses", "--json").json["courses"]
    deleted = program("delete", course["id"])
    assert "and 1 more that belong to it" in deleted.out
    assert program("list", "infusions").out == ""
    program("undo")
    assert len(program("list", "infusions", "--json").json["infusions"]) == 1


def test_deleting_for_good_has_to_be_meant(program: Program) -> None:
    drink = logged(program, "fluid", "250")
    refused = program("delete", drink, "--forever")
    assert (refused.code, refused.out) == (1, "")
    assert "add --yes" in refused.err
    assert shown(program, drink)["ml"] == 250


def test_deleting_for_good_leaves_no_trace_and_names_the_backups(program: Program) -> None:
    moment = program("checkin", "6", "4", "--note", "canary-in-a-note", "--json").json["id"]
    program("edit", moment, "note=second-canary")
    program("--as", "Sam", "seen", moment)
    backup = program("backup", "--json").json
    forgotten = program("delete", moment, "--forever", "--yes", "--json").json
    assert forgotten["forever"] is True
    assert backup["path"] in forgotten["backups"]
    content = program.journal.read_bytes()
    assert b"canary" not in content
    assert moment.encode() not in content
    assert program("history", moment).code == 1
    assert program("undo").code == 1
    assert program("list", "--json").json["entries"] == []


def test_the_only_result_of_a_report_takes_the_report_along(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL", "--lab", "Canary Laboratory")
    program("delete", lab)
    program("undo")
    assert shown(program, lab)["laboratory"] == "Canary Laboratory"
    program("delete", lab, "--forever", "--yes")
    assert b"Canary Laboratory" not in program.journal.read_bytes()


def test_a_report_with_other_results_stays(program: Program) -> None:
    lab = logged(program, "lab", "C3", "71", "mg/dL", "--lab", "Northside")
    logged(program, "lab", "C4", "20", "mg/dL", "--lab", "Northside")
    program("delete", lab, "--forever", "--yes")
    [left] = program("list", "labs", "--json").json["labs"]
    assert (left["code"], left["laboratory"]) == ("C4", "Northside")
