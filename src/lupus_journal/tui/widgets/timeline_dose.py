"""What is on record about one dose: before it, during it, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import relative, written
from lupus_journal.domain.dose_page import dose_page
from lupus_journal.domain.dose_words import asked_words, part_words
from lupus_journal.domain.text import sentence, shown_lines
from lupus_journal.tui.text import plain
from lupus_journal.tui.widgets.note_text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult, RenderResult
    from textual.geometry import Size

    from lupus_journal.domain.dose_page import Line
    from lupus_journal.services.infusions import Dose

LABEL = 17
"""The cells of the labels."""
SECTIONS = ("before", "during", "after")
NOTHING = {
    "before": "Nothing is recorded yet.",
    "during": "It has not been recorded as given.",
    "after": "Nothing is recorded yet.",
}


class DoseSection(Widget):
    """One part of a dose's page, its lines broken below their own beginning."""

    lines: reactive[tuple[Line, ...]] = reactive((), layout=True)

    def __init__(self, part: str) -> None:
        super().__init__(id=part)
        self.border_title = plain(part.capitalize())

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as it takes in that width."""
        return max(1, len(list(self._rows(width))))

    def render(self) -> RenderResult:
        """What is known, label by label."""
        if not self.lines:
            return Content.styled(NOTHING[self.id or ""], "$text-muted")
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> Iterator[Content]:
        for label, words in self.lines:
            broken = [
                part for line in shown_lines(words) for part in wrapped(line, max(1, width - LABEL))
            ]
            for place, part in enumerate(broken):
                name = label.capitalize() if place == 0 else ""
                yield Content.assemble((f"{name:<{LABEL}}", "$text-muted"), part)


class DoseSections(VerticalScroll):
    """Which dose it is and how it stands; below, its three sections."""

    dose: reactive[Dose | None] = reactive(None)
    follow_ups: reactive[tuple[Line, ...]] = reactive(())
    """What was answered after the infusion, where it is looked up."""

    def __init__(self, today: date, *, can_focus: bool = False) -> None:
        super().__init__(can_focus=can_focus)
        self.today = today

    def compose(self) -> ComposeResult:
        """The head and the sections."""
        yield DoseHead(self.today).data_bind(DoseSections.dose)
        for part in SECTIONS:
            yield DoseSection(part)

    def on_mount(self) -> None:
        """Fill the sections."""
        self.watch_dose()

    def watch_dose(self) -> None:
        """Show another dose, or the same one anew."""
        dose = self.dose
        for child in self.children:
            child.display = dose is not None
        if dose is None:
            return
        self._fill(dose)
        self.scroll_home(animate=False)

    def watch_follow_ups(self) -> None:
        """Add what was answered, or take away what is not of this dose."""
        if self.dose is not None:
            self._fill(self.dose)

    def _fill(self, dose: Dose) -> None:
        page = dose_page(dose.planned, dose.infusion, dose.note, self.follow_ups)
        for section, lines in zip(self.query(DoseSection), page, strict=False):
            section.lines = lines


class DoseHead(Widget):
    """A dose's number, its day, and how it stands."""

    dose: reactive[Dose | None] = reactive(None, layout=True)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def render(self) -> RenderResult:
        """The lines of the head."""
        dose = self.dose
        if dose is None:
            return ""
        name = plain(f"Dose {dose.number} of {dose.course.fact.title}", "bold")
        if dose.planned is None:
            return Content("\n").join([name, plain("Not planned.")])
        words = [f"{written(dose.planned.day)}, {relative(dose.planned.day, self._today)}"]
        words += [part] if (part := part_words(dose.planned, dose.course.fact.phases)) else []
        ended_on = dose.course.fact.ended_on
        state = asked_words(
            dose.planned, dose.infusion, ended_on, self._today, is_open=dose.is_open
        )
        return Content("\n").join([name, plain(" · ".join(words)), plain(sentence(state))])
