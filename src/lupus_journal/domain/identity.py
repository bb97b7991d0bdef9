"""Names for entries: ULIDs, which sort by the moment they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.errors import NotUnderstood

if TYPE_CHECKING:
    from datetime import datetime

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
RANDOM_BYTES = 10
SHOWN = 5
"""How many last characters of an id lists show."""

SHORTEST_ENDING = 4


def ulid(moment: datetime, randomness: bytes) -> str:
    """A lower-case ULID: the moment's milliseconds, then ten random bytes."""
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"a ULID takes {RANDOM_BYTES} random bytes, not {len(randomness)}")
    milliseconds = int(moment.timestamp() * 1000)
    number = (milliseconds << 80) | int.from_bytes(randomness, "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, 32)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))


def shown(entry_id: str) -> str:
    """The part of an id that lists show."""
    return entry_id[-SHOWN:]


def read_ending(text: str) -> str:
    """The ending of an id as somebody typed it, in lower case.

    Letters that Crockford's alphabet leaves out are read as the digits they look like.
    """
    ending = text.strip().lower().translate(str.maketrans("ilo", "110"))
    if not SHORTEST_ENDING <= len(ending) <= LENGTH or set(ending) - set(ALPHABET):
        raise NotUnderstood(
            f"“{text.strip()[:40]}” is not an entry's id: write its last four or more characters, "
            "as the lists show them."
        )
    return ending
