"""Asks what became of a dose, or what is to: given, booked, moved, held, missed or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Checkbox, Label, Select

from lupus_journal.domain.day_reading import Leaning, read_moment, read_time
from lupus_journal.domain.days import written
from lupus_journal.domain.dose_words import asked_words
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import HoldReason, InfusionStatus
from lupus_journal.domain.numbers import read_kg
from lupus_journal.domain.text import clean_line, sentence
from lupus_journal.services.clock import LocalZone
from lupus_journal.services.decisions import Decision
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import choice, field
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, time

    from textual.widget import Widget

    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.services.infusions import Dose, Session

GIVEN, BOOKED, MOVED = InfusionStatus.GIVEN, InfusionStatus.PLANNED, InfusionStatus.MOVED
HELD, MISSED = InfusionStatus.HELD, InfusionStatus.MISSED
CANCELLED = InfusionStatus.CANCELLED

OUTCOMES = {
    GIVEN: "given",
    BOOKED: "booked for a day",
    MOVED: "moved to another day",
    HELD: "held, without a new day",
    MISSED: "missed: not given, and it will not be",
    CANCELLED: "cancelled",
}
SESSION = ("start", "end", "amount", "weight", "lot", "nurse", "site")
FIELDS = {
    GIVEN: ("day", "place", *SESSION),
    BOOKED: ("day", "at", "place", "confirmed"),
    MOVED: ("day", "at", "place", "why"),
    HELD: ("reason", "why"),
    MISSED: ("why",),
    CANCELLED: ("why",),
}
"""The fields that belong to each outcome, besides the note."""
ALL_THE_SAME = "Save again to keep dose {} all the same."


class DoseDialog(Dialog[Decision]):
    """One dose, with the fields that belong to what became of it."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss", "../styles/dose.tcss"]
    FORM = "dose"
    AUTO_FOCUS = ""

    def __init__(
        self,
        keep: Callable[[Decision], str],
        dose: Dose,
        today: date,
        outcome: InfusionStatus | None = None,
        last: Infusion | None = None,
        unanswered: str = "",
    ) -> None:
        super().__init__(keep, about=f"{dose.course.id}-{dose.number}-{outcome or 'open'}")
        self._dose = dose
        self._today = today
        self._is_said = outcome is not None
        self._first = outcome or GIVEN
        self._last = last
        self._unanswered = unanswered
        """What is to be asked about an earlier dose before this one is settled."""
        self.title = _title(dose)
        self._offered_day = self._offer(self._first)

    def fields(self) -> Iterator[Widget]:
        """Which dose it is, what became of it, and all that may be said of that."""
        booked, last = self._dose.infusion, self._last
        yield Label(plain(self._about_the_dose()), classes="dose")
        yield choice(
            "It is", "outcome", {one.value: OUTCOMES[one] for one in OUTCOMES}, self._first
        )
        yield DateField("Day", "day", self._today, self._offered_day)
        yield field("Time", "at", _clock(booked.planned_at) if booked else "", "such as 9:30")
        yield choice("Why", "reason", {reason.value: reason.value for reason in HoldReason})
        yield field("In your words", "why", hint="if there is more to say")
        yield field("Began", "start", hint="such as 9:30")
        yield field("Ended", "end", hint="such as 10:45")
        yield field("Dose as given", "amount", hint=_as_last(last.dose_given if last else ""))
        yield field("Your weight", "weight", hint="kg")
        yield field("Lot", "lot")
        place = booked.place if booked else ""
        yield field("Place", "place", place, _as_last(last.place if last else ""))
        yield field("Nurse", "nurse", hint=_as_last(last.nurse if last else ""))
        site = _as_last(last.access_site if last else "")
        yield field("Access", "site", hint=site or "such as left hand")
        is_confirmed = booked is not None and booked.status is InfusionStatus.CONFIRMED
        words = "The centre has confirmed it"
        yield Checkbox(words, is_confirmed, id="confirmed", compact=True)
        yield field("Note", "note")

    def on_mount(self) -> None:
        """Begin with what is not said yet: the outcome, or the first of its fields."""
        self._show_outcome()
        first = FIELDS[self._first][0] if self._is_said else "outcome"
        self.query_one(f"#{first}").focus()

    @on(Select.Changed, "#outcome")
    def _show_outcome(self) -> None:
        outcome = self._outcome()
        shown = ("outcome", "note", *FIELDS[outcome])
        for row in self.query(".field, #confirmed"):
            names = {row.id, *(inner.id for inner in row.query("*"))}
            row.display = bool(names & set(shown))
        day = self.query_one("#day", DayInput)
        day.leaning = Leaning.PAST if outcome is GIVEN else Leaning.FUTURE
        if day.value == _iso(self._offered_day):
            self._offered_day = self._offer(outcome)
            day.value = _iso(self._offered_day)

    def read(self) -> Decision:
        """What became of the dose."""
        outcome = self._outcome()
        fields = FIELDS[outcome]
        on_day = self._day() if "day" in fields else None
        at = self.typed("at").strip() if "at" in fields else ""
        reason = self.chosen("reason") if "reason" in fields else ""
        if outcome is HELD and not reason:
            raise InvalidEntry("Choose why it was held.")
        is_confirmed = outcome is BOOKED and self.query_one("#confirmed", Checkbox).value
        return Decision(
            status=InfusionStatus.CONFIRMED if is_confirmed else outcome,
            on=on_day,
            at=read_time(at) if at else None,
            place=clean_line(self.typed("place")) if "place" in fields else "",
            reason=HoldReason(reason) if reason else None,
            why=clean_line(self.typed("why")) if "why" in fields else "",
            note=self.typed("note"),
            session=self._session(on_day) if outcome is GIVEN and on_day else {},
        )

    def answer(self, answer: Decision) -> None:
        """Have it kept; the first time, ask about an earlier dose that would be passed over."""
        if answer.status.is_settled and self._unanswered:
            self.say_problem(f"{self._unanswered} {ALL_THE_SAME.format(self._dose.number)}")
            self._unanswered = ""
        else:
            super().answer(answer)

    def _session(self, on_day: date) -> Session:
        weight = self.typed("weight").strip()
        return {
            "started_at": _moment(self.typed("start"), on_day),
            "ended_at": _moment(self.typed("end"), on_day),
            "dose_given": clean_line(self.typed("amount")),
            "weight_kg": read_kg(weight) if weight else None,
            "lot": clean_line(self.typed("lot")),
            "place": clean_line(self.typed("place")),
            "nurse": clean_line(self.typed("nurse")),
            "access_site": clean_line(self.typed("site")),
        }

    def _day(self) -> date:
        day = self.query_one("#day", DayInput)
        if not day.value.strip():
            raise InvalidEntry("Write the day, such as 2026-03-01, mon or +2w.")
        return day.day()

    def _outcome(self) -> InfusionStatus:
        return InfusionStatus(self.chosen("outcome"))

    def _offer(self, outcome: InfusionStatus) -> date | None:
        """The day that is most likely meant; a new one is for the person to name."""
        planned = self._dose.planned.day if self._dose.planned else self._today
        if outcome is GIVEN:
            return min(planned, self._today)
        return planned if outcome is BOOKED and planned >= self._today else None

    def _about_the_dose(self) -> str:
        dose, course = self._dose, self._dose.course.fact
        if dose.planned is None:
            return f"{course.title}: not planned."
        words = asked_words(dose.planned, dose.infusion, course.ended_on, self._today)
        return f"{course.title}. {sentence(words)}"


def _title(dose: Dose) -> str:
    """The question, naming the dose and its day, for any outcome."""
    day = f", {written(dose.planned.day)}" if dose.planned else ""
    return f"What becomes of dose {dose.number}{day}?"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _as_last(text: str) -> str:
    return f"last time: {text}" if text else ""


def _moment(text: str, on_day: date) -> datetime | None:
    return read_moment(text, on_day, LocalZone()) if text.strip() else None
