"""One line of a laboratory's report, as far as somebody has typed it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.text import clean_line, quoted
from lupus_journal.services.lab_doubts import LineDoubted
from lupus_journal.services.lab_intake import Reading, Understanding
from lupus_journal.services.lab_reading import LabLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lupus_journal.domain.errors import JournalError

FIELDS = ("test", "printed", "unit", "range", "method")
UNREAD = Reading(state=Understanding.UNFINISHED)
CONFIRM = "If it is, save once more."
"""What is added to a doubt, so that what is printed can always be kept."""


class TypedLine:
    """What stands in a line's fields: typed, or filled in for the person and not touched since."""

    def __init__(self) -> None:
        self.texts = dict.fromkeys(FIELDS, "")
        self.filled: set[str] = set()
        self.reading = UNREAD
        self._doubted: LabLine | None = None
        """What was refused as doubtful, and is kept when it is sent again."""

    @property
    def is_typed(self) -> bool:
        """Whether somebody typed anything here."""
        return any(text for name, text in self.texts.items() if name not in self.filled)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands here, not even a test that was filled in."""
        return not any(self.texts.values())

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be kept as it stands, or only once a doubt about it is answered."""
        state = self.reading.state
        is_doubted = state is Understanding.DOUBTED and self.line == self._doubted
        return is_doubted or state is Understanding.REFUSED

    @property
    def first_field(self) -> str:
        """The first field that there is something to type into."""
        return "printed" if self.texts["test"] else "test"

    def type(self, name: str, text: str) -> None:
        """Put somebody's own text into a field."""
        self.texts[name] = text
        self.filled.discard(name)

    def fill_in(self, name: str, text: str) -> None:
        """Put a text into a field that is empty, or holds one that was filled in before."""
        if name in self.filled or not self.texts[name]:
            self.texts[name] = text
            (self.filled.add if text else self.filled.discard)(name)

    def offered(self, name: str) -> str:
        """What was printed in a field last time and can be taken over."""
        offer = self.reading.offer
        return {"unit": offer.unit, "range": offer.range, "method": offer.method}.get(name, "")

    def take(self, name: str) -> None:
        """Take over what was printed in a field last time, unless something stands there."""
        if not self.texts[name]:
            self.type(name, self.offered(name))

    def understand(self, reading: Reading) -> None:
        """How the line is understood; the unit that its laboratory printed before is filled in."""
        self.reading = reading
        self.fill_in("unit", reading.offer.usual_unit)
        if reading.state is Understanding.DOUBTED and self.line == self._doubted:
            self.reading = replace(reading, words=f"{reading.words} {CONFIRM}")

    @property
    def line(self) -> LabLine:
        """The line as it stands; a unit that was filled in is left to the journal."""
        texts = {name: clean_line(text) for name, text in self.texts.items()}
        return LabLine(
            name=texts["test"],
            printed=texts["printed"],
            unit="" if "unit" in self.filled else texts["unit"],
            range=texts["range"],
            method=texts["method"],
        )

    def to_keep(self) -> LabLine:
        """The line as it is sent to be kept: for sure if it was doubted just before."""
        line = self.line
        if not line.name:
            raise InvalidEntry(f"Name the test that {quoted(line.printed or line.unit)} is of.")
        if not line.printed:
            raise InvalidEntry(
                f"Write the value of {line.name} as it is printed, or empty the line."
            )
        return checked(line, self._doubted)

    def refuse(self, error: JournalError) -> None:
        """Show why the line cannot be kept; one that is only doubted can be insisted on."""
        words = str(error)
        if isinstance(error, LineDoubted):
            self._doubted, words = self.line, f"{words} {CONFIRM}"
        self.reading = replace(self.reading, state=Understanding.REFUSED, words=words)

    def values(self, number: int) -> dict[str, str]:
        """What is typed here, by the names of the fields, with the test that it is about."""
        if not self.is_typed:
            return {}
        own = {name: "" if name in self.filled else text for name, text in self.texts.items()}
        own["test"] = self.texts["test"]
        return {f"{name}-{number}": text for name, text in own.items()}


def checked(line: LabLine, doubted: LabLine | None) -> LabLine:
    """A line to be kept: asked about whatever is doubtful in it, unless it was just before."""
    is_sure = line == doubted
    return replace(line, is_unit_sure=is_sure, is_to_check=not is_sure)


def restored(values: Mapping[str, str]) -> list[TypedLine]:
    """The lines that `TypedLine.values` told of."""
    lines: dict[int, TypedLine] = {}
    for key, text in values.items():
        name, _, number = key.rpartition("-")
        if name in FIELDS and number.isdecimal():
            lines.setdefault(int(number), TypedLine()).type(name, text)
    return [line for _, line in sorted(lines.items())]
