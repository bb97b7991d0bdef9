"""The course as a timeline: given, late, held and planned, with the next dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Button, Static

from lupus_journal.tui.keymap import bound
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.screens.courses import CourseActions
from lupus_journal.tui.screens.doses import DoseActions
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.key_footer import KeyFooter
from lupus_journal.tui.widgets.timeline import Timeline
from lupus_journal.tui.widgets.timeline_dose import DoseSections
from lupus_journal.tui.widgets.timeline_head import Head, TimelineHead
from lupus_journal.tui.widgets.top_line import TopLine
from lupus_journal.tui.widgets.word_filter import WordFilter

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.services.infusions import Dose

NOTHING_YET = (
    "No treatment course yet.\n\n"
    "A course is one medicine and its schedule. Once it stands here, the journal knows the next "
    "dates, and asks on each of them what became of the infusion."
)
DECIDED = {
    "given": "was given",
    "planned": "is booked for a day",
    "moved": "is moved to another day",
    "held": "is held, without a new day",
    "missed": "was missed",
    "cancelled": "is cancelled",
}
"""What may be added about the chosen dose, as the words after its number."""
COURSES = {
    "begin_course": "Begin a course",
    "edit_course": "Change the course of {}",
    "end_course": "End the course of {}",
    "delete_course": "Delete the course of {}",
}
"""What may be done about courses, by the action, as words around the medicine."""
OF_A_COURSE = {"decide", "open", "edit", "delete", "filter", "unfilter", "course"}
"""The actions that need a course to act on."""


class Shown(NamedTuple):
    """What the screen shows: a course, its head among the others, and its doses."""

    courses: tuple[str, ...]
    """The ids of all courses, in the order in which they are gone through."""
    course: Entry[Course]
    head: Head
    doses: tuple[Dose, ...]


class InfusionsScreen(DoseActions, CourseActions):
    """Infusions."""

    CSS_PATH = "../styles/infusions.tcss"
    AUTO_FOCUS = "Timeline"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDINGS: ClassVar = [
        bound("add", "add", "What became of a dose, a booking, a course"),
        bound("open", "open", "Everything about the chosen dose"),
        bound("check-in", "check_in", show=False),
        bound("delete", "delete", show=False),
        bound("filter", "filter", show=False),
        Binding("escape", "unfilter", show=False),
        bound("course-before", "course(-1)", show=False),
        bound("course-after", "course(1)", show=False),
        bound("begin-course", "begin_course", show=False),
    ]

    shown: var[Shown | None] = var(None)

    def compose(self) -> ComposeResult:
        """The course on top, its doses, and beside them the chosen one where there is room."""
        yield TopLine("infusions", self.today)
        with Vertical(id="empty"):
            yield Static(NOTHING_YET, markup=False)
            begin = plain(f"{key_for(self, 'begin-course')}  Begin a course")
            yield Button(begin, id="begin", variant="primary")
        yield TimelineHead()
        yield WordFilter("held, antibiotics, 2025")
        with Horizontal(id="course"):
            yield Timeline(self.today)
            yield DoseSections(self.today)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the course."""
        self.query_one("#empty").display = False
        self.query_one(WordFilter).display = False
        self.load()

    @work(exclusive=True, group="load")
    async def load(self, by: int = 0) -> None:
        """Read again the course that is shown, or one some places from it."""
        read = partial(_read, await self.whole(), self.shown, by)
        self._show(await self.patiently(read, "Reading the course"))

    def _show(self, found: Shown | None) -> None:
        self.shown = found
        self.query_one(TopLine).day = self.today
        timeline = self.query_one(Timeline)
        self.query_one("#empty").display = found is None
        self.query_one("#course").display = found is not None
        self.query_one(TimelineHead).head = found.head if found else None
        timeline.today = self.today
        timeline.doses = found.doses if found else ()
        self._show_chosen()
        self.refresh_bindings()
        begin = self.query_one("#begin")
        if found is None:
            self.set_focus(begin)
        elif self.focused in (None, begin):
            self.set_focus(timeline)

    @on(Timeline.Moved)
    def _show_chosen(self) -> None:
        self.query_one(DoseSections).dose = self.chosen_dose()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something to do it with."""
        return action not in OF_A_COURSE or self.shown is not None

    def chosen_dose(self) -> Dose | None:
        """The dose that the cursor is on."""
        return self.query_one(Timeline).chosen

    def chosen_course(self) -> Entry[Course] | None:
        """The course that is shown."""
        return self.shown.course if self.shown else None

    def action_add(self) -> None:
        """Ask what became of the chosen dose, or what is to be done about courses."""
        if self.shown is None:
            self.begin_course()
            return
        dose, medicine = self.chosen_dose(), self.shown.course.fact.medicine
        choices = {name: words.format(medicine) for name, words in COURSES.items()}
        if dose is not None:
            deeds = {
                f"decide({status!r})": f"Dose {dose.number} {words}"
                for status, words in DECIDED.items()
            }
            choices = {**deeds, **choices}
        self.offer("Add", choices)

    @on(Button.Pressed, "#begin")
    def _begin(self) -> None:
        self.begin_course()

    @on(Timeline.Opened)
    def action_open(self) -> None:
        """Show everything about the chosen dose."""
        from lupus_journal.tui.screens.dose import DoseScreen

        if dose := self.chosen_dose():
            self.app.push_screen(DoseScreen(self.quick, self.whole, dose))

    def action_course(self, by: int) -> None:
        """Show the course before or after this one, around the ends."""
        self.load(by)

    def action_filter(self) -> None:
        """Type words that narrow the timeline."""
        words = self.query_one(WordFilter)
        words.display = True
        words.focus()

    @on(WordFilter.Changed)
    def _narrow(self, message: WordFilter.Changed) -> None:
        self.query_one(Timeline).words = message.value

    @on(WordFilter.Submitted)
    def _to_the_list(self) -> None:
        self.query_one(Timeline).focus()

    @on(WordFilter.Closed)
    def action_unfilter(self) -> None:
        """Show every dose again."""
        words = self.query_one(WordFilter)
        words.value = ""
        words.display = False
        self.query_one(Timeline).focus()


def _read(journal: Journal, before: Shown | None, by: int) -> Shown | None:
    """The course that was shown before, or so many places from it; a new one goes before both."""
    courses = {course.id: course for course in journal.courses.by_what_is_next()}
    if not courses:
        return None
    ids = tuple(courses)
    place = 0
    if before and before.course.id in courses:
        place = (ids.index(before.course.id) + by) % len(ids)
    new = [one for one in ids if before and one not in before.courses]
    course = courses[new[0] if new else ids[place]]
    opened, coming = journal.courses.open_words(course), journal.courses.next_words(course)
    head = Head(course.fact, opened, coming, ids.index(course.id) + 1, len(ids))
    return Shown(ids, course, head, tuple(journal.infusions.on_record_and_ahead(course)))
