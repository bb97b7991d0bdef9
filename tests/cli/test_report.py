from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.visit_page import DISCLAIMER, VERIFY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

EMPTY = f"""\
# Visit summary

- **Born:** not recorded
- **Days:** Mon 1 Sep 2025 to Sun 1 Mar 2026 (182 days)
- **Next infusion:** not recorded
- **Medicines:** not recorded

## Infusions

- No infusion was planned or given.

## Steroids

- No steroid dose is recorded.

## Laboratory results

- None are recorded.

## Symptoms

- Logged 0 of 182 days since 1 Sep 2025.

---

*{VERIFY}*

*{DISCLAIMER}*
"""


def test_an_empty_journal_has_a_calm_page(program: Program) -> None:
    assert program("report", "-o", "-") == (0, EMPTY, "")


def test_the_page_of_two_years_fits_on_one_sheet(program: Program, tmp_path: Path) -> None:
    demo = tmp_path / "sample.db"
    program("demo", "--out", str(demo))
    code, page, _ = program("report", "-o", "-", "--journal", str(demo))
    assert code == 0
    assert len(page.splitlines()) <= 64
    assert "**Next infusion, belimumab:** Tue 3 Mar 2026 at 09:30 (in 2 days)" in page
    assert "6 planned, 6 given in these days." in page
    assert "| Anti-dsDNA, quantitative | kIU/L | \\<15 | City Hospital Lab, FEIA |" in page


def test_the_page_is_a_private_file(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "visit.md"
    assert program("report", "-o", str(path)) == (
        0,
        f"Wrote the page for the visit: {path}\n",
        "",
    )
    assert path.read_text(encoding="utf-8") == EMPTY
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_json_tells_where_the_page_is_or_holds_it(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "visit.md"
    assert program("report", "-o", str(path), "--json").json == {"schema": 1, "path": str(path)}
    assert program("report", "-o", "-", "--json").json == {"schema": 1, "markdown": EMPTY}


def test_a_page_that_is_there_stays_unless_told_otherwise(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "visit.md"
    path.write_text("last visit's")
    code, out, err = program("report", "-o", str(path))
    assert (code, out) == (1, "")
    assert err == (
        f"{path} is there already and was left as it is: name another file, or add --force.\n"
    )
    assert program("report", "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8") == EMPTY


@pytest.mark.parametrize("name", ["visit.pdf", "visit.html", "visit", ".md.txt"])
def test_another_ending_is_refused(program: Program, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    code, out, err = program("report", "-o", str(path))
    assert (code, out) == (1, "")
    assert "does not end in .md: the page is written as Markdown." in err
    assert not path.exists()


def test_the_first_day_can_be_named(program: Program) -> None:
    page = program("report", "--since", "-6d", "-o", "-").out
    assert "Mon 23 Feb 2026 to Sun 1 Mar 2026 (7 days)" in page


@pytest.mark.parametrize(
    ("since", "code"), [("2026-03-02", 1), ("tomorrow", 1), ("31/02", 2), ("", 2), ("[bold]", 2)]
)
def test_a_first_day_that_is_none_is_refused_with_one_sentence(
    program: Program, tmp_path: Path, since: str, code: int
) -> None:
    path = tmp_path / "visit.md"
    ended = program("report", "--since", since, "-o", str(path))
    assert (ended.code, ended.out) == (code, "")
    assert len(ended.err.splitlines()) == 1
    assert not path.exists()


def test_it_asks_for_a_file(program: Program) -> None:
    code, out, err = program("report")
    assert (code, out) == (2, "")
    assert "-o" in err
