"""What every test stands on: no network, nobody's own files, the same answer every time."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from lupus_journal.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("steady")

_NETWORK = {socket.AF_INET, socket.AF_INET6}
_REACHING_OUT = {
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendmsg",
    "socket.sendto",
}


class ReachedOutError(Exception):
    """A test touched the network; not an OSError, so no code under test takes it for one."""


class SocketGuard:
    """Refuses every socket that leaves the process while it is armed, and remembers the attempt."""

    def __init__(self) -> None:
        self.armed = False
        self.attempts: list[str] = []

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """Hear of an audit event; Python calls this for every one, in every thread."""
        if self.armed and event.startswith("socket.") and self._reaches_out(event, args):
            self.attempts.append(f"{event}{args[1:]}")
            raise ReachedOutError(self.attempts[-1])

    @staticmethod
    def _reaches_out(event: str, args: tuple[object, ...]) -> bool:
        if sys.platform == "win32":
            # An event loop's own socket pair is a loopback connection there.
            return event in _REACHING_OUT and "127.0.0.1" not in str(args[1:])
        return event in _REACHING_OUT or (event == "socket.__new__" and args[1] in _NETWORK)


_GUARD = SocketGuard()
sys.addaudithook(_GUARD)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody who has looked at the changed pictures keep them."""
    parser.addoption("--update-looks", action="store_true", help="keep the screens as they are now")


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that reaches for a socket, even if the code under test hides the refusal."""
    _GUARD.attempts.clear()
    _GUARD.armed = True
    yield
    _GUARD.armed = False
    if _GUARD.attempts:
        pytest.fail(f"This test reached for the network: {', '.join(_GUARD.attempts)}")


@pytest.fixture(autouse=True)
def nobody_at_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test an empty home and no settings, in this process and in those it starts."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(("LUPUS_JOURNAL", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write without waiting until it lies on the disk, which only a power cut could tell."""
    hurried = (*files.SETTINGS, "PRAGMA synchronous = OFF")
    monkeypatch.setattr(files, "SETTINGS", hurried)


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core: tests of the screens spend half their time waiting for a timer."""
    return 2 * (os.cpu_count() or 1)
