"""What stands above a timeline: the course, its plan and why, what comes next, and the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from lupus_journal.domain.course_words import plan_words
from lupus_journal.domain.days import written
from lupus_journal.domain.text import sentence
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import RenderResult

    from lupus_journal.domain.courses import Course


class Head(NamedTuple):
    """A course, what is open and what comes next in it, and its place among others, from 1."""

    course: Course
    opened: str
    coming: str
    place: int
    of: int


class TimelineHead(Widget):
    """The course in a few lines; where there are others, both ways to them can be clicked."""

    head: reactive[Head | None] = reactive(None, layout=True)

    def render(self) -> RenderResult:
        """The lines, from the medicine to what comes next."""
        if self.head is None:
            return ""
        course = self.head.course
        lines = [self._title(course), plain(_plan(course), "$text-muted")]
        lines += [plain(words, "$text-muted") for words in _circumstances(course)]
        if self.head.opened:
            lines.append(Content.assemble("Open: ", plain(self.head.opened, "bold")))
        lines.append(Content.assemble("Next: ", plain(self.head.coming, "bold")))
        return Content("\n").join(lines)

    def _title(self, course: Course) -> Content:
        title = plain(course.title, "bold")
        if self.head is None or self.head.of == 1:
            return title
        before = Style.from_meta({"@click": "screen.course(-1)"}) + Style(reverse=True)
        after = Style.from_meta({"@click": "screen.course(1)"}) + Style(reverse=True)
        place = f" course {self.head.place} of {self.head.of} "
        return Content.assemble(title, "   ", (" ← ", before), place, (" → ", after))


def _plan(course: Course) -> str:
    return sentence(f"{plan_words(course.phases)}, {course.rule.words}")


def _circumstances(course: Course) -> Iterator[str]:
    """Since when and why, and why it ended if it did."""
    why = filter(None, (course.severity, course.reason))
    yield " · ".join((f"Since {written(course.start)}", *why))
    if course.end_reason:
        yield f"Why it ended: {course.end_reason}"
