"""What the services ask about laboratory results, which need their reports as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lupus_journal.domain.labs import ReportedResult


class LabQueries(Protocol):
    """The questions about results that need their reports as well."""

    def results(
        self,
        code: str | None = None,
        first: date | None = None,
        last: date | None = None,
        newest: int | None = None,
        laboratory: str | None = None,
    ) -> Sequence[ReportedResult]:
        """Results with their reports, the newest day first."""
        ...

    def newest_of_each(self, count: int) -> Sequence[ReportedResult]:
        """So many of the newest results of every analyte, the newest day first."""
        ...

    def printed_by(self, laboratory: str, reports: int) -> Sequence[ReportedResult]:
        """The results of a laboratory's newest reports, the newest first, each in its order."""
        ...

    def codes(self) -> Sequence[str]:
        """The code of every analyte that there is a result of."""
        ...

    def laboratories(self) -> Sequence[str]:
        """The laboratories that have a name, the one of which a report was kept last first."""
        ...
