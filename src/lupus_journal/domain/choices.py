"""Words out of a closed set, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lupus_journal.domain.errors import NotUnderstood
from lupus_journal.domain.names import folded
from lupus_journal.domain.text import quoted

if TYPE_CHECKING:
    from enum import StrEnum

    E = TypeVar("E", bound=StrEnum)


def read_choice(kind: type[E], text: str, what: str) -> E:
    """The member of a closed set that a text names; “not-sure” and “Not sure” are one."""
    found = next((choice for choice in kind if folded(choice) == folded(text)), None)
    if found is None:
        *others, last = kind
        raise NotUnderstood(f"{quoted(text)} is not {what}: write {', '.join(others)} or {last}.")
    return found
