"""A month as a heat map: a figure for each day that has one, and nothing for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.days import month_of
from lupus_journal.domain.diary import A_WEEK, brief, shade, weeks_of

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import RenderResult
    from textual.geometry import Size

    from lupus_journal.domain.diary import Month
    from lupus_journal.domain.symptoms import Symptom

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
BEFORE, AFTER = " ← ", " → "
CHOSEN, TODAY, GIVEN, PLANNED = "▸", "•", "▲", "○"
NOTE, LABS, DRINKS = "n", "l", "d"
TIGHT, ROOMY = 4, 7
"""The width of a day that leaves no gap to the next, and from which on it shows what else is."""
HEAD = 2
"""The rows above the weeks: the month's name, and the names of the days."""

LOOKS = ("", "head", "name", "chosen", "today", *(f"shade-{strength}" for strength in range(4)))
"""The looks of the map's parts by name; the first is that of the map itself."""
Part: TypeAlias = tuple[str, str]
"""A text, and the name of its look."""


class MonthMap(Widget, can_focus=True):
    """The days of a month, one of them chosen."""

    BINDINGS: ClassVar = [
        Binding("left,h", "screen.step(-1)", "Day before", show=False),
        Binding("right,l", "screen.step(1)", "Day after", show=False),
        Binding("up,k", "screen.step(-7)", "Week before", show=False),
        Binding("down,j", "screen.step(7)", "Week after", show=False),
        Binding("home", "screen.first_of_month", "First of the month", show=False),
        Binding("end", "screen.last_of_month", "Last of the month", show=False),
        Binding("enter", "screen.into_day", "To the day's entries", show=False),
    ]
    COMPONENT_CLASSES: ClassVar = {f"month-map--{look}" for look in LOOKS if look}

    month: reactive[Month | None] = reactive(None)
    day: reactive[date | None] = reactive(None)
    today: reactive[date | None] = reactive(None)
    symptom: reactive[Symptom | None] = reactive(None)
    only_week: reactive[bool] = reactive(False, layout=True)
    """Whether there is room for no more than the chosen day's week."""

    class Chosen(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Turned(Message):
        """The month before or after was asked for; without either, a day to be typed."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def watch_day(self, before: date | None, day: date | None) -> None:
        """Take another height for a month of other weeks."""
        if before is None or day is None or before.replace(day=1) != day.replace(day=1):
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual asks with all three
        """The head, and the rows of each week."""
        return HEAD + len(self._weeks()) * _height(width // A_WEEK)

    def render(self) -> RenderResult:
        """The name of the month, the days' names, then week by week."""
        if self.day is None:
            return ""
        shown = Shown(self.day, self.today, self.month, self.symptom, self._width)
        looks = {
            look: self.get_visual_style(*([f"month-map--{look}"] if look else [])) for look in LOOKS
        }
        lines = [shown.name(), shown.weekdays()]
        for week in self._weeks():
            days = [day if self._is_shown(day) else None for day in week]
            lines += [
                [part for day in days for part in shown.cell(day, row)]
                for row in range(_height(self._width))
            ]
        return Content("\n").join(
            Content.assemble(*((text, looks[look]) for text, look in line)) for line in lines
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the day under the pointer, or turn the page."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0:
            self.post_message(self.Turned(self._arrow_at(offset.x)))
            return
        week, place = (offset.y - HEAD) // _height(self._width), offset.x // self._width
        weeks = self._weeks()
        if 0 <= week < len(weeks) and place < A_WEEK and self._is_shown(weeks[week][place]):
            self.post_message(self.Chosen(weeks[week][place]))

    @property
    def _width(self) -> int:
        """How many columns a day has."""
        return max(1, self.size.width // A_WEEK)

    def _weeks(self) -> list[tuple[date, ...]]:
        if self.day is None:
            return []
        weeks = weeks_of(self.day)
        return [week for week in weeks if self.day in week] if self.only_week else weeks

    def _is_shown(self, day: date) -> bool:
        """Whether a day stands in the map: one of another month only beside the chosen week's."""
        return self.only_week or (self.day is not None and day.month == self.day.month)

    def _arrow_at(self, x: int) -> int:
        if x < len(BEFORE):
            return -1
        return 1 if x >= self._width * A_WEEK - len(AFTER) else 0


class Shown(NamedTuple):
    """What a map shows at one moment; its parts are texts, each with the name of its look."""

    chosen: date
    today: date | None
    month: Month | None
    symptom: Symptom | None
    width: int
    """How many columns a day has."""

    def name(self) -> list[Part]:
        """The month between the arrows that turn the page."""
        room = self.width * A_WEEK - len(BEFORE) - len(AFTER)
        return [(BEFORE, "head"), (month_of(self.chosen).center(room), "name"), (AFTER, "head")]

    def weekdays(self) -> list[Part]:
        """The names of the days."""
        return [("".join(f" {name}".ljust(self.width) for name in WEEKDAYS), "head")]

    def cell(self, day: date | None, row: int) -> list[Part]:
        """One row of a day: its number, its figure, or what else it holds."""
        if day is None:
            return [(" " * self.width, "")]
        text, look = (self._number, self._figure, self._others)[row](day)
        gap = 0 if self.width <= TIGHT else 1
        return [(text.ljust(self.width - gap), look), (" " * gap, "")]

    def _number(self, day: date) -> Part:
        mark, look = " ", ""
        if day == self.chosen:
            mark, look = CHOSEN, "chosen"
        elif day == self.today:
            mark, look = TODAY, "today"
        return f"{mark}{day.day:>2}{self._infusion(day)}", look

    def _figure(self, day: date) -> Part:
        if self.month is None or self.symptom is None:
            return "", ""
        figure, scale = self.month.figure(self.symptom.id, day), self.symptom.scale
        if figure is None:
            return "", ""
        return brief(scale, figure).rjust(3), f"shade-{shade(scale, figure)}"

    def _others(self, day: date) -> Part:
        if self.month is None:
            return "", ""
        kept = ((NOTE, self.month.notes), (LABS, self.month.labs), (DRINKS, self.month.drinks))
        return "  " + "".join(letter for letter, days in kept if day in days), ""

    def _infusion(self, day: date) -> str:
        if self.month is None:
            return ""
        if day in self.month.given:
            return GIVEN
        return PLANNED if day in self.month.planned else ""


def _height(width: int) -> int:
    """How many rows a day has that is so wide."""
    return 3 if width >= ROOMY else 2
