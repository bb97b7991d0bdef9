"""The benchmark's verdicts, which are only as good as its arithmetic."""

from __future__ import annotations

from bench.interleaving import MeasureFailed, Samples, interleaved
from bench.table import Line, table


def test_a_budget_is_held_against_the_ratio_of_the_medians() -> None:
    yardstick = Samples([20.0, 10.0, 90.0])
    line = Line(what="--help", samples=Samples([70.0]), unit="ms", yardstick=yardstick, budget=4)
    assert line.reached == 3.5
    assert line.kept


def test_a_budget_without_a_yardstick_is_held_against_the_median_itself() -> None:
    line = Line(what="a key", samples=Samples([21.0, 22.0, 1.0]), unit="ms", budget=20)
    assert not line.kept
    assert "OVER" in table([line])


def test_what_could_not_be_measured_keeps_no_budget() -> None:
    line = Line(what="due", samples=Samples([1.0], failure="exit status 2"), unit="ms")
    assert not line.kept
    assert "exit status 2" in table([line])


def test_one_that_fails_is_not_tried_again_and_the_others_go_on() -> None:
    tries = []

    def refuse() -> float:
        tries.append("refused")
        raise MeasureFailed("exit status 1")

    samples = interleaved({"good": lambda: 2.0, "bad": refuse}, rounds=3, about="test")
    assert samples["good"].values == [2.0, 2.0, 2.0]
    assert samples["bad"].failure == "exit status 1"
    assert tries == ["refused"]
