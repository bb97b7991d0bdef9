from __future__ import annotations

from lupus_journal.domain.names import folded, several, unknown


def test_case_spaces_and_hyphens_do_not_matter() -> None:
    assert folded("  Joint_Pain ") == folded("joint-pain") == folded("joint  pain")
    assert folded("C3") != folded("C4")


def test_a_mistyped_name_is_answered_with_what_comes_near_it() -> None:
    refusal = unknown("fatige", "symptom", ["fatigue", "fever", "joint_pain"])
    assert str(refusal) == "The journal knows no symptom called “fatige”. Did you mean fatigue?"


def test_a_name_like_no_other_gets_no_suggestion() -> None:
    refusal = unknown("zzz", "symptom", ["fatigue", "fever"])
    assert str(refusal) == "The journal knows no symptom called “zzz”."


def test_a_name_of_several_things_is_asked_back() -> None:
    refusal = several("rituximab", ["rituximab_2x", "rituximab_trial", "rituximab_4x"])
    sentence = "write rituximab_2x, rituximab_trial or rituximab_4x."
    assert str(refusal) == f"“rituximab” can mean more than one: {sentence}"
