"""Whole commands, from the start of the process to its end, against an idle interpreter."""

from __future__ import annotations

import subprocess
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from bench.interleaving import MeasureFailed, Samples, interleaved
from bench.programs import IDLE_PYTHON, PROGRAM, on
from bench.table import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

HELP = ("--help", "--version")
DAILY = ("log fatigue 6", "log fluid 250", "due", "checkin 6 4 3 5")

HELP_BUDGET, JOURNAL_BUDGET, DEFAULT_BUDGET, GROWTH_BUDGET = 4.0, 6.0, 7.0, 1.1

DUE = 10
"""The exit status of `due` when something is."""


class Command(NamedTuple):
    """A command line with its name in the table, and its budget as a multiple of the yardstick."""

    what: str
    argv: tuple[str, ...]
    budget: float


def measured(
    journals: Mapping[int, Path], demo: Path, env: Mapping[str, str], rounds: int
) -> Iterator[Line]:
    """Every daily command on journals of every size, and how it grows with them.

    Only the demo has a course, so that there `due` has the most to work out.
    """
    commands = [*_commands(journals), Command("due, demo journal", on(demo, "due"), JOURNAL_BUDGET)]
    samples = interleaved(
        {
            "python -c pass": partial(_milliseconds, IDLE_PYTHON, env),
            **{command.what: partial(_milliseconds, command.argv, env) for command in commands},
        },
        rounds,
        "commands",
    )
    idle = samples["python -c pass"]
    yield Line(what="python -c pass", samples=idle, unit="ms")
    for what, _, budget in commands:
        yield Line(what=what, samples=samples[what], unit="ms", yardstick=idle, budget=budget)
    yield from _growth(samples, min(journals), max(journals))


def _commands(journals: Mapping[int, Path]) -> Iterator[Command]:
    for typed in HELP:
        yield Command(typed, (PROGRAM, typed), HELP_BUDGET)
    for typed in DAILY:
        arguments = typed.split()
        yield Command(f"{typed}, default folders", (PROGRAM, *arguments), DEFAULT_BUDGET)
        for rows, journal in journals.items():
            yield Command(_sized(typed, rows), on(journal, *arguments), JOURNAL_BUDGET)


def _growth(samples: Mapping[str, Samples], smallest: int, largest: int) -> Iterator[Line]:
    for typed in DAILY:
        yield Line(
            what=f"{typed}, {largest:,} rows against {smallest:,}",
            samples=samples[_sized(typed, largest)],
            unit="ms",
            yardstick=samples[_sized(typed, smallest)],
            budget=GROWTH_BUDGET,
        )


def _sized(typed: str, rows: int) -> str:
    return f"{typed}, {rows:,} rows"


def _milliseconds(argv: Sequence[str], env: Mapping[str, str]) -> float:
    started = perf_counter()
    ended = subprocess.run(
        argv, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    elapsed = perf_counter() - started
    if ended.returncode not in {0, DUE}:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        raise MeasureFailed(f"exit status {ended.returncode}: {said[-1] if said else 'silent'}")
    return elapsed * 1000
