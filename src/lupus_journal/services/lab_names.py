"""What the name of a test means: an analyte that is known, or one that the journal has results of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.analytes import names
from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.names import folded
from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from lupus_journal.domain.analytes import Analyte, Analytes
    from lupus_journal.services.lab_queries import LabQueries


class LabNames:
    """Finds what a name means."""

    def __init__(self, analytes: Analytes, queries: LabQueries) -> None:
        self._analytes = analytes
        self._queries = queries

    def analyte(self, name: str) -> Analyte | None:
        """The analyte that goes by a name; a name of several is refused, an unknown one is not."""
        found = self._analytes.named(clean_line(name))
        return self._analytes.find(clean_line(name)) if found else None

    def code(self, name: str) -> str:
        """What a result of that name is kept under: its analyte's code, else the name as printed."""
        analyte = self.analyte(name)
        return analyte.code if analyte else self._kept_code(name) or clean_line(name)

    def spoken(self, code: str) -> str:
        """Everything that the test of a code goes by, for a filter to look through."""
        found = self._analytes.named(code)
        return " · ".join(dict.fromkeys((code, *(names(found[0]) if len(found) == 1 else ()))))

    def remark(self, name: str) -> str:
        """What is to be said of a name that nothing goes by yet; empty for any other."""
        if self.knows(name):
            return ""
        try:
            self._analytes.find(clean_line(name))
        except UnknownEntry as unknown:
            return f"{unknown} It is kept under that name."
        return ""

    def knows(self, name: str) -> bool:
        """Whether a name means an analyte, or something that there is a result of."""
        return self.analyte(name) is not None or self._kept_code(name) is not None

    def known(self) -> list[str]:
        """Every name to complete a typed one with, those of the journal's own results first."""
        kept = [self._analytes.short(code) or code for code in self._queries.codes()]
        codes = [analyte.called for analyte in self._analytes]
        spoken = [analyte.name for analyte in self._analytes]
        aliases = [alias for analyte in self._analytes for alias in analyte.aliases]
        return list(dict.fromkeys((*kept, *codes, *spoken, *aliases)))

    def in_order(self, codes: set[str]) -> list[str]:
        """Codes in the catalogue's order; those that it does not have come last, by name."""
        listed = [analyte.code for analyte in self._analytes if analyte.code in codes]
        return [*listed, *sorted(codes.difference(listed))]

    def _kept_code(self, name: str) -> str | None:
        wanted = folded(clean_line(name))
        return next((code for code in self._queries.codes() if folded(code) == wanted), None)
