"""The screens as somebody looked at them; README and docs show the same pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.looks.conftest import Look

SMALL, LARGE = (80, 24), (120, 36)

PICTURES = [
    ("today", (), SMALL),
    ("today-large", (), LARGE),
    ("check-in", ("c", "6", "4"), SMALL),
    ("keys", ("question_mark",), SMALL),
    ("infusions", ("2",), LARGE),
    ("infusions-small", ("2",), SMALL),
    ("dose", ("2", "enter"), SMALL),
    ("given", ("2", "g"), SMALL),
    ("diary", ("3", "left", "left"), LARGE),
    ("diary-small", ("3", "left", "left", "g"), SMALL),
    ("entry", ("3", "left", "left", "enter", "enter"), SMALL),
    ("symptom", ("3", "s"), SMALL),
    ("labs", ("4",), LARGE),
    ("labs-small", ("4",), SMALL),
    ("labs-table", ("4", "down", "down", "t"), LARGE),
    ("labs-cursor", ("4", "down", "down", "left", "left"), LARGE),
    ("lab-result", ("4", "a"), SMALL),
    ("lab-report", ("4", "r"), SMALL),
    ("me", ("8",), SMALL),
    ("medicines", ("8", "l"), SMALL),
]
IN_LIGHT = [
    ("today-light", (), SMALL),
    ("infusions-light", ("2",), SMALL),
    ("diary-light", ("3", "left", "left"), SMALL),
    ("labs-light", ("4",), LARGE),
]


@pytest.mark.parametrize(("name", "keys", "size"), PICTURES, ids=[name for name, *_ in PICTURES])
async def test_the_demo_looks_as_it_did(
    look: Look, demo: str, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    await look(name, demo, keys, size)


@pytest.mark.parametrize(("name", "keys", "size"), IN_LIGHT, ids=[name for name, *_ in IN_LIGHT])
async def test_the_demo_looks_as_it_did_in_the_light(
    look: Look, demo: str, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    await look(name, demo, keys, size, theme="light")


async def test_an_empty_journal_says_how_to_begin(
    look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await look("welcome", "journal.db", (), SMALL)
