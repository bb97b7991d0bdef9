"""Asks for a treatment course: which regimen, from when on, and what later dates go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Select, Static

from lupus_journal.domain.course_words import plan_words
from lupus_journal.domain.courses import AnchorRule, Course, Reason, Severity
from lupus_journal.domain.day_reading import Leaning
from lupus_journal.domain.drinking import QUESTION, ToldToLimit
from lupus_journal.domain.errors import InvalidEntry, JournalError
from lupus_journal.services.course_reading import CourseLine, PlanLine, read_course
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import choice, field
from lupus_journal.tui.text import cell, plain
from lupus_journal.tui.widgets.both_rules import RULES, BothRules
from lupus_journal.tui.widgets.date_field import DateField, DayInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from textual.widget import Widget

    from lupus_journal.domain.regimens import Options, Regimen, Regimens
    from lupus_journal.domain.schedule import PlannedDose

    Preview = Callable[[Course, date | None], Mapping[AnchorRule, tuple[PlannedDose, ...]]]

OWN = "another medicine: your own days and interval"
"""How the regimen that has no plan of its own is offered."""
INTERVAL_HINT = "28d, 24w or 1mo"
BRANDS = 2
"""How many brands a hint has room for."""
UNANSWERED = f"{QUESTION} Answer yes, no or not sure."
NOT_YET = "Choose the medicine and its first day: the dates then stand here."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCourse:
    """A course to begin, and what is said along with it."""

    course: Course
    last_given: date | None = None
    """The latest infusion, where the course is under way already."""
    told_to_limit: ToldToLimit | None = None
    note: str = ""


class CourseDialog(Dialog[NewCourse]):
    """A course to begin, with its next dates under both rules while it is typed."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss", "../styles/course.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-beside"), (108, "-wide")]
    TITLE = "Begin a course"
    ACCEPT = "Begin"
    FORM = "course"
    AUTO_FOCUS = "#regimen"

    def __init__(
        self,
        keep: Callable[[NewCourse], str],
        regimens: Regimens,
        preview: Preview,
        today: date,
        *,
        asks_about_drinking: bool,
    ) -> None:
        super().__init__(keep)
        self._regimens = {regimen.id: regimen for regimen in regimens}
        self._preview = preview
        self._today = today
        self._asks_about_drinking = asks_about_drinking

    def fields(self) -> Iterator[Widget]:
        """The regimen on top; below, what there is to say about it, and its dates beside that."""
        yield Select(
            [(cell(_offered(regimen)), name) for name, regimen in self._regimens.items()],
            prompt="Choose the medicine and its schedule",
            id="regimen",
            compact=True,
        )
        yield Static("", id="published", markup=False)
        with Horizontal(id="plan"):
            with VerticalScroll(id="said", can_focus=False):
                yield from self._about_the_plan()
                if self._asks_about_drinking:
                    yield Label(QUESTION, markup=False, classes="asked")
                    answers = {answer.value: answer.value for answer in ToldToLimit}
                    yield choice("", "told", answers, prompt="yes, no or not sure")
                yield from _about_the_reasons()
            with VerticalScroll(id="dates", can_focus=False):
                yield BothRules()

    def _about_the_plan(self) -> Iterator[Widget]:
        yield DateField("First day", "start", self._today, leaning=Leaning.FUTURE)
        yield field("Medicine", "medicine", hint="its name")
        yield field("Every", "every", hint=INTERVAL_HINT)
        yield field("Days in a row", "days")
        yield field("First doses", "load", hint="days, such as 0,14,28")
        yield field("Brand", "brand")
        yield DateField("Latest given", "last-given", self._today)
        yield choice(
            "If one is late",
            "rule",
            {rule.value: words for rule, words in RULES.items()},
            AnchorRule.FROM_GIVEN.value,
        )

    def on_mount(self) -> None:
        """Show only what belongs to the regimen."""
        self._show_regimen()

    @on(Select.Changed, "#regimen")
    def _show_regimen(self) -> None:
        regimen = self._regimen()
        options = regimen.options if regimen else None
        self._show("medicine", shown=regimen is not None and not regimen.medicine)
        self._show("every", shown=bool(options and (options.intervals or options.any_interval)))
        self._show("days", shown=bool(options and options.days))
        self._show("load", shown=bool(options and options.loading))
        if regimen and options:
            self._hint("every", _intervals(options))
            self._hint("days", f"{options.days[0]} to {options.days[1]}" if options.days else "")
            self._hint("brand", ", ".join(regimen.brands[:BRANDS]))
        words = " ".join(filter(None, [regimen.schedule, regimen.status])) if regimen else ""
        self.query_one("#published", Static).update(plain(words))

    @on(Input.Changed)
    @on(Select.Changed)
    def _show_dates(self) -> None:
        shown = self.query_one(BothRules)
        if self._regimen() is None or not self.typed("start").strip():
            shown.explain(NOT_YET)
            return
        try:
            course = self._course(self.typed("medicine") or OWN)
            dates = self._preview(course, self._last_given())
        except JournalError as error:
            shown.explain(str(error))
        else:
            shown.show(dates, course.rule, course.phases)

    def read(self) -> NewCourse:
        """The course as it was typed."""
        course, last_given = self._course(self.typed("medicine")), self._last_given()
        told = self.chosen("told") if self._asks_about_drinking else ""
        if self._asks_about_drinking and not told:
            # What is said about drinking before an infusion hangs on it.
            self.query_one("#told").focus()
            raise InvalidEntry(UNANSWERED)
        return NewCourse(
            course=course,
            last_given=last_given,
            told_to_limit=ToldToLimit(told) if told else None,
            note=self.typed("note"),
        )

    def _course(self, medicine: str) -> Course:
        regimen = self._regimen()
        if regimen is None:
            raise InvalidEntry("Choose the medicine and its schedule.")
        if not self.typed("start").strip():
            raise InvalidEntry("Write the course's first day, such as 2026-03-01 or mon.")
        severity, reason = self.chosen("severity"), self.chosen("reason")
        line = CourseLine(
            medicine="" if regimen.medicine else medicine,
            brand=self.typed("brand"),
            rule=AnchorRule(self.chosen("rule")),
            severity=Severity(severity) if severity else None,
            reason=Reason(reason) if reason else None,
            tried_before=self.typed("tried"),
            prescriber=self.typed("prescriber"),
        )
        start = self.query_one("#start", DayInput).day()
        return read_course(regimen, start, self._plan(regimen.options), line)

    def _plan(self, options: Options) -> PlanLine:
        """What is chosen about the regimen; what it does not let one choose is not shown."""
        can_repeat = options.intervals or options.any_interval
        return PlanLine(
            every=(self.typed("every").strip() or None) if can_repeat else None,
            days=(self.typed("days").strip() or None) if options.days else None,
            load=(self.typed("load").strip() or None) if options.loading else None,
        )

    def _last_given(self) -> date | None:
        given = self.query_one("#last-given", DayInput)
        return given.day() if given.value.strip() else None

    def _regimen(self) -> Regimen | None:
        return self._regimens.get(self.chosen("regimen"))

    def _show(self, field_id: str, *, shown: bool) -> None:
        for row in self.query(".field"):
            if row.query(f"#{field_id}"):
                row.display = shown

    def _hint(self, field_id: str, hint: str) -> None:
        self.query_one(f"#{field_id}", Input).placeholder = hint


def _about_the_reasons() -> Iterator[Widget]:
    yield choice("Severity", "severity", {word.value: word.value for word in Severity}, prompt="-")
    yield choice("Reason", "reason", {word.value: word.value for word in Reason}, prompt="-")
    yield field("Tried before", "tried", hint="and why it stopped")
    yield field("Prescriber", "prescriber")
    yield field("Note", "note")


def _offered(regimen: Regimen) -> str:
    """How a regimen stands in the list."""
    if not regimen.phases:
        return OWN
    return f"{regimen.medicine}: {plan_words(regimen.phases)}"


def _intervals(options: Options) -> str:
    """The intervals that are published, or how any is written."""
    return " or ".join(map(str, options.intervals)) or INTERVAL_HINT
