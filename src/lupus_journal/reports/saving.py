"""A report becomes a file whole or not at all, and only its owner can read it."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = 0o600


def save(text: str, name: str, *, replace: bool = False) -> Path:
    """Write a report to a file; one that is there already stays, unless it is to be replaced."""
    path = Path(name).expanduser().absolute()
    with _told(path):
        if path.is_dir():
            raise InvalidEntry(f"{path} is a folder: name a file in it, such as {path}/visit.md.")
        if not replace and os.path.lexists(path):
            raise _taken(path)
        with _unfinished(path) as new:
            with new.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                new.replace(path)
            else:
                _give_name(new, path)
    return path


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """An empty private file beside a path, thrown away unless it gets that name."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    new.touch(mode=PRIVATE, exist_ok=False)
    try:
        yield new
    finally:
        new.unlink(missing_ok=True)


def _give_name(new: Path, path: Path) -> None:
    """Name a finished file, unless another got the name meanwhile."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        # A file system without hard links, such as a memory stick's.
        new.rename(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell the file system's faults as a sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        # A name with a NUL in it is a ValueError.
        why = (getattr(error, "strerror", None) or "it cannot be written").lower()
        raise InvalidEntry(
            f"{path} was not written ({why}): check the path and the disk."
        ) from None


def _taken(path: Path) -> InvalidEntry:
    return InvalidEntry(
        f"{path} is there already and was left as it is: name another file, or add --force."
    )
