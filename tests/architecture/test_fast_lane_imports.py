"""What a person does many times a day loads nothing heavy: seen from a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STORAGE = Path(__file__).parents[2] / "src" / "lupus_journal" / "storage"

HEAVY = {"pathlib", "plotext", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual", "zoneinfo"}
SLOW_LANE = {
    *("backups", "content", "demo", "entries", "history", "lab_queries", "records", "registry"),
    *("safekeeping", "schema", "tables"),
}
FAST_LANE = sorted(
    path.stem for path in STORAGE.glob("*.py") if path.stem not in {*SLOW_LANE, "__init__"}
)


def loaded_by(code: str) -> set[str]:
    """The heavy packages that a fresh interpreter has loaded after running some code."""
    before = f"import sys; sys.path[:0] = {sys.path!r}; before = set(sys.modules)\n"
    report = f"\nprint(*({HEAVY!r} & sys.modules.keys() - before))"
    process = subprocess.run(
        [sys.executable, "-I", "-c", before + code + report],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(process.stdout.split())


def test_the_guard_sees_what_is_heavy() -> None:
    assert "sqlmodel" in loaded_by("import lupus_journal.storage.entries")


@pytest.mark.parametrize("module", FAST_LANE)
def test_a_module_of_the_fast_lane_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import lupus_journal.storage.{module}") == set()


def test_the_fast_lane_writes_and_reads_without_loading_anything_heavy(tmp_path: Path) -> None:
    path = str(tmp_path / "journal.db")
    loaded_by(f"from lupus_journal.storage import schema; schema.create({path!r})")
    assert (
        loaded_by(f"""
from datetime import date, datetime, UTC
from lupus_journal.domain.entries import Entry
from lupus_journal.domain.fluids import Fluid
from lupus_journal.storage import files, schema_version
from lupus_journal.storage.fluids import FLUIDS
from lupus_journal.storage.quick import QuickStore
assert files.version_of({path!r}, schema_version.NEWEST) == schema_version.NEWEST
now, store = datetime.now(UTC), QuickStore({path!r})
glass = Entry(id="0" * 26, fact=Fluid(date.today(), None, 250), recorded_at=now, author="me")
with store.action("1" * 26, now, "me") as action:
    store.entries(FLUIDS).add(action, glass)
assert store.entries(FLUIDS).between()[0].fact == glass.fact
""")
        == set()
    )
