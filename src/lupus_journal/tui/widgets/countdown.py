"""How far the next infusion is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import relative, short, written
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import RenderResult
    from textual.geometry import Size

    from lupus_journal.services.today import Countdown, TodayPage

NO_COURSE = "No treatment course yet. {} leads to the infusions, where one is begun."
NOTHING_PLANNED = "No infusion is planned: the next one waits for a date from your centre."
SHORTEST_TRACK, LONGEST_TRACK = 8, 40


class CountdownPanel(Widget):
    """The next infusion, with its time and place, and the day of the cycle."""

    page: reactive[TodayPage | None] = reactive(None, layout=True)
    _width = 0

    def on_mount(self) -> None:
        """Name the panel."""
        self.border_title = "Next infusion"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines it takes at a width, which asking for one's own size would cost a layout."""
        self._width = width
        return super().get_content_height(container, viewport, width)

    def render(self) -> RenderResult:
        """The countdown, or why there is none."""
        if self.page is None:
            return ""
        if self.page.countdown is None:
            no_course = NO_COURSE.format(key_for(self, "infusions"))
            return Content(NOTHING_PLANNED if self.page.has_course else no_course)
        lines = _counted(self.page.countdown, self.page.calendar_day, self._width)
        return Content("\n").join(lines)


def _counted(countdown: Countdown, today: date, width: int) -> Iterator[Content]:
    dose = countdown.dose
    yield _headline(countdown, today, width)
    facts = f"{countdown.medicine}, dose {dose.number}"
    if countdown.last_given is not None:
        facts += f" · {_since((today - countdown.last_given).days)}"
    yield plain(facts)
    if countdown.place:
        yield plain(countdown.place)
    if countdown.last_given is not None:
        yield _track(countdown.last_given, today, dose.day, width)
    if dose.closer:
        yield Content(dose.closer)


def _since(days: int) -> str:
    """How long ago the infusion before was."""
    if days == 0:
        return "the last one was today"
    return f"{days} {'day' if days == 1 else 'days'} since the last one"


def _headline(countdown: Countdown, today: date, width: int) -> Content:
    """How far it is and when; on the right, as far as there is room, the dates after that."""
    dose = countdown.dose
    far = relative(dose.day, today).capitalize()
    when = f"   {written(dose.day)}" + (f" at {dose.at:%H:%M}" if dose.at else "")
    room = width - len(far) - len(when) - 3
    following = list(countdown.following)
    while following and len(_then(following)) > room:
        following.pop()
    then = _then(following).rjust(room + 3) if following else ""
    return Content.assemble((far, "bold"), when, (then, "$text-muted"))


def _then(days: list[date]) -> str:
    return f"then {', '.join(map(short, days))}"


def _track(last: date, today: date, following: date, width: int) -> Content:
    """The way from the last infusion to the next one, and how far along it today is."""
    start, end = f"{short(last)} ●", f"○ {short(following)}"
    room = width - len(start) - len(end) - 1
    length = max(SHORTEST_TRACK, min(LONGEST_TRACK, room))
    days = max(1, (following - last).days)
    gone = round(length * (today - last).days / days)
    return Content.assemble(
        (start, "$text-muted"),
        ("━" * gone + "▸", "$primary"),
        ("─" * (length - gone), "$text-muted"),
        (end, "$text-muted"),
    )
