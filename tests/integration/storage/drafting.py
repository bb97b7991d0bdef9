"""Kills programs while they keep drafts, at random moments, and tells which draft was left."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime

from lupus_journal.domain.drafts import Draft
from lupus_journal.storage.drafts import SqlDrafts

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
LENGTH = 20_000


def draft(number: int) -> Draft:
    """A long draft that says its number at both ends."""
    fields = {"first": str(number), "note": "x" * LENGTH, "last": str(number)}
    return Draft("note", "", fields, NOW)


def write_on_and_on(path: str, told: int, number: int) -> None:
    """Keep one draft after the other, and tell the number of each once it is kept."""
    drafts = SqlDrafts(path)
    while True:
        number += 1
        drafts.keep(draft(number), "patient")
        os.write(told, f"{number}\n".encode())


def told_by_killed_writer(path: str, number: int, seconds: float) -> int:
    """The number of the last draft that a writer told of before it was killed."""
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            write_on_and_on(path, writing, number)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(seconds)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    with os.fdopen(reading) as heard:
        return max([number, *map(int, heard.read().split())])


def main(path: str, rounds: int) -> None:
    """Tell, for every kill, what was promised and what is there."""
    chance = random.Random(2026)
    drafts = SqlDrafts(path)
    number, outcomes = 0, []
    for _ in range(rounds):
        told = told_by_killed_writer(path, number, chance.uniform(0, 0.03))
        found = drafts.of("patient")
        outcomes.append((told, [dict(one.fields) for one in found]))
        number = int(found[0].fields["first"]) if found else told
    json.dump(outcomes, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
