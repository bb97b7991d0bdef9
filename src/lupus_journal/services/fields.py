"""The fields of entries by name, and how each is read: as strictly as when it was logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from lupus_journal.domain.answers import Answer
from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.courses import AnchorRule, Course, Reason, Severity
from lupus_journal.domain.day_reading import Leaning, read_day, read_moment, read_time
from lupus_journal.domain.days import written
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.fluids import Fluid, read_ml
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.numbers import read_kg, read_number
from lupus_journal.domain.text import clean, clean_line, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, time, tzinfo

    from lupus_journal.domain.symptoms import Symptom


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What typed values are read against: the clock, and the names of symptoms."""

    now: datetime
    zone: tzinfo
    day_ends: time
    symptom: Callable[[str], Symptom]


@dataclass(frozen=True, slots=True)
class About:
    """The moment at which a field is read, and the day that its entry is about."""

    setting: Setting
    on: date

    @property
    def today(self) -> date:
        """The calendar day it is."""
        return self.setting.now.date()


class Asked(StrEnum):
    """What a form asks for a field with."""

    LINE = "line"
    TEXT = "text of several lines"
    DAY = "day"
    TIME = "time of day"
    MOMENT = "moment"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Reader:
    """How the text of a field is read, and how a form asks for it."""

    read: Callable[[str, About], object]
    asked: Asked = Asked.LINE
    leaning: Leaning = Leaning.PAST
    choices: tuple[str, ...] = ()
    may_be_missing: bool = False


def _past_day(text: str, about: About) -> date:
    day = read_day(text, about.today, Leaning.PAST)
    if day > about.today:
        raise InvalidEntry(f"{written(day)} has not come yet: write a day up to today.")
    return day


def _whole(text: str, _: About) -> int:
    number = read_number(text)
    if number != number.to_integral_value():
        raise InvalidEntry(f"{quoted(text)} is not a whole number: write it as 2.")
    return int(number)


def read_yes_or_no(text: str) -> bool:
    """What yes or no says."""
    answer = {"yes": True, "y": True, "no": False, "n": False}.get(text.strip().lower())
    if answer is None:
        raise NotUnderstood(f"{quoted(text)} is neither yes nor no: write one of them.")
    return answer


LINE = Reader(lambda text, _: clean_line(text))
PAST_DAY = Reader(_past_day, Asked.DAY)
ANY_DAY = Reader(lambda text, about: read_day(text, about.today), Asked.DAY)
COMING_DAY = Reader(
    lambda text, about: read_day(text, about.today, Leaning.FUTURE), Asked.DAY, Leaning.FUTURE
)
CLOCK = Reader(lambda text, _: read_time(text), Asked.TIME)
MOMENT = Reader(lambda text, about: read_moment(text, about.on, about.setting.zone), Asked.MOMENT)
NUMBER = Reader(lambda text, _: read_number(text), Asked.NUMBER)
WHOLE = Reader(_whole, Asked.NUMBER)
ML = Reader(lambda text, _: read_ml(text), Asked.NUMBER)
KG = Reader(lambda text, _: read_kg(text), Asked.NUMBER)
YES_NO = Reader(lambda text, _: read_yes_or_no(text), Asked.YES_NO)


def _one_of(kind: type[StrEnum], what: str) -> Reader:
    return Reader(
        lambda text, _: read_choice(kind, text, what), Asked.CHOICE, choices=tuple(map(str, kind))
    )


def _maybe(reader: Reader) -> Reader:
    """Reads what may be missing: nothing typed empties the field."""
    return replace(
        reader,
        read=lambda text, about: reader.read(text, about) if text.strip() else None,
        may_be_missing=True,
    )


READERS: dict[type, dict[str, Reader]] = {
    Fluid: {"ml": ML},
    SymptomScore: {"site": LINE},
    Checkin: {"too_tired": YES_NO},
    LabReport: {"laboratory": LINE},
    Answer: {},
    Infusion: {
        "dose": WHOLE,
        "status": _one_of(InfusionStatus, "a status"),
        "planned_on": _maybe(COMING_DAY),
        "planned_at": _maybe(CLOCK),
        "given_on": _maybe(PAST_DAY),
        "reason": _maybe(_one_of(HoldReason, "a reason")),
        "reason_note": LINE,
        **dict.fromkeys(("arrived_at", "started_at", "ended_at", "left_at"), _maybe(MOMENT)),
        "dose_given": LINE,
        "weight_kg": _maybe(KG),
        "lot": LINE,
        "lot_expires": _maybe(COMING_DAY),
        **dict.fromkeys(("place", "nurse", "access_site"), LINE),
        **dict.fromkeys(("access_attempts", "observed_minutes"), _maybe(WHOLE)),
    },
    Course: {
        **dict.fromkeys(("medicine", "brand"), LINE),
        "start": ANY_DAY,
        "rule": _one_of(AnchorRule, "a rule"),
        "severity": _maybe(_one_of(Severity, "a severity")),
        "reason": _maybe(_one_of(Reason, "a reason")),
        **dict.fromkeys(("tried_before", "prescriber"), LINE),
        "ended_on": _maybe(ANY_DAY),
        "end_reason": LINE,
    },
    Medicine: {
        "name": LINE,
        **dict.fromkeys(("started_on", "ended_on"), _maybe(ANY_DAY)),
        "end_reason": LINE,
    },
    DosePeriod: {
        "first_on": ANY_DAY,
        "last_on": _maybe(ANY_DAY),
        "amount": NUMBER,
        **dict.fromkeys(("unit", "timing"), LINE),
    },
}
"""How each field of a fact is read, days before the times on them."""

OCCASION = ("on", "at")
OCCASIONAL = (Fluid, SymptomScore, Checkin, LabReport)
"""Facts that happened on a day, at a moment if that is known."""
LAB_LINE = ("code", "printed", "unit", "range", "method")
LAB_REPORT = (*OCCASION, "laboratory")
ABOUT_ENTRY = ("note", "private")
OF_SEVERAL = {
    "on": PAST_DAY,
    "at": _maybe(MOMENT),
    "note": Reader(lambda text, _: clean(text), Asked.TEXT),
    "private": YES_NO,
}
"""The fields that entries of several kinds have."""
OTHER_NAMES = {"range_printed": "range", "value": "printed", "lab": "laboratory"}
"""What else a field may be called where no field has that name."""


def field_names(fact: object) -> tuple[str, ...]:
    """The fields of a fact that can be typed anew."""
    if isinstance(fact, LabResult):
        return (*LAB_LINE, *LAB_REPORT, *ABOUT_ENTRY)
    own = ("symptom", "value") if isinstance(fact, SymptomScore) else ()
    occasion = OCCASION if isinstance(fact, OCCASIONAL) else ()
    return (*occasion, *own, *READERS[type(fact)], *ABOUT_ENTRY)


def reader_of(fact: object, name: str) -> Reader:
    """How a field of a fact is asked for; a line of text unless something else is known."""
    return READERS.get(type(fact), {}).get(name) or OF_SEVERAL.get(name, LINE)


def by_field(fact: object, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed for each field of a fact; a field that it does not have is refused."""
    known = field_names(fact)
    found: dict[str, str] = {}
    for typed_name, text in typed.items():
        name = typed_name if typed_name in known else OTHER_NAMES.get(typed_name, "")
        if name not in known or name in found:
            raise NotUnderstood(
                f"There is no field {quoted(typed_name)} to change here, or it is named twice: "
                f"the fields are {', '.join(known)}."
            )
        found[name] = text
    return found
