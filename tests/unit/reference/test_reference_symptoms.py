from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.symptoms import RedFlag, Tier
from lupus_journal.reference import catalogue, generate, symptoms
from lupus_journal.reference.symptom_ids import NAMES, SYMPTOMS

if TYPE_CHECKING:
    from pathlib import Path

SCALES = {
    Scale.RATING: "fatigue joint_pain headache abdo sleep pain_overall global",
    Scale.YES_NO: "cough_blood urine_dark urine_less confusion seizure psychosis clot infection",
    Scale.MINUTES: "stiffness",
    Scale.KILOGRAMS: "weight_loss",
    Scale.TEMPERATURE: "fever",
    Scale.PRESSURE: "bp",
    Scale.SEVERITY: "nodes appetite rash_face rash_other photosens hair ulcers fingers raynaud "
    "joint_swell muscle_pain muscle_weak chest_pain dyspnea palpitations swelling foamy brain_fog "
    "numb mood vision dry gi bruise flare_self",
}


def test_every_symptom_of_the_clinical_list_has_its_scale() -> None:
    shipped: dict[Scale, set[str]] = {}
    for symptom in catalogue.symptoms():
        shipped.setdefault(symptom.scale, set()).add(symptom.id)
    assert shipped == {scale: set(ids.split()) for scale, ids in SCALES.items()}


def test_every_organ_system_has_a_name_in_a_patients_words() -> None:
    assert {symptom.domain for symptom in catalogue.symptoms()} == set(
        catalogue.rows("symptoms")["group"]
    )
    assert symptoms.symptom("dyspnea").group == "heart and lungs"


def test_the_quick_symptoms_say_what_the_file_says() -> None:
    assert tuple(map(symptoms.symptom, SYMPTOMS)) == catalogue.symptoms()


def test_the_generated_module_is_fresh() -> None:
    assert generate.run(["--check"]) == 0


def test_a_stale_module_is_noticed_and_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = tmp_path / "symptom_ids.py"
    module.write_text("", encoding="utf-8")
    monkeypatch.setattr(generate, "MODULE", module)
    assert generate.run(["--check"]) == 1
    assert "symptom_ids.py is out of date" in capsys.readouterr().err
    assert generate.run([]) == 0
    assert generate.run(["--check"]) == 0


def test_finding_a_symptom_parses_no_file() -> None:
    code = (
        "import sys; from lupus_journal.reference.symptoms import find; find('joint pain'); "
        "print(*{'tomllib', 'json', 'pathlib', 'importlib.resources', 'difflib'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize(
    ("typed", "symptom_id"),
    [
        ("fatigue", "fatigue"),
        ("Joint pain", "joint_pain"),
        ("joint-pain", "joint_pain"),
        ("brain fog", "brain_fog"),
        ("mouth sores", "ulcers"),
        ("Raynaud's", "raynaud"),
        ("short of breath", "dyspnea"),
    ],
)
def test_a_symptom_goes_by_everyday_words(typed: str, symptom_id: str) -> None:
    assert symptoms.find(typed).id == symptom_id


def test_a_rash_is_asked_where() -> None:
    with pytest.raises(UnknownEntry, match="write rash_face or rash_other"):
        symptoms.find("rash")


@pytest.mark.parametrize(("typed", "meant"), [("fatige", "fatigue"), ("join_pain", "joint")])
def test_a_mistyped_symptom_gets_suggestions(typed: str, meant: str) -> None:
    with pytest.raises(UnknownEntry, match=f"Did you mean .*{meant}"):
        symptoms.find(typed)


def test_only_the_rash_has_two_meanings() -> None:
    assert {name for name, ids in NAMES.items() if len(ids) > 1} == {"rash"}


def test_no_name_is_that_of_another_symptom() -> None:
    for symptom_id in SYMPTOMS:
        assert symptoms.find(symptom_id).id == symptom_id
        assert NAMES[symptom_id.replace("_", " ")] == (symptom_id,)


@pytest.mark.parametrize(
    ("symptom_id", "flags"),
    [
        ("fatigue", ()),
        ("fever", (RedFlag(Tier.RING_TODAY),)),
        ("chest_pain", (RedFlag(Tier.EMERGENCY),)),
        ("headache", (RedFlag(Tier.EMERGENCY, "sudden and the worst ever"),)),
        ("vision", (RedFlag(Tier.EMERGENCY, "sudden loss"), RedFlag(Tier.RING_TODAY))),
    ],
)
def test_a_symptom_points_to_its_red_flag_text(symptom_id: str, flags: tuple[RedFlag, ...]) -> None:
    assert symptoms.symptom(symptom_id).flags == flags


def test_every_symptom_says_where_it_is_from() -> None:
    for row in catalogue.rows("symptoms")["symptom"]:
        assert row["source"]
        assert row["reviewed"].year >= 2026
        tags = [tag for tag in row["source"] if not tag.startswith("K: ")]
        assert all(tag in catalogue.sources() or tag == "product default" for tag in tags)


def test_where_a_tag_leads_is_said_for_no_tag_in_vain() -> None:
    used = "".join(str(catalogue.rows(name)) for name in ("analytes", "regimens", "symptoms"))
    assert [tag for tag in catalogue.sources() if f"'{tag}'" not in used] == []
