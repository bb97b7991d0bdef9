"""Writes what ships and whence, as docs/clinical-sources.md.

python -m lupus_journal.reference.sources_page > docs/clinical-sources.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.domain.numbers import written
from lupus_journal.reference import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lupus_journal.domain.analytes import Analyte, FallbackRange
    from lupus_journal.domain.regimens import Regimen
    from lupus_journal.domain.symptoms import Symptom

HEAD = """\
# Clinical sources

This page is written from the reference files in the package, which hold schedules and look-up facts, and
never a dose. A tag such as S12 leads to the list at the end, where a star marks a secondary page; “K:” names a
well-established publication that was not read again. What could not be verified ships empty. Typical
adult ranges are listed for comparison: a result is only ever set against the range its report printed.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join(
        [
            HEAD,
            *_section("Regimens", ("regimen", "schedule", "in lupus", "sources"), _regimens()),
            *_section(
                "Analytes",
                ("code", "name", "units", "LOINC", "typical range", "sources"),
                _analytes(),
            ),
            catalogue.loinc_notice(),
            "",
            *_section("Symptoms", ("id", "name", "organ system", "scale"), _symptoms()),
            "## Sources\n",
            *(f"- **{tag}** {address}" for tag, address in catalogue.sources().items()),
            "",
        ]
    )


def _section(title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = list(columns)
    yield f"## {title}\n"
    yield _row(names)
    yield _row("---" for _ in names)
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _regimens() -> Iterator[tuple[str, ...]]:
    return (_regimen(one) for one in catalogue.regimens())


def _regimen(regimen: Regimen) -> tuple[str, ...]:
    return f"`{regimen.id}`", regimen.schedule, regimen.status, ", ".join(regimen.sources)


def _analytes() -> Iterator[tuple[str, ...]]:
    return (_analyte(one) for one in catalogue.analytes())


def _analyte(analyte: Analyte) -> tuple[str, ...]:
    return (
        f"`{analyte.code}`",
        analyte.name,
        ", ".join(analyte.units),
        "; ".join(f"{loinc.code} {loinc.name}" for loinc in analyte.loinc),
        "; ".join(map(_range, analyte.ranges)),
        ", ".join(analyte.sources),
    )


def _range(limits: FallbackRange) -> str:
    low, high = (written(one) if one is not None else "" for one in (limits.low, limits.high))
    figures = f"{low}-{high}" if low and high else (f"from {low}" if low else f"up to {high}")
    return " ".join(filter(None, (limits.sex, figures, limits.method, f"({limits.source})")))


def _symptoms() -> Iterator[tuple[str, ...]]:
    return (_symptom(one) for one in catalogue.symptoms())


def _symptom(symptom: Symptom) -> tuple[str, ...]:
    return f"`{symptom.id}`", symptom.label, symptom.domain, symptom.scale.value


if __name__ == "__main__":
    print(page(), end="")
