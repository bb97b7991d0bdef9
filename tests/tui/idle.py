"""Waits until an app has nothing left to do: known from its event loop, not guessed from a pause."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

LONGEST = 1.0
"""Seconds after which something that never ends, such as an animation, is left to itself."""
LONGEST_THREAD = 0.25
"""Seconds after which a thread is taken for one that waits, as a test may make it."""
SOON = 0.02
"""Seconds within which a timer counts as something left to do."""


class Idleness:
    """Knows what an event loop still has to do, and the threads that work for it."""

    def __init__(self) -> None:
        self._threads: dict[asyncio.Future[Any], float] = {}
        self._asking = 0

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the place of the library's guess, which sleeps until the processor rests."""
        start = asyncio.BaseEventLoop.run_in_executor

        def noted(loop: asyncio.BaseEventLoop, *work: Any) -> asyncio.Future[Any]:
            thread = start(loop, *work)
            self._threads[thread] = loop.time() + LONGEST_THREAD
            thread.add_done_callback(self._threads.pop)
            return thread

        monkeypatch.setattr(asyncio.BaseEventLoop, "run_in_executor", noted)
        for module in ("app", "pilot"):
            monkeypatch.setattr(f"textual.{module}.wait_for_idle", self.reached)

    async def reached(self, *_: float) -> None:
        """Wait until nothing is left to do."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + LONGEST
        while (now := loop.time()) < ends:
            if await self._is_busy(loop):
                continue
            if threads := [thread for thread, until in self._threads.items() if now < until]:
                await asyncio.wait(threads, timeout=SOON, return_when="FIRST_COMPLETED")
            elif (due := _next_timer(loop)) < now + SOON:
                await asyncio.sleep(max(0, due - now))
            else:
                return

    async def _is_busy(self, loop: Any) -> bool:
        """Whether anything was ready to run, but for others that ask the same."""
        self._asking += 1
        await asyncio.sleep(0)
        self._asking -= 1
        return len(loop._ready) > self._asking  # noqa: SLF001 - nothing public tells it


def _next_timer(loop: Any) -> float:
    """When the loop will wake by itself."""
    timers = (timer.when() for timer in loop._scheduled if not timer.cancelled())  # noqa: SLF001
    return min(timers, default=float("inf"))
