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
LED_ON_AFTER = 0.4
"""The same for one screen, in less time than a cursor takes to blink."""


class Stroke(NamedTuple):
    """A key pressed time and again, and what each answer may take in milliseconds.

    `back` is pressed after each, and not measured; nor is what only leads on, which has no name.
    """

    what: str
    keys: tuple[str, ...]
    budget: float | None = None
    back: str = ""


SWITCH, CURSOR, CHART_CURSOR, DIGIT = 150.0, 10.0, 16.0, 20.0
STROKES = (
    # What a screen imports when it is first gone to is thereby out of the way.
    Stroke("", ("2", "3", "4", "8")),
    Stroke("switch to Today", ("1",) * 5, SWITCH, back="8"),
    Stroke("switch to Infusions", ("2",) * 5, SWITCH, back="1"),
    Stroke("switch to Diary", ("3",) * 5, SWITCH, back="1"),
    Stroke("switch to Labs", ("4",) * 5, SWITCH, back="1"),
    Stroke("switch to Me", ("8",) * 5, SWITCH, back="1"),
    Stroke("", ("3",)),
    Stroke("the month before", ("pageup",) * 6, SWITCH),
    Stroke("the day before, and all it holds", ("left",) * 6),
    Stroke("", ("/",)),
    Stroke("down the list of all entries", ("down",) * 12, CURSOR),
    Stroke("", ("escape", "4")),
    Stroke("result before, in chart and list", ("left",) * 6, CHART_CURSOR),
    Stroke("", ("t", "tab")),
    Stroke("down the list of results", ("down",) * 12, CURSOR),
    Stroke("", ("escape", "1", "c")),
    Stroke("check-in digit", ("6", "4", "3", "5"), DIGIT),
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
    openings = {
        "empty Textual app": Opening(EMPTY_APP, EMPTY_APP_SHOWS),
        "Today, demo journal": Opening(on(demo), TODAY_SHOWS, START_BUDGET),
        **{
            f"Today, {rows:,} rows": Opening(on(path), TODAY_SHOWS, LARGE_START_BUDGET)
            for rows, path in journals.items()
        },
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


def answered(demo: Path, journals: Mapping[int, Path], env: Mapping[str, str]) -> Iterator[Line]:
    """From a key to the end of its answer, in one sitting with each journal."""
    yield from _answered("demo journal", demo, env)
    for rows, journal in journals.items():
        yield from _answered(f"{rows:,} rows", journal, env)


def _answered(about: str, journal: Path, env: Mapping[str, str]) -> Iterator[Line]:
    answers = {stroke.what: Samples() for stroke in STROKES}
    try:
        with Terminal(on(journal), env) as terminal:
            terminal.until(TODAY_SHOWS)
            terminal.rest(SETTLED_AFTER)
            for stroke in STROKES:
                _press(terminal, stroke, answers[stroke.what])
    except MeasureFailed as failure:
        for samples in answers.values():
            samples.failure = str(failure)
    for stroke in STROKES:
        if stroke.what:
            what = f"key: {stroke.what}, {about}"
            yield Line(what=what, samples=answers[stroke.what], unit="ms", budget=stroke.budget)


def _press(terminal: Terminal, stroke: Stroke, answers: Samples) -> None:
    try:
        for key in stroke.keys:
            answers.values.append(terminal.press(key))
            if stroke.back:
                terminal.press(stroke.back)
            if not stroke.what:
                terminal.rest(LED_ON_AFTER)
    except MeasureFailed as failure:
        answers.failure = str(failure)
