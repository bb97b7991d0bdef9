"""The guard that keeps every other test off the network is itself tested, in a run of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Outcomes = dict[str, int]


@pytest.fixture
def outcomes_of(pytester: pytest.Pytester) -> Callable[[str], Outcomes]:
    """Run a test file of its own under this suite's conftest, and count how its tests ended."""

    def run(source: str) -> Outcomes:
        conftest = Path(__file__).parent.with_name("conftest.py")
        pytester.makeconftest(conftest.read_text(encoding="utf-8"))
        pytester.makepyfile(source)
        return pytester.runpytest_subprocess().parseoutcomes()

    return run


def test_a_name_cannot_be_looked_up(outcomes_of: Callable[[str], Outcomes]) -> None:
    outcomes = outcomes_of("""
        import socket

        def test_it() -> None:
            socket.getaddrinfo("localhost", 80)
    """)
    assert outcomes == {"failed": 1, "errors": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="event loops there are made of such sockets")
def test_a_refusal_that_the_code_hides_still_fails_its_test(
    outcomes_of: Callable[[str], Outcomes],
) -> None:
    outcomes = outcomes_of("""
        import contextlib
        import socket

        def test_it() -> None:
            with contextlib.suppress(Exception):
                socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    """)
    assert outcomes == {"passed": 1, "errors": 1}


def test_an_event_loop_has_the_sockets_it_is_made_of(
    outcomes_of: Callable[[str], Outcomes],
) -> None:
    outcomes = outcomes_of("""
        import asyncio

        def test_it() -> None:
            asyncio.run(asyncio.sleep(0))
    """)
    assert outcomes == {"passed": 1}
