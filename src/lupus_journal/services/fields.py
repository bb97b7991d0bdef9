"""The fields of entries by name, and how each is read: as strictly as when it was logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lupus_journal.domain.answers import Answer
from lupus_journal.domain.checkins import Checkin, SymptomScore
from lupus_journal.domain.choices import read_choice
from lupus_journal.domain.courses import AnchorRule, Course, Reason, Severity
from lupus_journal.domain.days import Leaning, read_day, read_moment, read_time, written
from lupus_journal.domain.errors import InvalidEntry, NotUnderstood
from lupus_journal.domain.fluids import Fluid, read_ml
from lupus_journal.domain.infusions import HoldReason, Infusion, InfusionStatus
from lupus_journal.domain.labs import LabReport, LabResult
from lupus_journal.domain.medicines import DosePeriod, Medicine
from lupus_journal.domain.numbers import read_number
from lupus_journal.domain.text import clean_line, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, time, tzinfo
    from decimal import Decimal
    from enum import StrEnum

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


Reader: TypeAlias = "Callable[[str, About], object]"


def _line(text: str, _: About) -> str:
    return clean_line(text)


def _past_day(text: str, about: About) -> date:
    day = read_day(text, about.today, Leaning.PAST)
    if day > about.today:
        raise InvalidEntry(f"{written(day)} has not come yet: write a day up to today.")
    return day


def _any_day(text: str, about: About) -> date:
    return read_day(text, about.today, Leaning.PAST)


def _coming_day(text: str, about: About) -> date:
    return read_day(text, about.today, Leaning.FUTURE)


def _clock(text: str, _: About) -> time:
    return read_time(text)


def _moment(text: str, about: About) -> datetime:
    return read_moment(text, about.on, about.setting.zone)


def _number(text: str, _: About) -> Decimal:
    return read_number(text)


def _ml(text: str, _: About) -> int:
    return read_ml(text)


def _whole(text: str, _: About) -> int:
    number = read_number(text)
    if number != number.to_integral_value():
        raise InvalidEntry(f"{quoted(text)} is not a whole number: write it as 2.")
    return int(number)


def _yes_or_no(text: str, _: About) -> bool:
    return read_yes_or_no(text)


def read_yes_or_no(text: str) -> bool:
    """What yes or no says."""
    answer = {"yes": True, "y": True, "no": False, "n": False}.get(text.strip().lower())
    if answer is None:
        raise NotUnderstood(f"{quoted(text)} is neither yes nor no: write one of them.")
    return answer


def _one_of(kind: type[StrEnum], what: str) -> Reader:
    return lambda text, _: read_choice(kind, text, what)


def _maybe(reader: Reader) -> Reader:
    """Reads what may be missing: nothing typed empties the field."""
    return lambda text, about: reader(text, about) if text.strip() else None


READERS: dict[type, dict[str, Reader]] = {
    Fluid: {"ml": _ml},
    SymptomScore: {"site": _line},
    Checkin: {"too_tired": _yes_or_no},
    LabReport: {"laboratory": _line},
    Answer: {},
    Infusion: {
        "dose": _whole,
        "status": _one_of(InfusionStatus, "a status"),
        "planned_on": _maybe(_coming_day),
        "given_on": _maybe(_past_day),
        "planned_at": _maybe(_clock),
        "reason": _maybe(_one_of(HoldReason, "a reason")),
        "reason_note": _line,
        **dict.fromkeys(("arrived_at", "started_at", "ended_at", "left_at"), _maybe(_moment)),
        "dose_given": _line,
        "weight_kg": _maybe(_number),
        "lot": _line,
        "lot_expires": _maybe(_coming_day),
        **dict.fromkeys(("place", "nurse", "access_site"), _line),
        **dict.fromkeys(("access_attempts", "observed_minutes"), _maybe(_whole)),
    },
    Course: {
        **dict.fromkeys(("medicine", "brand"), _line),
        "start": _any_day,
        "rule": _one_of(AnchorRule, "a rule"),
        "severity": _maybe(_one_of(Severity, "a severity")),
        "reason": _maybe(_one_of(Reason, "a reason")),
        **dict.fromkeys(("tried_before", "prescriber"), _line),
        "ended_on": _maybe(_any_day),
        "end_reason": _line,
    },
    Medicine: {
        "name": _line,
        **dict.fromkeys(("started_on", "ended_on"), _maybe(_any_day)),
        "end_reason": _line,
    },
    DosePeriod: {
        "first_on": _any_day,
        "last_on": _maybe(_any_day),
        "amount": _number,
        **dict.fromkeys(("unit", "timing"), _line),
    },
}
"""How each field of a fact is read, days before the times on them."""

OCCASION = ("on", "at")
OCCASIONAL = (Fluid, SymptomScore, Checkin, LabReport)
"""Facts that happened on a day, at a moment if that is known."""
LAB_LINE = ("code", "printed", "unit", "range", "method")
LAB_REPORT = (*OCCASION, "laboratory")
ABOUT_ENTRY = ("note", "private")
OTHER_NAMES = {"range_printed": "range", "value": "printed", "lab": "laboratory"}
"""What else a field may be called where no field has that name."""


def field_names(fact: object) -> tuple[str, ...]:
    """The fields of a fact that can be typed anew."""
    if isinstance(fact, LabResult):
        return (*LAB_LINE, *LAB_REPORT, *ABOUT_ENTRY)
    own = ("symptom", "value") if isinstance(fact, SymptomScore) else ()
    occasion = OCCASION if isinstance(fact, OCCASIONAL) else ()
    return (*occasion, *own, *READERS[type(fact)], *ABOUT_ENTRY)


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
