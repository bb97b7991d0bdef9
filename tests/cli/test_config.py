from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from lupus_journal.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome, Program

    Config = Callable[..., Outcome]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings lie; nothing lies there yet."""
    return tmp_path / "own" / "settings.toml"


@pytest.fixture
def config(file: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """The command, on a settings file of its own."""
    import lupus_journal.settings as places

    monkeypatch.setattr(places, "settings_path", lambda _: str(file))
    return lambda *argv: program("config", *argv)


def test_without_a_file_it_lists_what_usually_holds_and_makes_none(
    config: Config, file: Path
) -> None:
    code, out, err = config()
    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "theme                 dark",
        "ascii                 no",
        "reduced_motion        no",
        "keys.today            1",
    ]
    assert not file.parent.exists()


def test_it_sets_and_tells_what_was_set(config: Config, file: Path) -> None:
    code, out, err = config("theme=light", "keys.undo=ctrl+z")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["theme                 light", "keys.undo             ctrl+z"]
    assert file.read_text(encoding="utf-8").endswith('theme = "light"\n\n[keys]\nundo = "ctrl+z"\n')
    assert config("theme=", "--json").json["theme"] == "dark"


def test_the_file_is_its_owners_alone_and_a_link_to_it_stays_one(
    config: Config, file: Path
) -> None:
    kept = file.parent.parent / "kept.toml"
    kept.write_text("# mine\n", encoding="utf-8")
    file.parent.mkdir()
    file.symlink_to(kept)
    config("ascii=yes")
    assert file.is_symlink()
    assert kept.read_text(encoding="utf-8") == "# mine\nascii = true\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert sorted(path.name for path in file.parent.iterdir()) == ["settings.toml"]


def test_json_has_everything_that_holds(config: Config) -> None:
    answer = config("reduced-motion=yes", "keys.check-in=k2", "--json")
    assert (answer.code, answer.out) == (2, "")
    answer = config("reduced-motion=yes", "keys.check-in=K", "--json")
    assert {name: answer.json[name] for name in ("schema", "theme", "ascii", "reduced_motion")} == {
        "schema": 1,
        "theme": "dark",
        "ascii": False,
        "reduced_motion": True,
    }
    assert answer.json["keys"]["check-in"] == "K"
    assert answer.json["keys"]["undo"] == "u"
    assert answer.json["problems"] == []


def test_problems_are_told_beside_what_holds(config: Config, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = light\nkeys.undo = "c"\n', encoding="utf-8")
    code, out, err = config()
    assert code == 0
    assert "theme                 dark" in out
    assert [line.partition(": ")[0] for line in err.splitlines()] == [
        f"{file}, line 1",
        f"{file}, line 2",
    ]
    assert len(config("--json").json["problems"]) == 2


@pytest.mark.parametrize(
    ("typed", "code"),
    [("theme", 2), ("theme=pink", 2), ("colour=3", 2), ("keys.undo=c", 1), ("keys.x=y", 2)],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(
    config: Config, file: Path, typed: str, code: int
) -> None:
    outcome = config(typed)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.count("\n") == 1
    assert not file.exists()


def test_a_file_that_is_not_toml_is_not_written_over(config: Config, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("theme = light\n", encoding="utf-8")
    assert config("ascii=yes").code == 1
    assert file.read_text(encoding="utf-8") == "theme = light\n"


def test_the_environment_names_another_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "other.toml"
    assert main(["config", "theme=light"], {"LUPUS_JOURNAL_SETTINGS": str(named)}) == 0
    assert 'theme = "light"' in named.read_text(encoding="utf-8")
    main(["where"], {"LUPUS_JOURNAL_SETTINGS": str(named)})
    assert str(named) in capsys.readouterr().out


def test_no_journal_is_made(config: Config, program: Program) -> None:
    config("theme=light")
    assert not program.journal.exists()
