"""Text of every hostile kind, through the commands: kept as typed, shown harmless."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.text import clean

if TYPE_CHECKING:
    from tests.cli.conftest import Program

NAUGHTY = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "blns.json"

STEERING = {*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0))} - {"\n"}


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the shared list of naughty strings is not here")
def test_naughty_strings_are_kept_as_typed_and_shown_harmless(program: Program) -> None:
    naughty = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    # A lone dash asks for standard input, and argparse takes two for no value at all.
    typed = [text for text in naughty if clean(text).strip() and text not in ("-", "--")]
    for text in typed:
        assert program("log", "fluid", "250", f"--note={text}").code == 0
    kept = program("list", "fluids", "--json").json["fluids"]
    assert [entry["note"] for entry in reversed(kept)] == [clean(text) for text in typed]
    printed = program("list", "fluids").out
    assert not STEERING & set(printed)
