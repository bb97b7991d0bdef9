"""What a screen does about treatment courses: begins one, changes it, ends it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from lupus_journal.domain.days import written
from lupus_journal.domain.text import sentence
from lupus_journal.tui.screens.entries import EntryScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.courses import Course
    from lupus_journal.domain.entries import Entry
    from lupus_journal.tui.dialogs.course import CourseDialog, NewCourse
    from lupus_journal.tui.dialogs.end_course import CourseEnd


def course_dialog(journal: Journal, today: date) -> CourseDialog:
    """The form in which a course is begun; it asks about drinking until that is answered."""
    from lupus_journal.tui.dialogs.course import CourseDialog

    def keep(new: NewCourse) -> str:
        course = journal.courses.add(
            new.course, note=new.note, last_given=new.last_given, told_to_limit=new.told_to_limit
        )
        return f"Began {course.fact.title}. {sentence(journal.courses.coming_words(course))}"

    return CourseDialog(
        keep,
        journal.regimens,
        journal.courses.preview,
        today,
        asks_about_drinking=journal.person.get().limit_drinking is None,
    )


class CourseActions(EntryScreen):
    """A screen on which courses are begun, and the one that is shown is changed and ended."""

    def chosen_course(self) -> Entry[Course] | None:
        """The course that is shown."""
        raise NotImplementedError

    def action_begin_course(self) -> None:
        """Ask for a course, and begin it."""
        self.begin_course()

    @work(exclusive=True, group="course")
    async def begin_course(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a course, and begin it; afterwards, do what is to be done then."""
        async with self.waiting_for("Reading the schedules"):
            dialog = await asyncio.to_thread(course_dialog, await self.whole(), self.today)
        self.ask(dialog, then)

    def action_edit_course(self) -> None:
        """Change what is kept about the course."""
        if course := self.chosen_course():
            self.edit_entry(course.id)

    def action_delete_course(self) -> None:
        """Delete the course, after asking."""
        if course := self.chosen_course():
            self.delete_entry(course.id)

    @work(exclusive=True, group="course")
    async def action_end_course(self) -> None:
        """Ask for the course's last day and why it ends, and keep that."""
        from lupus_journal.tui.dialogs.end_course import EndCourseDialog

        course = self.chosen_course()
        if course is None:
            return
        journal = await self.whole()

        def keep(end: CourseEnd) -> str:
            ended = journal.courses.end(course, end.on, end.reason)
            return f"Ended {ended.fact.title} on {written(end.on)}: {end.reason}"

        self.ask(EndCourseDialog(keep, course, self.today))
