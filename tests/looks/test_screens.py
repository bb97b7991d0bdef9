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
    ("add", ("a",), SMALL),
    ("labs", ("4",), LARGE),
    ("labs-small", ("4",), SMALL),
    ("labs-table", ("4", "down", "down", "t"), LARGE),
    ("labs-cursor", ("4", "down", "down", "left", "left"), LARGE),
    ("lab-result", ("4", "a"), SMALL),
]


@pytest.mark.parametrize(("name", "keys", "size"), PICTURES, ids=[name for name, *_ in PICTURES])
async def test_the_demo_looks_as_it_did(
    look: Look, demo: str, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    await look(name, demo, keys, size)


async def test_an_empty_journal_says_how_to_begin(look: Look, tmp_path: Path) -> None:
    await look("empty", str(tmp_path / "journal.db"), (), SMALL)
