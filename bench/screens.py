"""The app in a terminal: its start and its memory against an empty Textual app, and its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bench.interleaving import MeasureFailed, Samples, interleaved
from bench.programs import EMPTY_APP, EMPTY_APP_SHOWS, TODAY_SHOWS, on
from bench.table import Line
from bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

START_BUDGET, LARGE_START_BUDGET = 1.4, 1.5
PAINTED_BUDGET, SETTLED_BUDGET = 1.5, 2.5
SETTLED_AFTER = 1.5
"""Seconds of silence after which the app has imported all that it puts off."""


class Stroke(NamedTuple):
    """Keys pressed one by one, and what each answer may take; without a name they only lead on."""

    what: str
    keys: tuple[str, ...]
    budget: float = 0.0


STROKES = (
    Stroke("screen switch", ("2", "1", "2", "1", "2", "1"), 150.0),
    Stroke("", ("c",)),
    Stroke("check-in digit", ("6", "4", "3", "5"), 20.0),
)


class Opening(NamedTuple):
    """A program that opens a screen, with the text that tells when it has."""

    argv: tuple[str, ...]
    shows: str
    budget: float | None = None


class Openings:
    """Starts of full-screen programs, with the memory they took on the way."""

    def __init__(self, openings: Mapping[str, Opening], env: Mapping[str, str]) -> None:
        self._openings = openings
        self._env = env
        self.painted = {what: Samples() for what in openings}
        self.settled = {what: Samples() for what in openings}

    def start(self, what: str) -> float:
        """Milliseconds from a program's start until its screen is painted."""
        argv, shows, _ = self._openings[what]
        with Terminal(argv, self._env) as terminal:
            elapsed = terminal.until(shows)
            self.painted[what].values.append(terminal.megabytes())
            terminal.rest(SETTLED_AFTER)
            self.settled[what].values.append(terminal.megabytes())
        return elapsed


def measured(
    demo: Path, journals: Mapping[int, Path], env: Mapping[str, str], rounds: int
) -> Iterator[Line]:
    """How soon Today is painted, and the memory it holds then and a little later."""
    large = max(journals)
    openings = {
        "empty Textual app": Opening(EMPTY_APP, EMPTY_APP_SHOWS),
        "Today, demo journal": Opening(on(demo), TODAY_SHOWS, START_BUDGET),
        f"Today, {large:,} rows": Opening(on(journals[large]), TODAY_SHOWS, LARGE_START_BUDGET),
    }
    taken = Openings(openings, env)
    starts = interleaved({what: partial(taken.start, what) for what in openings}, rounds, "app")
    empty, *screens = openings
    yield Line(what=empty, samples=starts[empty], unit="ms")
    for what in screens:
        yield Line(
            what=what,
            samples=starts[what],
            unit="ms",
            yardstick=starts[empty],
            budget=openings[what].budget,
        )
    yield from _memory(taken.painted, "painted", PAINTED_BUDGET)
    yield from _memory(taken.settled, "settled", SETTLED_BUDGET)


def _memory(held: Mapping[str, Samples], moment: str, budget: float) -> Iterator[Line]:
    empty, *screens = held
    yield Line(what=f"memory when {moment}, {empty}", samples=held[empty], unit="MB")
    for what in screens:
        yield Line(
            what=f"memory when {moment}, {what}",
            samples=held[what],
            unit="MB",
            yardstick=held[empty],
            budget=budget,
        )


def answered(journal: Path, env: Mapping[str, str]) -> Iterator[Line]:
    """From a key to the end of its answer, in one sitting."""
    answers = {stroke.what: Samples() for stroke in STROKES}
    try:
        with Terminal(on(journal), env) as terminal:
            terminal.until(TODAY_SHOWS)
            terminal.rest(SETTLED_AFTER)
            for stroke in STROKES:
                answers[stroke.what].values.extend(terminal.press(key) for key in stroke.keys)
    except MeasureFailed as failure:
        for samples in answers.values():
            samples.failure = samples.failure or str(failure)
    for what, _, budget in STROKES:
        if what:
            yield Line(what=f"key: {what}", samples=answers[what], unit="ms", budget=budget)
