"""How things are found by the names people type for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

_AS_SPACE = str.maketrans("_-\u2010\u2011\u2012\u2013", "      ")


def folded(name: str) -> str:
    """A name without the differences that do not matter: Joint_Pain and "joint pain" are one."""
    return " ".join(name.casefold().translate(_AS_SPACE).split())


def unknown(text: str, kind: str, names: Iterable[str]) -> UnknownEntry:
    """The refusal of a name, with the known names that look most like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    known = {folded(name): name for name in names}
    alike = [known[name] for name in get_close_matches(folded(text)[:80], known, n=3)]
    hint = f" Did you mean {_either(alike)}?" if alike else ""
    return UnknownEntry(f"The journal knows no {kind} called {quoted(text)}.{hint}")


def several(text: str, ids: Iterable[str]) -> UnknownEntry:
    """The refusal of a name that more than one thing goes by."""
    return UnknownEntry(f"{quoted(text)} can mean more than one: write {_either(list(ids))}.")


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
