"""The reference files as domain values, each read once and only when it is asked for."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from lupus_journal.domain.analytes import (
    Analyte,
    Analytes,
    Direction,
    FallbackRange,
    LoincCode,
    ReportedAs,
)
from lupus_journal.domain.intervals import Interval
from lupus_journal.domain.phases import Phase, PublishedLimit
from lupus_journal.domain.regimens import Care, ChairTime, Cited, Options, Regimen, Regimens
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.symptoms import RedFlag, Symptom, Tier

Row: TypeAlias = dict[str, Any]
"""A table of a TOML file; the reference tests hold its keys and values to what is read here."""


@cache
def analytes() -> Analytes:
    """What laboratories measure in lupus."""
    return Analytes(map(_analyte, rows("analytes")["analyte"]))


@cache
def regimens() -> Regimens:
    """The infusion regimens that ship, `custom` last."""
    read = rows("regimens")
    care = {name: _care(row) for name, row in read["care"].items()}
    return Regimens(_regimen(row, care) for row in read["regimen"])


@cache
def symptoms() -> tuple[Symptom, ...]:
    """What a person may report, by organ system."""
    read = rows("symptoms")
    return tuple(_symptom(row, read["group"]) for row in read["symptom"])


@cache
def sources() -> dict[str, str]:
    """Where the tags of sources lead."""
    return dict(rows("sources")["source"])


def loinc_notice() -> str:
    """The notice that LOINC's licence asks for wherever its codes are shown."""
    return " ".join(_text("LOINC_NOTICE.txt").split())


def rows(name: str) -> Row:
    """A reference file as it stands."""
    return tomllib.loads(_text(f"{name}.toml"))


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _analyte(row: Row) -> Analyte:
    conventional = row.get("conventional", "")
    return Analyte(
        code=row["code"],
        short=row.get("short", ""),
        name=row["name"],
        reported=ReportedAs(row["reported"]),
        direction=Direction(row["direction"]),
        conventional=conventional,
        si=row.get("si", ""),
        factor=_decimal(row.get("factor")),
        also=tuple((unit, Decimal(by)) for unit, by in row.get("also", {}).items()),
        unrelated_units=tuple(row.get("unrelated_units", ())),
        aliases=tuple(row["aliases"]),
        loinc=tuple(LoincCode(code, name) for code, name in row.get("loinc", {}).items()),
        ranges=tuple(_range(stated, conventional) for stated in row.get("ranges", ())),
        by_assay=row.get("by_assay", False),
        trended=row.get("trended", True),
        meaning=row["meaning"],
        sources=tuple(row["source"]),
        reviewed=row["reviewed"],
    )


def _range(row: Row, conventional: str) -> FallbackRange:
    return FallbackRange(
        low=_decimal(row.get("low")),
        high=_decimal(row.get("high")),
        unit=row.get("unit", conventional),
        sex=row.get("sex", ""),
        method=row.get("method", ""),
        source=row["source"],
    )


def _regimen(row: Row, care: dict[str, Care]) -> Regimen:
    chair = row.get("chair")
    return Regimen(
        id=row["id"],
        medicine=row["medicine"],
        brands=tuple(row["brands"]),
        medicine_class=row["medicine_class"],
        target=row["target"],
        status=row["status"],
        schedule=row["schedule"],
        phases=tuple(map(_phase, row["phases"])),
        options=_options(row.get("options", {})),
        chair=ChairTime(tuple(chair["first"]), tuple(chair["later"])) if chair else None,
        limits=tuple(PublishedLimit(**limit) for limit in row.get("limits", ())),
        care=care[row["care"]] if "care" in row else Care(),
        sources=tuple(row["source"]),
        reviewed=row["reviewed"],
    )


def _phase(row: Row) -> Phase:
    every = row.get("every")
    return Phase(
        offsets=tuple(row["offsets"]),
        every=Interval.read(every) if every else None,
        times=row.get("times"),
        by_order=row.get("by_order", False),
    )


def _options(row: Row) -> Options:
    days = row.get("days")
    return Options(
        intervals=tuple(map(Interval.read, row.get("intervals", ()))),
        any_interval=row.get("any_interval", False),
        days=(days[0], days[1]) if days else None,
        loading=row.get("loading", False),
    )


def _care(row: Row) -> Care:
    return Care(
        **{about: Cited(said["text"], tuple(said["source"])) for about, said in row.items()}
    )


def _symptom(row: Row, groups: dict[str, str]) -> Symptom:
    return Symptom(
        id=row["id"],
        label=row["label"],
        domain=row["domain"],
        group=groups[row["domain"]],
        scale=Scale(row["scale"]),
        aliases=tuple(row["aliases"]),
        sledai=row.get("sledai", ""),
        topic_q=row.get("topic_q", False),
        site=row.get("site", False),
        flags=tuple(
            RedFlag(Tier(flag["tier"]), flag.get("when", "")) for flag in row.get("flags", ())
        ),
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
