"""How far the next infusion is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import relative, written
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from textual.app import RenderResult

    from lupus_journal.services.today import Countdown, TodayPage

NO_COURSE = (
    "No treatment course yet.\n"
    "“lupus-journal course add --help” lists the schedules and shows how to begin one; "
    "“lupus-journal demo” shows a made-up patient."
)
NOTHING_PLANNED = "No infusion is planned: the next one waits for a date from your centre."


class CountdownPanel(Widget):
    """The next infusion, with its time and place, and the day of the cycle."""

    page: reactive[TodayPage | None] = reactive(None, layout=True)

    def on_mount(self) -> None:
        """Name the panel."""
        self.border_title = "Next infusion"

    def render(self) -> RenderResult:
        """The countdown, or why there is none."""
        if self.page is None:
            return ""
        if self.page.countdown is None:
            return Content(NOTHING_PLANNED if self.page.has_course else NO_COURSE)
        return _counted(self.page.countdown, self.page)


def _counted(countdown: Countdown, page: TodayPage) -> Content:
    dose = countdown.dose
    at = f" at {dose.at:%H:%M}" if dose.at else ""
    first = Content.assemble(
        (relative(dose.day, page.calendar_day).capitalize(), "bold"), "   ", written(dose.day), at
    )
    facts = f"{countdown.medicine}, dose {dose.number}"
    if countdown.cycle_day is not None:
        facts += f" · day {countdown.cycle_day} since the last"
    lines = [first, plain(facts)]
    if countdown.place:
        lines.append(plain(countdown.place))
    if dose.closer:
        lines.append(Content(dose.closer))
    return Content("\n").join(lines)
