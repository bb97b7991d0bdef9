"""`python -m bench`: measures the installed program and prints a table of ratios."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import commands, screens
from bench.journals import fill, fill_results
from bench.programs import PROGRAM
from bench.table import table

if TYPE_CHECKING:
    from bench.table import Line

SIZES, MILLION = (1_000, 100_000), 1_000_000
LIVED_IN = (10_000, 100_000)
"""The sizes of journals that are opened on the screen; a tenth of each is results beside."""


def main() -> int:
    """Measure what was asked for; 1 if a budget that must hold was passed."""
    options = _parser().parse_args()
    if not Path(PROGRAM).exists():
        print(f"{PROGRAM} is not installed: “make bench” installs it first.")
        return 2
    with tempfile.TemporaryDirectory(prefix="lupus-bench-") as folder:
        lines = _measured(Path(folder), options)
    print(table(lines))
    return int(options.must_hold and not all(line.kept for line in lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__, allow_abbrev=False)
    parser.add_argument("--rounds", type=int, default=12, help="rounds that count (12)")
    parser.add_argument("--full", action="store_true", help="with a journal of a million rows")
    parser.add_argument("--only", choices=["commands", "app", "keys"], help="one part")
    parser.add_argument(
        "--assert", dest="must_hold", action="store_true", help="fail if a budget is passed"
    )
    return parser


def _measured(folder: Path, options: argparse.Namespace) -> list[Line]:
    env = _nobodys_environment(folder / "home")
    million = (MILLION,) if options.full else ()
    demo = _demo(folder, env)
    parts = {
        "commands": lambda: commands.measured(
            _journals(folder, (*SIZES, *million)), demo, env, options.rounds
        ),
        "app": lambda: screens.measured(demo, _lived_in(folder, million), env, options.rounds),
        "keys": lambda: screens.answered(demo, _lived_in(folder, million), env),
    }
    chosen = [options.only] if options.only else list(parts)
    return [line for part in chosen for line in parts[part]()]


def _demo(folder: Path, env: dict[str, str]) -> Path:
    path = folder / "demo.db"
    command = [PROGRAM, "demo", "--out", str(path)]
    subprocess.run(command, env=env, check=False, stdout=subprocess.DEVNULL)
    return path


def _journals(folder: Path, sizes: tuple[int, ...]) -> dict[int, Path]:
    journals = {rows: folder / f"{rows}.db" for rows in sizes}
    for rows, path in journals.items():
        if not path.exists():
            print(f"writing {rows:,} rows", file=sys.stderr)
            fill(str(path), rows)
    return journals


def _lived_in(folder: Path, more: tuple[int, ...]) -> dict[int, Path]:
    """Journals with laboratory results, apart from those that commands write into."""
    apart = folder / "screens"
    is_there = apart.exists()
    apart.mkdir(exist_ok=True)
    journals = _journals(apart, (*LIVED_IN, *more))
    if not is_there:
        for rows, path in journals.items():
            fill_results(str(path), rows // 10)
    return journals


def _nobodys_environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        # An installed program has its bytecode: what compiling takes is nobody's wait.
        if not name.startswith(("LUPUS_JOURNAL", "XDG_", "PYTHONDONTWRITEBYTECODE"))
    }
    return {**kept, "HOME": str(home)}


if __name__ == "__main__":
    sys.exit(main())
