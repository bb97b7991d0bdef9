from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lupus_journal.cli import completion
from lupus_journal.cli.completion import SCRIPTS
from lupus_journal.cli.completions.scripts import written
from lupus_journal.cli.main import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Program

FOLDER = Path(completion.__file__).parent / "completions"
BASH = shutil.which("bash")


def completed(*words: str) -> set[str]:
    """What bash offers for the last of some words."""
    script = f"""
        source "{FOLDER / SCRIPTS["bash"]}"
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)})
        COMP_CWORD={len(words) - 1}
        $(complete -p lupus-journal | sed 's/.*-F //; s/ .*//')
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    answer = subprocess.run([str(BASH), "-c", script], capture_output=True, text=True, check=True)
    assert answer.stderr == ""
    return set(answer.stdout.split())


@pytest.mark.parametrize("name", SCRIPTS.values())
def test_the_scripts_that_ship_know_every_command_and_option(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == written()[name], (
        f"{name} is out of date: run “{Path(sys.executable).name} -m lupus_journal.cli.completions”"
    )


@pytest.mark.parametrize(("shell", "name"), SCRIPTS.items())
def test_a_shell_gets_its_script(program: Program, shell: str, name: str) -> None:
    code, out, err = program("completion", shell)
    assert (code, err) == (0, "")
    assert out == (FOLDER / name).read_text(encoding="utf-8")
    assert program("completion", shell, "--json").json == {
        "schema": 1,
        "shell": shell,
        "script": out,
    }
    assert not program.journal.exists()


def test_another_shell_is_refused_by_name(program: Program) -> None:
    code, out, err = program("completion", "cmd")
    assert (code, out) == (2, "")
    assert "cmd" in err
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(BASH is None, reason="there is no bash here to complete in")
class TestInBash:
    def test_commands_are_offered(self) -> None:
        assert set(COMMANDS) <= completed("lupus-journal", "")

    def test_the_beginning_of_a_command_is_completed(self) -> None:
        assert completed("lupus-journal", "veri") == {"verify"}

    def test_the_words_of_a_group_are_offered(self) -> None:
        assert {"fatigue", "fluid", "note", "lab"} <= completed("lupus-journal", "log", "")

    def test_options_are_offered(self) -> None:
        assert {"--on", "--note", "--json"} <= completed("lupus-journal", "log", "fluid", "--")
