"""The made-up patient's lab reports, as two made-up laboratories print them."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from lupus_journal.domain.entries import Origin
from lupus_journal.domain.labs import LabReport
from lupus_journal.services.demo.story import FLARE, NEW_LABORATORY
from lupus_journal.services.lab_reading import LabLine, read_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from lupus_journal.domain.analytes import Analytes
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.labs import LabResult
    from lupus_journal.services.demo.deeds import Deed, Pen
    from lupus_journal.services.demo.story import Story

USUAL, OTHER = "Northside Laboratory", "City Hospital Lab"
DAYS_BEFORE_INFUSION = 7
BASELINE = -10
BORN = 1992
POTASSIUM_SPOILT = 6
"""The number of the report whose blood had burst in the tube."""


class Marker(NamedTuple):
    """A blood value that goes with the illness."""

    code: str
    untreated: float
    eased: float
    """What full effect of the treatment adds to it."""
    flare: float
    """What the height of a flare adds to it."""
    spread: float
    """The share of chance in it."""
    decimals: int
    unit: str
    range: str


COUNT = "10*3/uL"
BLOOD = (
    Marker("ALB", 2.9, 1.1, -0.3, 0.02, 1, "g/dL", "3.5-5.0"),
    Marker("C3", 52, 45, -18, 0.03, 0, "mg/dL", "75-175"),
    Marker("C4", 6, 11.5, -5, 0.04, 0, "mg/dL", "12-36"),
    Marker("HGB", 10.6, 2.2, -0.7, 0.02, 1, "g/dL", "12.0-15.5"),
    Marker("WBC", 3.2, 1.8, -0.7, 0.06, 1, COUNT, "4.0-11.0"),
    Marker("LYMPH", 0.7, 0.5, 0, 0.07, 1, COUNT, "1.0-4.0"),
    Marker("PLT", 168, 70, 0, 0.04, 0, COUNT, "150-400"),
    Marker("IGG", 1_480, -460, 0, 0.03, 0, "mg/dL", "700-1600"),
    Marker("ESR", 56, -38, 22, 0.08, 0, "mm/h", "0-20"),
)


class Reports:
    """Draws blood before infusions, and prints what the story says of that day."""

    def __init__(self, pen: Pen, chance: Random, story: Story, analytes: Analytes) -> None:
        self._pen = pen
        self._chance = chance
        self._story = story
        self._analytes = analytes

    def deeds(self, infusion_days: list[date]) -> Iterator[Deed]:
        """Every report, copied in on the evening of its day."""
        days = list(self._days(infusion_days))
        for number, day in enumerate(days):
            lines = [*self._blood(day, number), *self._urine(day)]
            if day == days[0]:
                lines.append(
                    _line("ANA", "1:640 speckled", "", "<1:80", "HEp-2 immunofluorescence")
                )
            if day == days[-1]:
                lines.append(_line("VITD", "pending", "ng/mL", "30-100"))
            antibodies = self._antibodies(day)
            if self._story.age(day) < NEW_LABORATORY:
                yield self._copied(day, USUAL, [*lines, antibodies])
            else:
                yield self._copied(day, OTHER, [antibodies])
                yield self._copied(day, USUAL, lines)

    def _days(self, infusion_days: list[date]) -> Iterator[date]:
        """Before the first infusion, monthly for half a year, then every second; in the flare."""
        yield self._story.day(BASELINE)
        flare_told = False
        for dose, infusion_day in enumerate(infusion_days, start=1):
            drawn = infusion_day - timedelta(days=DAYS_BEFORE_INFUSION)
            if not flare_told and self._story.age(drawn) > FLARE:
                flare_told = True
                yield self._story.day(FLARE)
            if 3 <= dose <= 8 or (dose > 8 and dose % 2):
                yield drawn

    def _copied(self, day: date, laboratory: str, lines: list[LabLine]) -> Deed:
        at = self._pen.moment(day, 19, 25 if laboratory == USUAL else 10)
        sampled = self._pen.moment(day, 8, 20)
        report = self._pen.entry(LabReport(day, sampled, laboratory), at, origin=Origin.COPIED)
        results = (self._result(report, line) for line in lines)
        return self._pen.deed(
            at, report, *(self._pen.entry(result, at, origin=Origin.COPIED) for result in results)
        )

    def _result(self, report: Entry[LabReport], line: LabLine) -> LabResult:
        analyte = self._analytes.find(line.name)
        return replace(read_line(line, analyte, analyte.code), report=report.id)

    def _blood(self, day: date, number: int) -> list[LabLine]:
        eased, flare = self._story.eased(day, 160), self._story.flare(day)
        creatinine = self._near(0.84 + 0.05 * flare, 0.03)
        filtration = _egfr(creatinine, day.year - BORN)
        potassium = "hemolyzed" if number == POTASSIUM_SPOILT else f"{self._near(4.2, 0.05):.1f}"
        infected = 5 if self._story.is_infected(day) else 0
        protein = self._near(1.1 - 0.9 * eased + 1.2 * flare + infected, 0.15)
        return [
            _line("CREAT", f"{creatinine:.2f}", "mg/dL", "0.50-1.10"),
            _line("EGFR", f"{filtration:.0f}", "mL/min/1.73 m2", ">60", "CKD-EPI 2021"),
            _line("K", potassium, "mmol/L", "3.5-5.1"),
            *(self._marked(marker, eased, flare) for marker in BLOOD),
            _line("CRP", _from(0.5, protein), "mg/dL", "<1.0"),
        ]

    def _marked(self, marker: Marker, eased: float, flare: float) -> LabLine:
        level = marker.untreated + marker.eased * eased + marker.flare * flare
        printed = f"{self._near(level, marker.spread):.{marker.decimals}f}"
        return _line(marker.code, printed, marker.unit, marker.range)

    def _urine(self, day: date) -> list[LabLine]:
        protein = 2_400 - 2_010 * self._story.eased(day, 135) + 620 * self._story.flare(day)
        upcr = round(self._near(protein, 0.06), -1)
        return [
            _line("UPCR", f"{upcr:.0f}", "mg/g", "<200"),
            _line("UPRO", _dipstick(upcr), "", "negative"),
            _line("UBLD", "1+" if upcr >= 1_000 else "neg", "", "negative"),
        ]

    def _antibodies(self, day: date) -> LabLine:
        """Anti-dsDNA, which goes to another laboratory from the second year on."""
        age, flare = self._story.age(day), self._story.flare(day)
        if age < NEW_LABORATORY:
            level = self._near(246 - 200 * self._story.eased(day, 190) + 70 * flare, 0.05)
            return _line("DSDNA", f"{level:.0f}", "IU/mL", "<30", "ELISA")
        faded = 1 - self._story.eased(day - timedelta(days=NEW_LABORATORY), 120)
        return _line(
            "DSDNA", _from(10, self._near(6 + 24 * faded, 0.05), 0), "kIU/L", "<15", "FEIA"
        )

    def _near(self, value: float, spread: float) -> float:
        """A value with a share of chance, as sampling and measuring have it."""
        return value * (1 + spread * (2 * self._chance.random() - 1))


def _line(code: str, printed: str, unit: str, limits: str, method: str = "") -> LabLine:
    return LabLine(name=code, printed=printed, unit=unit, range=limits, method=method)


def _from(limit: float, value: float, decimals: int = 1) -> str:
    """A value, or that it is below what the laboratory can measure."""
    return f"<{limit:g}" if value < limit else f"{value:.{decimals}f}"


def _dipstick(upcr: float) -> str:
    return "2+" if upcr >= 1_500 else "1+" if upcr >= 600 else "trace"


def _egfr(creatinine: float, age: int) -> float:
    """What the laboratory would print by CKD-EPI 2021 for a woman (S59, kidney.org)."""
    ratio = creatinine / 0.7
    by_creatinine = math.pow(min(ratio, 1), -0.241) * math.pow(max(ratio, 1), -1.2)
    return 142 * by_creatinine * math.pow(0.9938, age) * 1.012
