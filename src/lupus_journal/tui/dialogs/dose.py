"""Asks what became of a dose, or what is to: given, booked, moved, held, missed or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Checkbox, Label, Select

from lupus_journal.domain.day_reading import Leaning, read_moment, read_time
from lupus_journal.domain.days import weekday, written
from lupus_journal.domain.dose_words import state_words
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.infusions import HoldReason, InfusionStatus
from lupus_journal.domain.numbers import read_kg
from lupus_journal.domain.text import clean_line, sentence
from lupus_journal.services.clock import LocalZone
from lupus_journal.services.decisions import Decision
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.dose_outcomes import BOOKED, FIELDS, GIVEN, HELD, OUTCOMES
from lupus_journal.tui.dialogs.fields import choice, field
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, time

    from textual.widget import Widget

    from lupus_journal.domain.infusions import Infusion
    from lupus_journal.services.infusions import Dose, Session

NO_DAY_GIVEN = "Write the day on which it was given, such as today, mon or 2026-03-01."
NO_DAY_AHEAD = "Write the day, such as 2026-03-01, mon or +2w."
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
        """What is to be asked about an earlier dose before this one is given."""
        self._is_asked = False
        """Whether that stands in the dialog, to be read."""
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
        """Begin with what is not said yet: the outcome, or the first of its fields.

        Of a dose whose day has passed it is the day: it need not have been the planned one.
        """
        self._show_outcome()
        is_begun = self._is_said or self._is_overdue
        first = FIELDS[self._first][0] if is_begun else "outcome"
        self.query_one(f"#{first}").focus()

    @on(Select.Changed, "#outcome")
    def _show_outcome(self) -> None:
        outcome = self._outcome()
        self._take_back_question()
        shown = ("outcome", "note", *FIELDS[outcome])
        for row in self.query(".field, #confirmed"):
            names = {row.id, *(inner.id for inner in row.query("*"))}
            row.display = bool(names & set(shown))
        day = self.query_one("#day", DayInput)
        day.lean(*self._asked_day(outcome))
        day.begins_at = self._day_to_begin_at(outcome)
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
        if answer.status is GIVEN and self._unanswered and not self._is_asked:
            self.say_problem(f"{self._unanswered} {ALL_THE_SAME.format(self._dose.number)}")
            # A key pressed twice answers nothing that was not on the screen yet.
            self.call_after_refresh(self._note_question)
        else:
            super().answer(answer)

    def forget_problem(self) -> None:
        """A question stays until it is answered or its outcome is changed."""
        if not self._is_asked:
            super().forget_problem()

    def _note_question(self) -> None:
        self._is_asked = True

    def _take_back_question(self) -> None:
        """Forget that it was asked: another outcome is another question."""
        if self._is_asked:
            self._is_asked = False
            self.say_problem("")

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
            raise InvalidEntry(NO_DAY_GIVEN if self._outcome() is GIVEN else NO_DAY_AHEAD)
        return day.day()

    def _outcome(self) -> InfusionStatus:
        return InfusionStatus(self.chosen("outcome"))

    def _offer(self, outcome: InfusionStatus) -> date | None:
        """The day that is most likely meant; a new one is for the person to name."""
        planned = self._dose.planned.day if self._dose.planned else self._today
        if outcome is GIVEN:
            return None if self._is_overdue else self._today
        return planned if outcome is BOOKED and planned >= self._today else None

    def _day_to_begin_at(self, outcome: InfusionStatus) -> date:
        """The day that steps go from: the planned one, where it lies ahead and a new one is asked."""
        planned = self._dose.planned.day if self._dose.planned else self._today
        return self._today if outcome is GIVEN else max(planned, self._today)

    def _asked_day(self, outcome: InfusionStatus) -> tuple[Leaning, str]:
        """How a typed day is understood, and what is hinted at while there is none."""
        if outcome is not GIVEN:
            return Leaning.FUTURE, ""
        planned = self._dose.planned
        return Leaning.PAST, f"planned {weekday(planned.day)}" if planned else ""

    @property
    def _is_overdue(self) -> bool:
        """Whether the planned day has passed: then only the person knows when it was given."""
        return self._dose.planned is not None and self._dose.planned.day < self._today

    def _about_the_dose(self) -> str:
        dose, course = self._dose, self._dose.course.fact
        if dose.planned is None:
            return f"{course.title}: not planned."
        words = state_words(dose.planned, dose.infusion)
        today = f"; today is {weekday(self._today)}" if self._is_overdue else ""
        return f"{course.title}. {sentence(words + today)}"


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
